package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveWriter;
import org.earwitness.fingerprint.archive.Snapshot;
import org.earwitness.fingerprint.archive.StreamLabel;

/**
 * Takes recordings into an index, on all processors.
 *
 * <p>What was read is committed in batches, and acknowledged when its batch is committed. A file that cannot be read is reported
 * and does not stop the others. A file whose bytes are in the index is skipped before it is decoded: after a kill, the same
 * command goes on where it was. Few files are in memory at a time, however many there are.
 */
public final class IndexRecordings {
    private static final int MOST_BATCH_RECORDINGS = 256;
    private static final double MOST_BATCH_SECONDS = 10 * 3600;
    private static final long MOST_BATCH_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int WAITING_PER_PROCESSOR = 4;
    private static final long MEGABYTE = 1_000_000;

    private final Workbench workbench;
    private final Progress progress;

    /** Hears what becomes of each file, on the thread that called. */
    public interface Listener {
        /** The recording is in the index, whatever happens now. */
        void acknowledged(String sha256, String name, double seconds);

        /** The file is not in the index, or not with all its streams, for this reason. */
        void unreadable(String name, String reason);
    }

    /**
     * What was done.
     *
     * @param added recordings that are now in the index and were not
     * @param present files whose bytes were in it already, or twice among those given
     * @param seconds of sound of all streams added
     */
    public record Result(long added, long present, long unreadable, double seconds) {}

    public IndexRecordings(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * Adds all files below some directories, or single files, to an index; makes it where there is none.
     *
     * @throws org.earwitness.fingerprint.archive.ArchiveException if the index cannot be written to
     */
    public Result add(Path index, List<Path> places, Listener listener) throws IOException, InterruptedException {
        try (ArchiveWriter writer =
                new Archive(index).writeOrCreate(workbench.desk().patience(), holder())) {
            RecordingFiles files = new RecordingFiles(List.of(index));
            long[] bytes = new long[1];
            files.visit(places, (file, given, size) -> bytes[0] += size);
            ExecutorService workers =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
            try {
                Intake intake = new Intake(writer, listener, workers, bytes[0]);
                files.visit(places, intake::submit);
                return intake.finish();
            } finally {
                workers.shutdownNow();
                workers.awaitTermination(1, TimeUnit.MINUTES);
            }
        }
    }

    /** The line by which others are told who writes. */
    static String holder() {
        return "process " + ProcessHandle.current().pid() + " (" + Program.NAME + " " + Program.VERSION + ")";
    }

    /** A file that was read. */
    private record Done(String name, long bytes, ReadPrints.Outcome outcome) {}

    /** A recording that waits for its batch. */
    private record ToCommit(ArchiveWriter.Recording recording, String name, double seconds) {}

    /** One run of the intake; its methods are called by one thread. */
    private final class Intake {
        private final ArchiveWriter writer;
        private final Listener listener;
        private final CompletionService<Done> workers;
        private final ReadPrints reading;
        /** Of the files to decode: those that are skipped take no time, and are taken off when they are met. */
        private long allBytes;

        private final Map<Sha256, ToCommit> batch = new LinkedHashMap<>();
        private volatile Snapshot committed;
        private double batchSeconds;
        private long batchStart = System.nanoTime();
        private int underWay;
        private long doneBytes;
        private long added;
        private long present;
        private long unreadable;
        private double seconds;

        Intake(ArchiveWriter writer, Listener listener, ExecutorService workers, long allBytes) {
            this.writer = writer;
            this.listener = listener;
            this.workers = new ExecutorCompletionService<>(workers);
            this.allBytes = allBytes;
            committed = writer.snapshot();
            reading = new ReadPrints(workbench, this::isCommitted, Optional.empty());
        }

        private boolean isCommitted(Sha256 sha256) throws IOException {
            return committed.contains(sha256.hex());
        }

        void submit(Path file, Path given, long bytes) throws IOException, InterruptedException {
            while (underWay >= WAITING_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()) {
                takeOne();
            }
            workers.submit(() -> new Done(given.toString(), bytes, reading.read(file)));
            underWay++;
        }

        Result finish() throws IOException, InterruptedException {
            while (underWay > 0) {
                takeOne();
            }
            commit();
            return new Result(added, present, unreadable, seconds);
        }

        /** Waits for the next file, and commits when the batch is large or old enough. */
        private void takeOne() throws IOException, InterruptedException {
            Future<Done> next = workers.poll(1, TimeUnit.SECONDS);
            if (next != null) {
                underWay--;
                take(result(next));
            }
            boolean large = batch.size() >= MOST_BATCH_RECORDINGS || batchSeconds >= MOST_BATCH_SECONDS;
            if (large || System.nanoTime() - batchStart > MOST_BATCH_NANOS) {
                commit();
            }
        }

        private static Done result(Future<Done> future) throws IOException, InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException broken) {
                    throw broken;
                }
                throw new IllegalStateException(e.getCause());
            }
        }

        private void take(Done done) throws IOException {
            switch (done.outcome()) {
                case ReadPrints.AlreadyKnown known -> {
                    present++;
                    allBytes -= done.bytes();
                }
                case ReadPrints.Unreadable failed -> {
                    unreadable++;
                    listener.unreadable(done.name(), failed.reason());
                    allBytes -= done.bytes();
                }
                case ReadPrints.Read read -> {
                    take(done.name(), read);
                    doneBytes += done.bytes();
                }
            }
            progress.at("indexing, megabytes", doneBytes / MEGABYTE, Math.max(doneBytes, allBytes) / MEGABYTE);
        }

        private void take(String name, ReadPrints.Read read) throws IOException {
            List<ArchiveWriter.Stream> streams = read.streams().stream()
                    .map(stream -> new ArchiveWriter.Stream(
                            new StreamLabel(read.sha256().hex(), stream.number(), name), stream.fingerprint()))
                    .toList();
            if (batch.containsKey(read.sha256()) || isCommitted(read.sha256())) {
                present++;
            } else if (ArchiveWriter.Recording.isTooLong(streams)) {
                unreadable++;
                listener.unreadable(name, "its streams are longer than 100 hours together; cut it into shorter files");
            } else {
                batch.put(read.sha256(), new ToCommit(new ArchiveWriter.Recording(streams), name, read.seconds()));
                batchSeconds += read.seconds();
                read.problems().forEach(problem -> listener.unreadable(name, problem));
            }
        }

        private void commit() throws IOException {
            if (!batch.isEmpty()) {
                writer.commit(batch.values().stream().map(ToCommit::recording).toList());
                batch.forEach((sha256, one) -> listener.acknowledged(sha256.hex(), one.name(), one.seconds()));
                added += batch.size();
                seconds += batchSeconds;
                batch.clear();
                batchSeconds = 0;
                writer.tidy();
                committed = writer.snapshot();
            }
            batchStart = System.nanoTime();
        }
    }
}
