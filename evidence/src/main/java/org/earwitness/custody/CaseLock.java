package org.earwitness.custody;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;

/**
 * The right to write to a case: a lock on {@code CASE/lock} against other processes and a guard against other threads of this
 * one. The file's content, one line, tells who holds it; the lock itself ends with its process.
 *
 * <p>Where POSIX has it, closing any handle on a file ends the locks that the process holds on it. So nothing but this class
 * opens the file, and this class only under its guard.
 */
final class CaseLock implements AutoCloseable {
    static final String FILE_NAME = "lock";

    private static final ConcurrentMap<Path, Guard> GUARDS = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 15;
    private static final int MAXIMUM_HOLDER_BYTES = 512;

    private final Guard guard;
    private final FileChannel channel;

    private CaseLock(Guard guard, FileChannel channel) {
        this.guard = guard;
        this.channel = channel;
    }

    private static final class Guard {
        private final Semaphore free = new Semaphore(1, true);
        private volatile String holder = "nobody";
    }

    /**
     * Waits for the lock.
     *
     * @param caseDirectory by its real path
     * @param holder one line that tells others who has it
     * @throws EvidenceException of kind CASE_BUSY if another has it for all of {@code wait}
     */
    static CaseLock acquire(Path caseDirectory, Duration wait, String holder) throws IOException {
        long deadline = System.nanoTime() + wait.toNanos();
        Guard guard = GUARDS.computeIfAbsent(caseDirectory, path -> new Guard());
        if (!await(guard, wait)) {
            throw busy(caseDirectory, guard.holder);
        }
        try {
            FileChannel channel = FileChannel.open(
                    caseDirectory.resolve(FILE_NAME),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try {
                lock(channel, deadline, caseDirectory);
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
                guard.holder = holder;
                return new CaseLock(guard, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            guard.free.release();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        } finally {
            guard.holder = "nobody";
            guard.free.release();
        }
    }

    private static boolean await(Guard guard, Duration wait) throws InterruptedIOException {
        try {
            return guard.free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static void lock(FileChannel channel, long deadline, Path caseDirectory) throws IOException {
        for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
            if (System.nanoTime() >= deadline) {
                throw busy(caseDirectory, holder(channel));
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MAXIMUM_HOLDER_BYTES);
        int length = Math.max(0, channel.read(buffer, 0));
        return CanonicalText.escape(new String(buffer.array(), 0, length, StandardCharsets.UTF_8).strip());
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the case");
    }

    private static EvidenceException busy(Path caseDirectory, String holder) {
        return new EvidenceException(
                Kind.CASE_BUSY,
                caseDirectory.toString(),
                "a case that nobody else is writing to",
                "one held by " + (holder.isEmpty() ? "another program" : holder),
                "Wait until that is done, or end it, and repeat.");
    }
}
