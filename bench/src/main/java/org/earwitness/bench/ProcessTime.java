package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process and its children took. */
final class ProcessTime {
    private static final Path STAT = Path.of("/proc/self/stat");
    /** Positions after the name of the program: ticks of children that have ended, in user and in kernel mode. */
    private static final int CHILD_USER = 13;

    private static final int CHILD_KERNEL = 14;
    private static final double TICKS_PER_SECOND = 100;

    private ProcessTime() {}

    /** CPU seconds of this process and, where /proc tells it, of its children that have ended. */
    static double cpuSeconds() throws IOException {
        double own =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
        if (!Files.isReadable(STAT)) {
            return own;
        }
        String stat = Files.readString(STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return own + (Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_KERNEL])) / TICKS_PER_SECOND;
    }
}
