package org.earwitness.testkit.scene;

import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.BandPass;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.speech.SpeechSynthesizer;
import org.earwitness.testkit.speech.Utterance;

/** Something that sounds in a scene. All are mono, and the same at every asking. */
public sealed interface Happening {
    double seconds();

    /** The sound at a rate, within ±1. */
    Sound sound(int rateHertz);

    /** Speech by one of the cast; the voice's name says by whom. */
    record Said(Utterance utterance, double seconds) implements Happening {
        public Said(Utterance utterance) {
            this(utterance, SpeechSynthesizer.seconds(utterance));
        }

        @Override
        public Sound sound(int rateHertz) {
            return new SpeechSynthesizer(rateHertz).speak(utterance);
        }
    }

    /** A room that claps: short bursts of noise, dense and swelling, then thinning out. */
    record Applause(double seconds, long seed) implements Happening {
        private static final double CLAPS_PER_SECOND = 110;
        private static final double CLAP_SECONDS = 0.012;

        @Override
        public Sound sound(int rateHertz) {
            SeededRandom random = new SeededRandom(seed);
            double[] envelope = new double[(int) (seconds * rateHertz)];
            double decay = StrictMath.exp(-1 / (CLAP_SECONDS * rateHertz));
            int claps = (int) (CLAPS_PER_SECOND * seconds);
            for (int clap = 0; clap < claps; clap++) {
                double at = random.nextDouble();
                double crowd = Math.min(1, Math.min(at, 1 - at) * 5);
                double level = random.between(0.02, 0.25) * crowd;
                int start = (int) (at * envelope.length);
                for (int n = start; n < envelope.length && level > 1e-4; n++) {
                    envelope[n] += level;
                    level *= decay;
                }
            }
            BandPass palms = new BandPass(rateHertz, 1300, 1400);
            float[] samples = new float[envelope.length];
            for (int n = 0; n < samples.length; n++) {
                samples[n] = (float) Math.clamp(1.6 * palms.next(envelope[n] * random.nextNoise()), -1, 1);
            }
            return Sound.mono(rateHertz, samples);
        }
    }

    /** Two pushes of breath through an open throat. */
    record Cough(long seed) implements Happening {
        private static final double PUSH_SECONDS = 0.055;

        @Override
        public double seconds() {
            return 0.6;
        }

        @Override
        public Sound sound(int rateHertz) {
            SeededRandom random = new SeededRandom(seed);
            BandPass throat = new BandPass(rateHertz, random.between(700, 1100), 900);
            double second = random.between(0.22, 0.32);
            float[] samples = new float[(int) (seconds() * rateHertz)];
            for (int n = 0; n < samples.length; n++) {
                double t = (double) n / rateHertz;
                double since = t < second ? t : t - second;
                double rise = Math.min(1, since / 0.006);
                double level = rise * StrictMath.exp(-since / PUSH_SECONDS) * (t < second ? 1 : 0.7);
                samples[n] = (float) (1.2 * throat.next(level * random.nextNoise()));
            }
            return Sound.mono(rateHertz, samples);
        }
    }

    /** A chair dragged over a floor: low noise in the rhythm of sticking and slipping. */
    record ChairScrape(double seconds, long seed) implements Happening {
        @Override
        public Sound sound(int rateHertz) {
            SeededRandom random = new SeededRandom(seed);
            BandPass legs = new BandPass(rateHertz, random.between(280, 420), 150);
            BandPass floor = new BandPass(rateHertz, random.between(1500, 2300), 500);
            double slipsPerSecond = random.between(55, 95);
            double phase = 0;
            float[] samples = new float[(int) (seconds * rateHertz)];
            for (int n = 0; n < samples.length; n++) {
                double progress = (double) n / samples.length;
                phase += slipsPerSecond * (1 + 0.3 * progress) / rateHertz;
                phase -= phase >= 1 ? 1 : 0;
                double drive = (1 - phase) * random.nextNoise() * Math.min(1, 8 * Math.min(progress, 1 - progress));
                samples[n] = (float) (1.5 * legs.next(drive) + 0.5 * floor.next(drive));
            }
            return Sound.mono(rateHertz, samples);
        }
    }

    /** A struck piece of crockery or metal: a few partials that die away. */
    record Clatter(long seed) implements Happening {
        @Override
        public double seconds() {
            return 0.4;
        }

        @Override
        public Sound sound(int rateHertz) {
            SeededRandom random = new SeededRandom(seed);
            double[] sum = new double[(int) (seconds() * rateHertz)];
            for (int partial = 0; partial < 5; partial++) {
                double hertz = random.between(900, Math.min(6500, 0.45 * rateHertz));
                Partial.add(
                        sum, 0, sum.length, rateHertz, hertz, random.between(0.02, 0.1), random.between(0.02, 0.07));
            }
            return Partial.sound(rateHertz, sum);
        }
    }

    /** A chord of plucked strings, its notes given as frequencies. */
    record Chord(double seconds, double lowestHertz, int thirdSemitones, int melodySemitones) implements Happening {
        private static final int HARMONICS = 8;

        @Override
        public Sound sound(int rateHertz) {
            double[] sum = new double[(int) (seconds * rateHertz)];
            int[] semitones = {0, thirdSemitones, 7, 12 + melodySemitones};
            for (int semitone : semitones) {
                double hertz = lowestHertz * StrictMath.pow(2, semitone / 12.0);
                for (int harmonic = 1; harmonic <= HARMONICS && hertz * harmonic < 0.45 * rateHertz; harmonic++) {
                    double amplitude = 0.07 / harmonic;
                    Partial.add(
                            sum, 0, sum.length, rateHertz, hertz * harmonic, amplitude, seconds / (1 + harmonic * 0.5));
                }
            }
            return Partial.sound(rateHertz, sum);
        }
    }
}
