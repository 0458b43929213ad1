package org.earwitness.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import org.earwitness.bench.EditDraft.Edit;
import org.earwitness.bench.EditMaterial.Original;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.Comparison;
import org.earwitness.testkit.SeededRandom;

/** Compares an hour of speech with the same hour after 20 edits, through Opus at 16 kbit/s, and tells what that takes. */
final class HourComparison {
    private static final int EDITS = 20;
    private static final double SECONDS = 3600;

    private final EditMaterial material;
    private final EditChains chains;

    HourComparison(EditMaterial material, EditChains chains) {
        this.material = material;
        this.chains = chains;
    }

    void run(SeededRandom random) throws IOException {
        Original original = material.drawLong(random, SECONDS);
        List<Edit> edits = new EditDraft(original, 0, random).draw(EDITS, false);
        EditVersion edited = EditVersion.edited(original.samples(), edits);
        var a = new ArraySource(chains.send(original.samples(), "clean", random).sound());
        var b = new ArraySource(chains.send(edited.sound(), "opus16k", random).sound());
        System.out.printf(
                "A %.0f s, B %.0f s, %d edits%n",
                a.sound().length / (double) DataRecordings.RATE,
                b.sound().length / (double) DataRecordings.RATE,
                edits.size());
        System.gc();
        long before = heap(false);
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        Comparison comparison = AudioDiff.compare(a, b);
        System.out.printf(
                "%.1f CPU s, %.1f s, peak heap %d MB beyond %d MB of sound and bench; %d regions that claim a difference%n",
                cpuSeconds() - cpu,
                (System.nanoTime() - begin) / 1e9,
                (heap(true) - before) >> 20,
                before >> 20,
                comparison.regions().stream()
                        .filter(region -> EditKind.of(region).differs())
                        .count());
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

    private static long heap(boolean peak) {
        return heapPools().stream()
                .mapToLong(pool -> (peak ? pool.getPeakUsage() : pool.getUsage()).getUsed())
                .sum();
    }
}
