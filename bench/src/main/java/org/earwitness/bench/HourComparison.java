package org.earwitness.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.earwitness.bench.EditDraft.Edit;
import org.earwitness.bench.EditMaterial.Original;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.Comparison;
import org.earwitness.signal.MonoView;
import org.earwitness.signal.SpooledMono;
import org.earwitness.testkit.SeededRandom;

/**
 * Compares an hour of speech with the same hour after 20 edits, through Opus at 16 kbit/s, and tells what that takes: in a process of
 * its own with the memory and the options for the compiler that the launcher gives, the sound in temporary files, as
 * {@code earwitness diff} has it.
 */
final class HourComparison {
    private static final int EDITS = 20;
    private static final double SECONDS = 3600;
    private static final int BLOCK = 1 << 14;
    private static final long DEADLINE_MINUTES = 30;

    private final EditMaterial material;
    private final EditChains chains;

    HourComparison(EditMaterial material, EditChains chains) {
        this.material = material;
        this.chains = chains;
    }

    void run(SeededRandom random) throws IOException, InterruptedException {
        Original original = material.drawLong(random, SECONDS);
        List<Edit> edits = new EditDraft(original, 0, random).draw(EDITS, false);
        EditVersion edited = EditVersion.edited(original.samples(), edits);
        Path directory = Files.createTempDirectory("earwitness-hour-");
        Path a = directory.resolve("a.f32");
        Path b = directory.resolve("b.f32");
        try {
            write(a, chains.send(original.samples(), "clean", random).sound());
            write(b, chains.send(edited.sound(), "opus16k", random).sound());
            System.out.printf("%d edits%n", edits.size());
            compareApart(a, b);
        } finally {
            Files.deleteIfExists(a);
            Files.deleteIfExists(b);
            Files.delete(directory);
        }
    }

    private static void write(Path file, float[] sound) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(sound.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(sound);
        Files.write(file, bytes.array());
    }

    private static void compareApart(Path a, Path b) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:Tier4BackEdgeThreshold=4000000",
                        "-XX:+UseSerialGC",
                        "-Xms64m",
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HourComparison.class.getName(),
                        a.toString(),
                        b.toString())
                .inheritIO()
                .start();
        try {
            if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("expected a comparison within " + DEADLINE_MINUTES + " minutes, found none");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Compares two files of samples: {@code A B}. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        try (SpooledMono a = spooled(Path.of(arguments[0]), directory);
                SpooledMono b = spooled(Path.of(arguments[1]), directory)) {
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            double cpu = cpuSeconds();
            long begin = System.nanoTime();
            Comparison comparison = AudioDiff.compare(a, b);
            System.out.printf(
                    "A %.0f s, B %.0f s: %.1f CPU s, %.1f s, peak heap %d MB; %d regions that claim a difference%n",
                    comparison.aSeconds(),
                    comparison.bSeconds(),
                    cpuSeconds() - cpu,
                    (System.nanoTime() - begin) / 1e9,
                    heapPools().stream()
                                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                    .sum()
                            >> 20,
                    comparison.regions().stream()
                            .filter(region -> EditKind.of(region).differs())
                            .count());
        }
    }

    private static SpooledMono spooled(Path file, Path directory) throws IOException {
        SpooledMono spooled = new SpooledMono(directory);
        spooled.begin(MonoView.FORMAT);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        float[] block = new float[BLOCK];
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(bytes) >= 0) {
                bytes.flip();
                int count = bytes.remaining() / Float.BYTES;
                bytes.asFloatBuffer().get(block, 0, count);
                spooled.accept(block, count);
                bytes.position(count * Float.BYTES);
                bytes.compact();
            }
        }
        spooled.end();
        return spooled;
    }

    /** Of the whole process, the compilers of the virtual machine too. */
    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
