package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRange;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.SpeechActivityDetector;

/**
 * Measures speech activity on read speech with silence put in and noise added.
 *
 * <p>Usage: {@code SpeechActivityEvaluation DATA_DIRECTORY [SEED [RECORDINGS]]}. The truth comes from the clean recording: 10 ms
 * frames within 30 dB of its 95th percentile are speech, gaps of up to 250 ms included. Each recording is cut in two; 3 s, 6 s and
 * 3 s of nothing stand before, between and after. Frames within 200 ms of speech do not count as pauses.
 */
public final class SpeechActivityEvaluation {
    private static final int HERTZ = 16_000;
    private static final int FRAME = HERTZ / 100;
    private static final int GAP = 6 * HERTZ;
    private static final int COLLAR_FRAMES = 20;
    private static final int CLOSED_FRAMES = 25;
    private static final double RANGE_DECIBELS = 30;

    private SpeechActivityEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1) {
            System.err.println("usage: SpeechActivityEvaluation DATA_DIRECTORY [SEED [RECORDINGS]]");
            System.exit(2);
        }
        Path data = Path.of(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
        Path cache = Path.of("target", "decoder-cache");
        Decoder decoder = new Decoder(Sandbox.strongest(DecoderInstallation.prepare(cache)), DecodeLimits.STANDARD);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(data.resolve("speech/librispeech-single"))) {
            paths.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        Collections.shuffle(files, new Random(seed));
        List<float[]> speech = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(count, files.size()))) {
            speech.add(load(decoder, file));
        }
        float[] kitchen;
        try (Stream<Path> paths = Files.list(data.resolve("noise"))) {
            kitchen = load(
                    decoder,
                    paths.filter(Files::isRegularFile).sorted().findFirst().orElseThrow());
        }
        System.out.printf(Locale.ROOT, "seed %d, %d recordings of as many speakers%n", seed, speech.size());
        measure("none", speech, kitchen, Double.POSITIVE_INFINITY, seed);
        for (double ratio : new double[] {20, 10, 5, 0}) {
            measure("white", speech, kitchen, ratio, seed);
            measure("kitchen", speech, kitchen, ratio, seed);
        }
    }

    private static void measure(String noise, List<float[]> speech, float[] kitchen, double ratioDecibels, long seed) {
        Random random = new Random(seed);
        long speechFrames = 0;
        long missed = 0;
        long pauseFrames = 0;
        long falseAlarms = 0;
        for (float[] clean : speech) {
            boolean[] ofClean = truth(clean);
            int half = clean.length / 2 / FRAME * FRAME;
            float[] sound = new float[GAP / 2 + clean.length + GAP + GAP / 2];
            System.arraycopy(clean, 0, sound, GAP / 2, half);
            System.arraycopy(clean, half, sound, GAP / 2 + half + GAP, clean.length - half);
            boolean[] truth = new boolean[sound.length / FRAME];
            for (int frame = 0; frame < ofClean.length; frame++) {
                truth[frame + (frame * FRAME < half ? GAP / 2 : GAP / 2 + GAP) / FRAME] = ofClean[frame];
            }
            double gain = level(clean, ofClean) * Math.pow(10, -ratioDecibels / 20);
            int from = random.nextInt(kitchen.length);
            double kitchenLevel = level(kitchen, new boolean[0]);
            for (int i = 0; i < sound.length; i++) {
                double added = noise.equals("kitchen")
                        ? kitchen[(from + i) % kitchen.length] / kitchenLevel * gain
                        : random.nextGaussian() * Math.max(gain, 1e-4);
                sound[i] += (float) added;
            }
            boolean[] found = found(sound);
            for (int frame = 0; frame < truth.length; frame++) {
                if (truth[frame]) {
                    speechFrames++;
                    missed += found[frame] ? 0 : 1;
                } else if (!near(truth, frame)) {
                    pauseFrames++;
                    falseAlarms += found[frame] ? 1 : 0;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-8s %8s dB: missed %.1f %% of %.0f s of speech, false alarms in %.1f %% of %.0f s of pauses%n",
                noise,
                Double.isInfinite(ratioDecibels) ? "-" : String.format(Locale.ROOT, "%.0f", ratioDecibels),
                100.0 * missed / speechFrames,
                speechFrames / 100.0,
                100.0 * falseAlarms / pauseFrames,
                pauseFrames / 100.0);
    }

    private static boolean[] found(float[] sound) {
        SpeechActivityDetector detector = new SpeechActivityDetector();
        detector.begin(MonoView.FORMAT);
        detector.accept(sound, sound.length);
        detector.end();
        boolean[] found = new boolean[sound.length / FRAME + 1];
        for (SampleRange range : detector.activity().ranges()) {
            Arrays.fill(found, (int) (range.start() / FRAME), (int) Math.min(found.length, range.end() / FRAME), true);
        }
        return found;
    }

    private static boolean near(boolean[] truth, int frame) {
        for (int other = Math.max(0, frame - COLLAR_FRAMES);
                other <= Math.min(truth.length - 1, frame + COLLAR_FRAMES);
                other++) {
            if (truth[other]) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] truth(float[] clean) {
        double[] decibels = new double[clean.length / FRAME];
        for (int frame = 0; frame < decibels.length; frame++) {
            double sum = 1e-12;
            for (int i = 0; i < FRAME; i++) {
                sum += (double) clean[frame * FRAME + i] * clean[frame * FRAME + i];
            }
            decibels[frame] = 10 * Math.log10(sum / FRAME);
        }
        double[] sorted = decibels.clone();
        Arrays.sort(sorted);
        double threshold = sorted[(int) (sorted.length * 0.95)] - RANGE_DECIBELS;
        boolean[] truth = new boolean[decibels.length];
        int last = -CLOSED_FRAMES - 1;
        for (int frame = 0; frame < truth.length; frame++) {
            if (decibels[frame] > threshold) {
                int start = frame - last <= CLOSED_FRAMES ? last : frame;
                Arrays.fill(truth, start, frame + 1, true);
                last = frame;
            }
        }
        return truth;
    }

    /** Root mean square of the frames that count, of all where none is named. */
    private static double level(float[] sound, boolean[] counts) {
        double sum = 0;
        long number = 0;
        for (int i = 0; i < sound.length; i++) {
            if (counts.length == 0 || (i / FRAME < counts.length && counts[i / FRAME])) {
                sum += (double) sound[i] * sound[i];
                number++;
            }
        }
        return Math.sqrt(sum / Math.max(1, number));
    }

    private static float[] load(Decoder decoder, Path file) throws IOException {
        var kept = new ArrayList<float[]>();
        SampleSink keep = new SampleSink() {
            @Override
            public void begin(PcmFormat format) {}

            @Override
            public void accept(float[] samples, int frames) {
                kept.add(Arrays.copyOf(samples, frames));
            }

            @Override
            public void end() {}
        };
        if (decoder.decode(file, 0, new MonoView(keep)) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(file.getFileName() + ": " + refused.refusal().message());
        }
        float[] all = new float[kept.stream().mapToInt(block -> block.length).sum()];
        int at = 0;
        for (float[] block : kept) {
            System.arraycopy(block, 0, all, at, block.length);
            at += block.length;
        }
        return all;
    }
}
