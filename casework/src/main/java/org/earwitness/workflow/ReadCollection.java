package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the recordings of a collection, on all processors. A file that cannot be decoded is reported and does not stop the search.
 */
final class ReadCollection {
    private static final int MOST_FILES = 1_000_000;

    private final ReadPrints reading;
    private final Progress progress;

    /** What came of one file. */
    record Done(Path file, ReadPrints.Outcome outcome) {}

    ReadCollection(ReadPrints reading, Progress progress) {
        this.reading = reading;
        this.progress = progress;
    }

    /** Takes what came of a file. */
    @FunctionalInterface
    interface Taker {
        void take(Done done) throws IOException;
    }

    /**
     * Reads all files below some directories, or single files, and hands them on in the order of their names, on the thread that
     * called.
     *
     * @param excluded files below these directories are left out
     */
    void read(List<Path> places, List<Path> excluded, Taker taker) throws IOException, InterruptedException {
        List<Path> files = new RecordingFiles(excluded).list(places, MOST_FILES);
        var read = new AtomicLong();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var pending = new ArrayDeque<Future<Done>>();
            for (Path file : files) {
                pending.add(workers.submit(() -> {
                    Done done = new Done(file, reading.read(file));
                    progress.at("reading the collection", read.incrementAndGet(), files.size());
                    return done;
                }));
            }
            while (!pending.isEmpty()) {
                taker.take(pending.remove().get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
