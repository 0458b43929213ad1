package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.earwitness.examine.Examination;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.PcmHash;
import org.earwitness.sample.SampleFan;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.SpectrogramOverviewBuilder;
import org.earwitness.signal.WaveformOverviewBuilder;

/** Reads files that may be attacks, under tight limits, and holds every outcome to what an outcome must be. */
record HostileReading(Sandbox sandbox, DecodeLimits limits) {
    /** 20 s in all, 10 s of silence, 1 GiB, half an hour of sound. */
    static final DecodeLimits LIMITS = new DecodeLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(20), 1L << 30, 1800, 64, 64 << 20);

    /** Time beyond the deadline for ending a child and reading what it left, on a machine that does other things too. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    HostileReading(Sandbox sandbox) {
        this(sandbox, LIMITS);
    }

    /**
     * Probes a file and decodes its first audio stream.
     *
     * @return the outcome in a word or two: "decoded", or the cause of the refusal
     */
    String read(Path file, SampleSink sink) throws IOException {
        long start = System.nanoTime();
        Optional<Refusal> unprobed = switch (new MediaProbe(sandbox, limits).probe(file)) {
            case ProbeOutcome.Probed probed -> {
                assertThat(probed.facts().streams()).hasSizeLessThanOrEqualTo(limits.streams());
                yield Optional.<Refusal>empty();
            }
            case ProbeOutcome.Refused refused -> Optional.of(refused.refusal());
        };
        unprobed.ifPresent(HostileReading::requireClear);
        requireInTime(start);
        start = System.nanoTime();
        DecodeOutcome outcome = new Decoder(sandbox, limits).decode(file, 0, sink);
        requireInTime(start);
        return switch (outcome) {
            case DecodeOutcome.Decoded decoded -> {
                assertThat(decoded.audio().samples()).isPositive();
                assertThat(decoded.audio().pcmSha256()).hasSize(64);
                assertThat(decoded.audio().complaints()).hasSizeLessThanOrEqualTo(20);
                yield "decoded" + unprobed.map(refusal -> " unprobed").orElse("");
            }
            case DecodeOutcome.Refused refused -> {
                requireClear(refused.refusal());
                yield refused.refusal().cause().name();
            }
        };
    }

    /** As {@link #read}, with every measurement that an examination makes. */
    String examine(Path file) throws IOException {
        var measured = new Measurements();
        String outcome = read(file, measured);
        if (outcome.startsWith("decoded")) {
            measured.requireWhole();
        }
        return outcome;
    }

    private static void requireClear(Refusal refusal) {
        assertThat(refusal.expected()).isNotBlank();
        assertThat(refusal.found()).isNotBlank();
        assertThat(refusal.hint()).isNotBlank();
        assertThat(refusal.message()).hasSizeLessThan(2000);
    }

    private static void requireInTime(long startNanos) {
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                .isLessThan(LIMITS.wallClock().plus(GRACE));
    }

    /** All measurements of one stream, fed as an examination feeds them. */
    static final class Measurements implements SampleSink {
        private final WaveformOverviewBuilder waveform = new WaveformOverviewBuilder();
        private final SpectrogramOverviewBuilder spectrogram = new SpectrogramOverviewBuilder();
        private final PrintExtractor prints = new PrintExtractor();
        private final PcmHash monoHash = new PcmHash();
        private final Examination examination = new Examination(monoHash, prints);
        private final SampleSink all = new SampleFan(List.of(waveform, spectrogram, examination));

        @Override
        public void begin(PcmFormat format) {
            all.begin(format);
        }

        @Override
        public void accept(float[] interleaved, int frames) {
            all.accept(interleaved, frames);
        }

        @Override
        public void end() {
            all.end();
        }

        /** Every figure is there; each record refuses values that are not finite. */
        void requireWhole() {
            assertThat(examination.observations()).isNotEmpty();
            assertThat(waveform.overview()).isNotNull();
            assertThat(spectrogram.overview()).isNotNull();
            assertThat(prints.fingerprint()).isNotNull();
            assertThat(monoHash.sha256()).hasSize(64);
        }
    }

    /** Counts what it receives and keeps none of it. */
    static final class Counting implements SampleSink {
        private final float marker;
        private long frames;
        private long marked;
        private int channels;

        /** @param marker a value whose every occurrence is counted */
        Counting(float marker) {
            this.marker = marker;
        }

        @Override
        public void begin(PcmFormat format) {
            channels = format.channels();
        }

        @Override
        public void accept(float[] interleaved, int count) {
            frames += count;
            for (int value = 0; value < count * channels; value++) {
                marked += interleaved[value] == marker ? 1 : 0;
            }
        }

        @Override
        public void end() {}

        long frames() {
            return frames;
        }

        long marked() {
            return marked;
        }
    }
}
