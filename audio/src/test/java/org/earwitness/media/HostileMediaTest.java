package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.media.DamagedMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages files of all formats: -Dearwitness.mutations=N of them, -Dearwitness.seed=S to replay a run,
 * -Dearwitness.mutation=I for its one file I alone.
 */
class HostileMediaTest {
    private static final int WORKERS = 2;
    private static final int ONE_IN_EXAMINED = 5;
    private static final double SPLICED = 0.15;

    @TempDir
    Path directory;

    private record Damaged(String format, DamagedMedia media) {}

    @Test
    void whateverIsWrongWithAFileItsReadingEndsInAClearOutcomeWithinItsLimits() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        int count = Integer.getInteger("earwitness.mutations", 200);
        int only = Integer.getInteger("earwitness.mutation", -1);
        System.out.println("seed " + seed + ", " + count + " mutations");
        Map<String, byte[]> files = CirculatedFiles.make(directory);
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        // The child ends with the thread that started it, so the workers are platform threads.
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> pending = new ArrayList<>();
            for (int number = Math.max(only, 0); number < (only < 0 ? count : only + 1); number++) {
                int index = number;
                pending.add(workers.submit(() -> {
                    outcomes.merge(outcome(files, seed, index), 1, Integer::sum);
                    return null;
                }));
            }
            for (Future<?> one : pending) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("replay with -Dearwitness.seed=" + seed + ": " + e.getMessage(), e.getCause());
        }
        System.out.printf(
                "%d mutations of %d formats in %d s (%s): %s%n",
                only < 0 ? count : 1,
                files.size(),
                (System.nanoTime() - start) / 1_000_000_000,
                TestDecoders.SANDBOX.mechanism(),
                new TreeMap<>(outcomes));
        assertThat(outcomes.keySet()).isNotEmpty();
        assertThat(only >= 0 || count < 200 || outcomes.containsKey("decoded")).isTrue();
    }

    private String outcome(Map<String, byte[]> files, long seed, int index) throws IOException {
        Damaged damaged = damaged(files, seed, index);
        Path file = directory.resolve("mutation-" + index + "." + damaged.format());
        Files.write(file, damaged.media().bytes());
        HostileReading reading = new HostileReading(TestDecoders.SANDBOX);
        try {
            return index % ONE_IN_EXAMINED == 0
                    ? reading.examine(file)
                    : reading.read(file, new HostileReading.Counting(Float.NaN));
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "mutation " + index + ", " + damaged.format() + ", " + damaged.media() + ": " + e, e);
        } finally {
            Files.delete(file);
        }
    }

    private static Damaged damaged(Map<String, byte[]> files, long seed, int index) {
        SeededRandom random = new SeededRandom(seed).fork("mutation " + index);
        List<Map.Entry<String, byte[]>> all = List.copyOf(files.entrySet());
        Map.Entry<String, byte[]> file = all.get(index % all.size());
        long damage = random.nextLong();
        if (random.chance(SPLICED)) {
            byte[] other = all.get(random.nextInt(all.size())).getValue();
            return new Damaged(file.getKey(), DamagedMedia.splice(file.getValue(), other, damage));
        }
        return new Damaged(file.getKey(), DamagedMedia.mutate(file.getValue(), damage));
    }
}
