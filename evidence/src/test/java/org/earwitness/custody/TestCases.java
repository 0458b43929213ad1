package org.earwitness.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.earwitness.custody.CustodyEvent.NoteAdded;
import org.earwitness.digest.Sha256;
import org.earwitness.vault.StoredItem;

/** Cases to test on, with invented content. */
public final class TestCases {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:15:30.250Z"), ZoneOffset.UTC);
    public static final Agent AGENT = new Agent("ម៉ាលី (desk)", "earwitness", "0.1.0");
    public static final Duration WAIT = Duration.ofSeconds(20);
    public static final long LIMIT = 1 << 20;
    public static final Arrival ARRIVAL =
            new Arrival("សំឡេង ១", "said to come from\na meeting in Velmora", "leak ' \" -rf.ogg");

    private TestCases() {}

    /** An empty case at {@code directory/case} with its key at {@code directory/keys}. */
    public static CaseStore empty(Path directory) throws IOException {
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("keys"));
        byte[] document = "{\"title\": \"ការប្រជុំ\"}\n".getBytes(StandardCharsets.UTF_8);
        return CaseStore.create(directory.resolve("case"), document, key, AGENT, CLOCK);
    }

    /** The same case opened anew. */
    public static CaseStore reopen(Path directory) throws IOException {
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("keys"));
        return CaseStore.open(directory.resolve("case"), key, AGENT, CLOCK);
    }

    /** A case of four entries under three checkpoints: opened, two items received, the second withdrawn. */
    public static CaseStore small(Path directory) throws IOException {
        CaseStore store = empty(directory);
        try (CaseWriter writer = store.write(WAIT)) {
            receive(directory, writer, "a recording");
            Sha256 unlawful = receive(directory, writer, "not ours to have").digest();
            writer.withdraw(unlawful, "received by mistake");
        }
        return store;
    }

    /** Takes a file with this content in. */
    public static StoredItem receive(Path directory, CaseWriter writer, String content) throws IOException {
        Path file = directory.resolve("incoming.ogg");
        Files.writeString(file, content);
        return writer.receive(file, ARRIVAL, LIMIT);
    }

    /** A note as an event. */
    public static CustodyEvent note(String text) {
        return new NoteAdded(List.of(), text);
    }
}
