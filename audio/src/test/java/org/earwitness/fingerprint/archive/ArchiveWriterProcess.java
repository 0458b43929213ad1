package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.fingerprint.archive.ArchiveWriter.Recording;

/**
 * A program that writes to an index until it is killed. It prints a line for each thing that is acknowledged:
 * {@code added DIGEST}, or {@code removed DIGEST} after {@code removing DIGEST}.
 */
final class ArchiveWriterProcess {
    private static final int MOST_FRAMES = 3000;

    private ArchiveWriterProcess() {}

    /** Arguments: directory, seed. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Random random = new Random(Long.parseLong(arguments[1]));
        var added = new ArrayList<String>();
        while (true) {
            try (ArchiveWriter writer = TestArchives.writer(directory)) {
                for (int change = random.nextInt(5); change >= 0; change--) {
                    if (random.nextInt(4) == 0 && !added.isEmpty()) {
                        String sha256 = added.remove(random.nextInt(added.size()));
                        System.out.println("removing " + sha256);
                        writer.remove(List.of(sha256));
                        System.out.println("removed " + sha256);
                    } else {
                        Recording one = TestArchives.recording(random, "name", 1 + random.nextInt(MOST_FRAMES));
                        writer.commit(List.of(one));
                        System.out.println("added " + one.sha256());
                        added.add(one.sha256());
                        writer.tidy();
                    }
                }
            }
        }
    }
}
