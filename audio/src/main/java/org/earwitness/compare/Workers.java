package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work on several jobs at once, and give their results in the order of the jobs. */
final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /** @param count at least 1 */
    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    int count() {
        return count;
    }

    /**
     * Does all jobs.
     *
     * @throws IOException the first of the jobs' failures, once all have ended
     */
    <T> List<T> run(List<Callable<T>> jobs) throws IOException {
        List<Future<T>> pending = jobs.stream().map(threads::submit).toList();
        var results = new ArrayList<T>();
        Optional<IOException> failure = Optional.empty();
        for (Future<T> one : pending) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof IOException failed)) {
                    throw new IllegalStateException(e.getCause());
                }
                failure = failure.or(() -> Optional.of(failed));
            } catch (InterruptedException e) {
                pending.forEach(job -> job.cancel(true));
                Thread.currentThread().interrupt();
                throw new IOException("expected the comparison to end, found it interrupted; start it again", e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return results;
    }

    @Override
    public void close() {
        threads.close();
    }
}
