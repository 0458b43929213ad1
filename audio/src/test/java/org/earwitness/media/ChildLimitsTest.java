package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.testkit.media.NastyMedia;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds the child is read from the kernel while it works. */
class ChildLimitsTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path directory;

    @BeforeEach
    void onLinux() {
        assumeTrue(TestDecoders.INSTALLATION.platform().isLinux(), "limits of the system exist on Linux only");
    }

    static List<Sandbox.Mechanism> mechanisms() {
        return TestDecoders.SANDBOX.mechanism() == Sandbox.Mechanism.LIMITS
                ? List.of(Sandbox.Mechanism.LIMITS)
                : List.of(TestDecoders.SANDBOX.mechanism(), Sandbox.Mechanism.LIMITS);
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void theKernelHoldsTheDecoderToItsMemoryAndLetsItWriteNothing(Sandbox.Mechanism mechanism) throws IOException {
        Path wave = directory.resolve("half-a-minute.wav");
        Scene.partyMeeting(5).at(16_000).lasting(30).dry().writeTo(wave, WavFormat.Encoding.PCM_16);
        Sandbox sandbox = Sandbox.strongest(TestDecoders.INSTALLATION, Set.of(mechanism));
        var observer = new ChildObserver();

        DecodeOutcome outcome = new Decoder(sandbox, HostileReading.LIMITS).decode(wave, 0, observer);

        assertThat(outcome).isInstanceOf(DecodeOutcome.Decoded.class);
        assertThat(observer.limits).isNotEmpty().allSatisfy(limits -> {
            assertThat(limits).containsPattern("Max address space +" + (1L << 30) + " +" + (1L << 30));
            assertThat(limits).containsPattern("Max file size +0 +0 ");
            assertThat(limits).containsPattern("Max cpu time +20 +20 ");
            assertThat(limits).containsPattern("Max core file size +0 +0 ");
        });
        System.out.println(mechanism + ": the largest child had a resident peak of " + observer.peakResidentKib / 1024
                + " MiB and an address space peak of " + observer.peakAddressKib / 1024 + " MiB");
        assertThat(observer.peakAddressKib * 1024).isPositive().isLessThanOrEqualTo(1L << 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256})
    void howeverLittleMemoryThereIsTheOutcomeIsClear(int mebibytes) throws IOException {
        DecodeLimits little = new DecodeLimits(
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                (long) mebibytes * MEBIBYTE,
                1800,
                64,
                64 << 20);
        for (String name : List.of("flac-picture-16-megabytes", "mp4-stsz-maximal", "mp4-title-10-megabytes")) {
            Path file = NastyMedia.named(name).writeTo(directory.resolve(Integer.toString(mebibytes)));
            var sink = new HostileReading.Counting(Float.NaN);
            HostileReading reading = new HostileReading(TestDecoders.SANDBOX, little);
            System.out.println(mebibytes + " MiB, " + name + ": " + reading.read(file, sink));
        }
    }

    @Test
    void aSinkThatFailsEndsTheChild() throws IOException {
        Path wave = directory.resolve("minute.wav");
        Scene.partyMeeting(5).at(16_000).lasting(60).dry().writeTo(wave, WavFormat.Encoding.PCM_16);
        List<ProcessHandle> children = new ArrayList<>();
        SampleSink failing = new ChildObserver() {
            @Override
            public void accept(float[] interleaved, int frames) {
                children.addAll(ProcessHandle.current().descendants().toList());
                throw new IllegalStateException("a measurement that breaks");
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new Decoder(TestDecoders.SANDBOX, HostileReading.LIMITS).decode(wave, 0, failing))
                .hasMessage("a measurement that breaks");

        assertThat(children)
                .isNotEmpty()
                .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofMinutes(1)));
    }

    /** Reads what the kernel says of the children of this process while they wait for their output to be taken. */
    private static class ChildObserver implements SampleSink {
        private final List<String> limits = new ArrayList<>();
        private long peakResidentKib;
        private long peakAddressKib;

        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] interleaved, int frames) {
            ProcessHandle.current().descendants().forEach(this::look);
        }

        @Override
        public void end() {}

        private void look(ProcessHandle child) {
            Path proc = Path.of("/proc", Long.toString(child.pid()));
            try {
                String status = Files.readString(proc.resolve("status"));
                limits.add(Files.readString(proc.resolve("limits")));
                peakResidentKib = Math.max(peakResidentKib, kib(status, "VmHWM:"));
                peakAddressKib = Math.max(peakAddressKib, kib(status, "VmPeak:"));
            } catch (NoSuchFileException ended) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long kib(String status, String field) {
            return status.lines()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }
}
