package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.earwitness.testkit.files.SpecialFiles;
import org.earwitness.testkit.media.NastyMedia;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to hurt, in the strongest isolation and in the weakest that a Linux machine without bubblewrap has. */
class NastyMediaTest {
    private static final int WORKERS = 2;
    private static final short MARKER = 12_345;

    @TempDir
    Path directory;

    static Stream<Sandbox.Mechanism> mechanisms() {
        return Stream.of(TestDecoders.SANDBOX.mechanism(), Sandbox.Mechanism.LIMITS)
                .filter(mechanism -> mechanism != Sandbox.Mechanism.LIMITS
                        || TestDecoders.INSTALLATION.platform().isLinux())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyShapeEndsAsItMustAndNothingIsFetchedReadOrWrittenElsewhere(Sandbox.Mechanism mechanism) throws Exception {
        Path bait = bait();
        Path shapes = Files.createDirectory(directory.resolve("shapes"));
        try (ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/bait.wav";
            List<NastyMedia> all = NastyMedia.all(new NastyMedia.Lure(url, bait.toString()));
            for (NastyMedia shape : all) {
                shape.writeTo(shapes);
            }
            Set<String> before = everything(shapes);
            Map<String, Integer> outcomes = read(all, shapes, mechanism);
            assertThat(everything(shapes)).isEqualTo(before);
            server.setSoTimeout(200);
            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .isInstanceOf(SocketTimeoutException.class);
            System.out.println(all.size() + " shapes in " + mechanism + ": " + new TreeMap<>(outcomes));
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void whatIsNoOrdinaryFileEndsAtOnceOrWithinItsLimits(Sandbox.Mechanism mechanism) throws IOException {
        for (Map.Entry<String, Path> special : SpecialFiles.all(Files.createDirectory(directory.resolve("special")))
                .entrySet()) {
            var sink = new HostileReading.Counting(Float.NaN);
            String outcome = reading(mechanism).read(special.getValue(), sink);

            assertThat(outcome).as(special.getKey()).isIn("NOT_A_FILE", "UNREADABLE", "NOT_MEDIA");
            assertThat(sink.frames()).as(special.getKey()).isZero();
        }
    }

    @Test
    void theBaitWouldBeDecodedIfItWereGiven() throws IOException {
        var sink = new HostileReading.Counting(MARKER / 32_768f);

        assertThat(reading(TestDecoders.SANDBOX.mechanism()).read(bait(), sink)).isEqualTo("decoded");
        assertThat(sink.marked()).isEqualTo(16_000);
    }

    private static Map<String, Integer> read(List<NastyMedia> all, Path shapes, Sandbox.Mechanism mechanism)
            throws Exception {
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        List<String> wrong = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            Map<NastyMedia, Future<String>> pending = new java.util.LinkedHashMap<>();
            for (NastyMedia shape : all) {
                Path file = shapes.resolve(shape.name()).resolve(shape.fileName());
                pending.put(shape, workers.submit(() -> verdict(shape, file, mechanism, outcomes)));
            }
            for (Future<String> one : pending.values()) {
                String verdict = one.get();
                if (!verdict.isEmpty()) {
                    wrong.add(verdict);
                }
            }
        }
        assertThat(wrong).isEmpty();
        return outcomes;
    }

    /** What is wrong with the outcome of a shape; nothing when it is as it must be. */
    private static String verdict(
            NastyMedia shape, Path file, Sandbox.Mechanism mechanism, Map<String, Integer> outcomes)
            throws IOException {
        var sink = new HostileReading.Counting(MARKER / 32_768f);
        String outcome;
        try {
            outcome = reading(mechanism).read(file, sink);
        } catch (IOException | RuntimeException | AssertionError e) {
            return shape.name() + ": " + e;
        }
        outcomes.merge(outcome, 1, Integer::sum);
        String told = shape.name() + " (" + shape.expectation() + "): " + outcome + ", " + sink.frames() + " frames, "
                + sink.marked() + " of the bait";
        boolean good = sink.marked() == 0
                && switch (shape.expectation()) {
                    case REFUSE -> !outcome.startsWith("decoded") && sink.frames() == 0;
                    case DECODE -> outcome.equals("decoded") && sink.frames() > 0;
                    case ANY_CLEAR_OUTCOME -> true;
                };
        return good ? "" : told;
    }

    private static HostileReading reading(Sandbox.Mechanism mechanism) {
        return new HostileReading(
                mechanism == TestDecoders.SANDBOX.mechanism()
                        ? TestDecoders.SANDBOX
                        : Sandbox.strongest(TestDecoders.INSTALLATION, Set.of(mechanism)));
    }

    /** A good recording of one value, which shapes point to and which nothing may open. */
    private Path bait() throws IOException {
        float[] samples = new float[16_000];
        Arrays.fill(samples, MARKER / 32_768f);
        Path bait = directory.resolve("bait.wav");
        WavFile.write(bait, Sound.mono(16_000, samples), WavFormat.Encoding.PCM_16);
        return bait;
    }

    /** Names, sizes and times of all files where a careless child could write: the shapes', its own and the working directory. */
    private static Set<String> everything(Path shapes) throws IOException {
        Set<String> all = new TreeSet<>();
        for (Path root : List.of(shapes, TestDecoders.INSTALLATION.directory(), Path.of(""))) {
            try (Stream<Path> paths = Files.walk(root.toAbsolutePath())) {
                for (Path path : paths.filter(path -> !path.toString().contains("surefire"))
                        .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    all.add(path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path));
                }
            }
        }
        return all;
    }
}
