package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * Reads all files below some directories, or single files; in the order of their names.
     *
     * @param excluded files below these directories are left out
     */
    List<Done> read(List<Path> places, List<Path> excluded) throws IOException, InterruptedException {
        List<Path> files = new RecordingFiles(excluded).list(places, MOST_FILES);
        var read = new AtomicLong();
        var results = new ArrayList<Done>();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var pending = new ArrayList<Future<Done>>();
            for (Path file : files) {
                pending.add(workers.submit(() -> {
                    Done done = new Done(file, reading.read(file));
                    progress.at("reading the collection", read.incrementAndGet(), files.size());
                    return done;
                }));
            }
            for (Future<Done> one : pending) {
                results.add(one.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return results;
    }
}
