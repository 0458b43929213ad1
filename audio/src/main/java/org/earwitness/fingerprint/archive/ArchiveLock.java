package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The right to write to an index: a lock on the file {@code lock} against other processes, and a semaphore against other
 * threads of this one. The file's one line tells who holds it; the lock itself ends with its process.
 *
 * <p>Where POSIX has it, closing any handle on a file ends the locks that the process holds on it: so only this class opens
 * the file, and only with the semaphore.
 */
final class ArchiveLock implements AutoCloseable {
    static final String FILE_NAME = "lock";

    private static final ConcurrentMap<Path, Semaphore> THREADS = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 20;
    private static final int LONGEST_HOLDER_BYTES = 256;

    private final Semaphore threads;
    private final FileChannel channel;

    private ArchiveLock(Semaphore threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param directory by its real path
     * @param holder one line that tells others who has it
     * @throws ArchiveException of kind INDEX_BUSY if another has it for all of {@code patience}
     */
    static ArchiveLock acquire(Path directory, Duration patience, String holder) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Semaphore threads = THREADS.computeIfAbsent(directory, path -> new Semaphore(1, true));
        try {
            if (!threads.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(directory, "another task of this program");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            return new ArchiveLock(threads, locked(directory, deadline, holder));
        } catch (IOException | RuntimeException e) {
            threads.release();
            throw e;
        }
    }

    private static FileChannel locked(Path directory, long deadline, String holder) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE_NAME),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() >= deadline) {
                    throw busy(directory, holder(channel));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (InterruptedException e) {
            channel.close();
            throw interrupted();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        } finally {
            threads.release();
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_HOLDER_BYTES);
        int length = Math.max(0, channel.read(buffer, 0));
        String holder = new String(buffer.array(), 0, length, StandardCharsets.UTF_8).strip();
        return holder.isEmpty() ? "another program" : holder;
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the index");
    }

    private static ArchiveException busy(Path directory, String holder) {
        return new ArchiveException(
                ArchiveException.Kind.INDEX_BUSY,
                directory.toString(),
                "an index that nobody else is writing to",
                "one held by " + holder,
                "Wait until that is done, or end it, and repeat; searching works meanwhile.");
    }
}
