package org.earwitness.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One child process with a deadline, whose two output streams are both read to their ends.
 *
 * <p>Standard output is read on the calling thread, standard error on another. When the child outlives its deadline, falls
 * silent for too long, or a reader refuses more, the child is killed with all that it started. Children that are alive when
 * this program is asked to end are killed first.
 */
final class ChildProcess {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(ChildProcess::kill)));
    }

    private final List<String> command;
    private final Map<String, String> environment;
    private final Duration deadline;
    private final Duration stall;

    ChildProcess(List<String> command, Map<String, String> environment, Duration deadline, Duration stall) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.deadline = deadline;
        this.stall = stall;
    }

    /** How a child ended. */
    sealed interface Result {}

    /** By itself, with an exit status; above 128 a signal, as shells count it. */
    record Exited(int status) implements Result {}

    /** By our hand. */
    record Ended(String reason, Refusal.Cause cause) implements Result {}

    /** Takes blocks of a child's output. */
    interface Reader {
        /**
         * Takes the next block.
         *
         * @return a reason to end the child, or empty to go on
         */
        Optional<Ended> take(byte[] block, int length) throws IOException;
    }

    static Reader discard() {
        return (block, length) -> Optional.empty();
    }

    /** Keeps the beginning of the output as text. */
    static Reader collect(StringBuilder text, int characters) {
        return (block, length) -> {
            if (text.length() < characters) {
                String more = new String(block, 0, length, StandardCharsets.UTF_8);
                text.append(more, 0, Math.min(more.length(), characters - text.length()));
            }
            return Optional.empty();
        };
    }

    /**
     * Runs the child to its end.
     *
     * @param input the file that the child reads as its standard input; nothing when empty
     * @throws IOException when the child cannot be started or a reader fails; the child is dead by then. What else a reader
     *     throws is thrown here too, whichever thread it ran on
     */
    Result run(Optional<Path> input, Reader output, Reader errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (input.isPresent()) {
            builder.redirectInput(input.get().toFile());
        }
        Process process = builder.start();
        ALIVE.add(process);
        var ended = new AtomicReference<@Nullable Ended>();
        var failure = new AtomicReference<@Nullable Exception>();
        try {
            if (input.isEmpty()) {
                process.getOutputStream().close();
            }
            Pump outputs = new Pump(process, process.getInputStream(), output, ended, failure);
            Pump complaints = new Pump(process, process.getErrorStream(), errors, ended, failure);
            Thread errorThread = Thread.ofVirtual().start(complaints);
            Thread watch = Thread.ofVirtual().start(() -> watch(process, List.of(outputs, complaints), ended));
            outputs.run();
            errorThread.join();
            process.waitFor();
            watch.interrupt();
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.compareAndSet(null, new Ended("interrupted", Refusal.Cause.TIME_LIMIT));
        } finally {
            kill(process);
            ALIVE.remove(process);
        }
        switch (failure.get()) {
            case null -> {}
            case IOException broken -> throw broken;
            case RuntimeException broken -> throw broken;
            case Exception broken -> throw new IllegalStateException(broken);
        }
        Ended byUs = ended.get();
        return byUs == null ? new Exited(process.exitValue()) : byUs;
    }

    private void watch(Process process, List<Pump> pumps, AtomicReference<@Nullable Ended> ended) {
        long start = System.nanoTime();
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                Optional<Ended> reason = Optional.empty();
                if (now - start > deadline.toNanos()) {
                    reason = Optional.of(
                            new Ended("deadline of " + deadline.toSeconds() + " s", Refusal.Cause.TIME_LIMIT));
                } else if (pumps.stream().allMatch(pump -> pump.silentFor(now) > stall.toNanos())) {
                    reason = Optional.of(new Ended("silent for " + stall.toSeconds() + " s", Refusal.Cause.TIME_LIMIT));
                }
                if (reason.isPresent()) {
                    ended.compareAndSet(null, reason.get());
                    kill(process);
                    return;
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Reads one stream of the child to its end and hands it on. */
    private static final class Pump implements Runnable {
        private final Process process;
        private final InputStream in;
        private final Reader reader;
        private final AtomicReference<@Nullable Ended> ended;
        private final AtomicReference<@Nullable Exception> failure;
        private volatile long waitingSince;
        private volatile boolean busy;

        Pump(
                Process process,
                InputStream in,
                Reader reader,
                AtomicReference<@Nullable Ended> ended,
                AtomicReference<@Nullable Exception> failure) {
            this.process = process;
            this.in = in;
            this.reader = reader;
            this.ended = ended;
            this.failure = failure;
            this.waitingSince = System.nanoTime();
        }

        /** Nanoseconds that the child has sent nothing; time that the reader takes does not count. */
        long silentFor(long now) {
            return busy ? 0 : now - waitingSince;
        }

        @Override
        public void run() {
            byte[] block = new byte[1 << 16];
            try {
                while (true) {
                    waitingSince = System.nanoTime();
                    busy = false;
                    int read = in.read(block);
                    busy = true;
                    if (read < 0) {
                        return;
                    }
                    Optional<Ended> reason = reader.take(block, read);
                    if (reason.isPresent()) {
                        ended.compareAndSet(null, reason.get());
                        return;
                    }
                }
            } catch (IOException e) {
                if (process.isAlive() && ended.get() == null) {
                    failure.compareAndSet(null, e);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                waitingSince = System.nanoTime();
                busy = false;
                if (ended.get() != null || failure.get() != null) {
                    kill(process);
                }
            }
        }
    }
}
