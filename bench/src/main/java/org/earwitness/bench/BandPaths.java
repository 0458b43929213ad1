package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.Chain.Codec;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.testkit.sound.WavWriter;

/** The ways by which a recording comes to a narrower band than its sampling frequency allows. */
final class BandPaths {
    private final ChainRunner chains;
    private final Decoder decoder;
    private final Path work;

    /** One way. */
    @FunctionalInterface
    interface Way {
        BandSound of(BandSound sound) throws IOException;
    }

    BandPaths(Sandbox sandbox, Path work) {
        this.chains = new ChainRunner(sandbox);
        this.decoder = new Decoder(sandbox, DecodeLimits.STANDARD);
        this.work = work;
    }

    /** Ways for sound of a rate, by name. */
    Map<String, Way> limiting(int hertz) {
        var ways = new LinkedHashMap<String, Way>();
        if (hertz >= 16_000) {
            ways.put("filter 300-3400 Hz", sound -> sound.between(300, 3_400));
            ways.put("filter 4 kHz", sound -> sound.between(0, 4_000));
            ways.put("filter 5.5 kHz", sound -> sound.between(0, 5_500));
            ways.put("8 kHz, back to 16 kHz", chain(plain(8_000), plain(16_000)));
            ways.put("AMR-NB 12.2k, to 16 kHz", chain(coded(Codec.AMR_NB, 12_200, 8_000), plain(16_000)));
            ways.put("AMR-NB 4.75k, to 44.1 kHz", chain(coded(Codec.AMR_NB, 4_750, 8_000), plain(44_100)));
            ways.put("Opus 12k NB", chain(coded(Codec.OPUS, 12_000, 8_000)));
            ways.put("Opus 16k MB", chain(coded(Codec.OPUS, 16_000, 12_000)));
            ways.put("Opus 20k WB", chain(coded(Codec.OPUS, 20_000, 16_000)));
            ways.put("to 48 kHz from 16 kHz", chain(plain(16_000), plain(48_000)));
            ways.put("MP3 64k at 44.1 kHz from 16 kHz", chain(plain(16_000), coded(Codec.MP3, 64_000, 44_100)));
            ways.put("AAC 32k at 44.1 kHz from 16 kHz", chain(plain(16_000), coded(Codec.AAC, 32_000, 44_100)));
        } else {
            ways.put("8 kHz to 16 kHz", chain(plain(16_000)));
            ways.put("8 kHz to 48 kHz", chain(plain(48_000)));
        }
        if (hertz == 16_000) {
            ways.put("filter 7 kHz", sound -> sound.between(0, 7_000));
        }
        if (hertz >= 44_100) {
            ways.put("filter 8 kHz", sound -> sound.between(0, 8_000));
            ways.put("filter 11 kHz", sound -> sound.between(0, 11_000));
            ways.put("filter 16 kHz", sound -> sound.between(0, 16_000));
            ways.put("Opus 32k SWB", chain(coded(Codec.OPUS, 32_000, 24_000)));
            ways.put("MP3 64k at 24 kHz, to 48 kHz", chain(coded(Codec.MP3, 64_000, 24_000), plain(48_000)));
        }
        return ways;
    }

    static Chain plain(int hertz) {
        return new Chain(Codec.PCM, 0, new SampleRate(hertz), 1);
    }

    private static Chain coded(Codec codec, int bitsPerSecond, int hertz) {
        return new Chain(codec, bitsPerSecond, new SampleRate(hertz), 1);
    }

    /** Through codecs and rates one after another, then decoded at the last one's rate. */
    Way chain(Chain... steps) {
        return sound -> {
            List<Path> made = new ArrayList<>();
            try {
                Path last = Files.createTempFile(work, "band", ".wav");
                made.add(last);
                try (WavWriter writer =
                        WavWriter.open(last, new WavFormat(sound.hertz(), 1, WavFormat.Encoding.PCM_16))) {
                    writer.accept(sound.samples(), sound.samples().length);
                }
                for (Chain step : steps) {
                    Path next = Files.createTempFile(
                            work, "band", "." + step.codec().extension());
                    made.add(next);
                    chains.encode(last, step, next);
                    last = next;
                }
                return decode(last, sound.name(), sound.samples().length / (double) sound.hertz());
            } finally {
                for (Path file : made) {
                    Files.deleteIfExists(file);
                }
            }
        };
    }

    /** The mean of a file's channels at its own rate, its first seconds. */
    BandSound decode(Path file, String name, double seconds) throws IOException {
        Mean mean = new Mean(seconds);
        if (decoder.decode(file, 0, mean) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(file.getFileName() + ": " + refused.refusal().message());
        }
        return new BandSound(name, mean.format.rate().hertz(), Arrays.copyOf(mean.samples, mean.count));
    }

    private static final class Mean implements SampleSink {
        private final double seconds;
        private PcmFormat format = new PcmFormat(SampleRate.SEARCH, 1);
        private float[] samples = new float[0];
        private int count;

        Mean(double seconds) {
            this.seconds = seconds;
        }

        @Override
        public void begin(PcmFormat found) {
            format = found;
            samples = new float[(int) Math.ceil(seconds * found.rate().hertz())];
        }

        @Override
        public void accept(float[] interleaved, int frames) {
            for (int i = 0; i < frames && count < samples.length; i++) {
                float sum = 0;
                for (int channel = 0; channel < format.channels(); channel++) {
                    sum += interleaved[i * format.channels() + channel];
                }
                samples[count] = sum / format.channels();
                count++;
            }
        }

        @Override
        public void end() {}
    }
}
