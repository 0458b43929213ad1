package org.earwitness.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;

/**
 * A program that writes to a case until it has done so often, or is killed. It prints a line {@code ready}, then one for each
 * thing that is acknowledged: {@code received DIGEST}, {@code withdrawn DIGEST} or {@code noted TEXT}; and {@code failed KIND}
 * for a failure.
 */
final class WriterProcess {
    private static final int MAXIMUM_FILE_BYTES = 40_000;

    private final CaseStore store;
    private final Path directory;
    private final String name;
    private final Random random;
    private final List<Sha256> received = new ArrayList<>();

    private WriterProcess(Path directory, String name, long seed) throws IOException {
        this.store = TestCases.reopen(directory);
        this.directory = directory;
        this.name = name;
        this.random = new Random(seed);
    }

    /** Arguments: directory, name, seed, number of commits, and what to commit: -1 what chance
     * gives, 0 notes, 1 the file incoming-NAME. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("ready");
        int size = Integer.parseInt(arguments[4]);
        try {
            WriterProcess process =
                    new WriterProcess(Path.of(arguments[0]), arguments[1], Long.parseLong(arguments[2]));
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                process.commitSomething(i, size);
            }
        } catch (EvidenceException e) {
            System.out.println("failed " + e.kind());
            System.out.println(e.getMessage());
        }
    }

    private void commitSomething(int number, int size) throws IOException {
        StringBuilder acknowledgement = new StringBuilder();
        try (CaseWriter writer = store.write(TestCases.WAIT)) {
            int choice = size == -1 ? random.nextInt(10) : size == 0 ? 9 : 0;
            if (choice == 8 && !received.isEmpty()) {
                Sha256 item = received.remove(random.nextInt(received.size()));
                writer.withdraw(item, "by chance");
                acknowledgement.append("withdrawn ").append(item).append('\n');
            } else if (choice < 8) {
                for (int i = random.nextInt(2); i >= 0; i--) {
                    Sha256 item = receive(writer, number, size);
                    received.add(item);
                    acknowledgement.append("received ").append(item).append('\n');
                }
            } else {
                writer.record(TestCases.note(name + "-" + number));
                acknowledgement
                        .append("noted ")
                        .append(name)
                        .append('-')
                        .append(number)
                        .append('\n');
            }
            writer.commit();
        }
        System.out.print(acknowledgement);
        System.out.flush();
    }

    private Sha256 receive(CaseWriter writer, int number, int size) throws IOException {
        Path file = directory.resolve("incoming-" + name);
        if (size <= 0) {
            byte[] content = new byte[random.nextInt(MAXIMUM_FILE_BYTES)];
            random.nextBytes(content);
            Files.write(file, content);
        }
        return writer.receive(file, new Arrival("ល្បឿន " + number, "nobody knows", name), 1 << 24)
                .digest();
    }
}
