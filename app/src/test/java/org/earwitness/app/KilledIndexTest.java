package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveException;
import org.earwitness.fingerprint.archive.Snapshot;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills {@code index add} at random instants: -Dearwitness.kills=N times, -Dearwitness.seed=S to replay. */
class KilledIndexTest {
    private static final int RECORDINGS = 12;
    private static final int HERTZ = 8000;
    private static final Pattern ACKNOWLEDGED = Pattern.compile("(?m)^([0-9a-f]{64}) {2}.+\n");
    private static final Pattern PRESENT = Pattern.compile("(\\d+) files were there already");

    @TempDir
    Path home;

    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void whateverTheInstantTheIndexOpensAndNothingAcknowledgedIsLostAndTheNextRunSkipsIt() throws Exception {
        long seed = Long.getLong("earwitness.seed", System.nanoTime());
        int rounds = Integer.getInteger("earwitness.kills", 10);
        System.out.println("seed " + seed + ", " + rounds + " kills");
        Random random = new Random(seed);
        Path collection = collection();
        Path usual = home.resolve("usual");
        long start = System.nanoTime();
        assertThat(add(usual, collection).end().status()).isZero();
        long usualNanos = System.nanoTime() - start;
        Path index = home.resolve("index");
        int completed = 0;
        for (int round = 0; round < rounds; round++) {
            start = System.nanoTime();
            ProgramRun run = add(index, collection);
            boolean ended =
                    run.process().waitFor((long) (random.nextDouble() * 1.1 * usualNanos), TimeUnit.NANOSECONDS);
            completed += ended ? 1 : 0;
            run.process().toHandle().destroyForcibly();
            acknowledge(run.end().out());
            requireSound(index, "seed " + seed + ", round " + round);
            if (ended) {
                usualNanos = System.nanoTime() - start;
                index = home.resolve("index-" + round);
                acknowledged.clear();
            }
        }
        ProgramRun.Result last = add(index, collection).end();
        assertThat(last.status()).as(last.err()).isZero();
        Matcher present = PRESENT.matcher(last.out());
        assertThat(present.find()).isTrue();
        assertThat(Integer.parseInt(present.group(1))).isGreaterThanOrEqualTo(acknowledged.size());
        acknowledge(last.out());
        requireSound(index, "after the last");
        assertThat(new Archive(index).read().stats().recordings()).isEqualTo(RECORDINGS);
        assertThat(new Archive(index).check().unnamed()).isEmpty();
        System.out.println("usual " + usualNanos / 1_000_000 + " ms; " + completed + " of " + rounds + " had ended");
        assertThat(completed).isLessThan(rounds);
    }

    private Path collection() throws IOException {
        Path collection = Files.createDirectory(home.resolve("collection"));
        Sound sound = Scene.unrelated(5, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(RECORDINGS + 4)
                .dry()
                .sound();
        for (int i = 0; i < RECORDINGS; i++) {
            WavFile.write(
                    collection.resolve("r" + i + ".wav"), Edits.excerpt(sound, i, i + 4), WavFormat.Encoding.PCM_16);
        }
        return collection;
    }

    private ProgramRun add(Path index, Path collection) throws IOException {
        return ProgramRun.start(home, "index", "add", index.toString(), collection.toString());
    }

    private void acknowledge(String out) {
        Matcher line = ACKNOWLEDGED.matcher(out);
        while (line.find()) {
            acknowledged.add(line.group(1));
        }
    }

    private void requireSound(Path index, String round) throws IOException {
        Snapshot snapshot;
        try {
            snapshot = new Archive(index).read();
        } catch (ArchiveException e) {
            assertThat(e.kind()).as(round).isEqualTo(ArchiveException.Kind.NOT_AN_INDEX);
            assertThat(acknowledged).as(round).isEmpty();
            return;
        }
        assertThat(new Archive(index).check().failure()).as(round).isEmpty();
        for (String sha256 : acknowledged) {
            assertThat(snapshot.contains(sha256)).as(round).isTrue();
        }
    }
}
