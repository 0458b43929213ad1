package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.cases.CaseDocument;
import org.earwitness.custody.Agent;
import org.earwitness.custody.CaseStore;
import org.earwitness.vault.OwnerOnly;

/** Opens a case that exists, or makes one. */
public final class OpenCase {
    private final Desk desk;

    public OpenCase(Desk desk) {
        this.desk = desk;
    }

    /**
     * Makes a case.
     *
     * @throws org.earwitness.digest.EvidenceException where there is something at that place already, or it cannot be written
     */
    public CaseStore make(Path directory, String title) throws IOException {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        Instant now = desk.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Agent agent = desk.agent();
        CaseDocument document = new CaseDocument("case-" + HexFormat.of().formatHex(random), title, agent.actor(), now);
        return CaseStore.create(directory, document.encode(), desk.signingKey(), agent, desk.clock());
    }

    /** Opens the case in a directory; makes one where there is nothing. */
    public CaseStore openOrMake(Path directory, String title) throws IOException {
        if (Files.exists(directory.resolve("case.json"))) {
            return open(directory);
        }
        return make(directory, title);
    }

    public CaseStore open(Path directory) throws IOException {
        return CaseStore.open(directory, desk.signingKey(), desk.agent(), desk.clock());
    }

    /** What case.json says. */
    static CaseDocument document(CaseStore store) throws IOException {
        return CaseDocument.decode(Files.readAllBytes(store.directory().resolve("case.json")));
    }

    /** The directories of a case that hold no collection: originals, log, derived files and reports. */
    static List<Path> ownDirectories(CaseStore store) {
        return Stream.of("evidence", "custody", "work", "reports")
                .map(store.directory()::resolve)
                .filter(Files::isDirectory)
                .toList();
    }

    /** A directory below the case for what can be made again, made when absent, for its owner only. */
    static Path workDirectory(CaseStore store, String name) throws IOException {
        Path directory = store.directory().resolve(name);
        if (!Files.isDirectory(directory)) {
            OwnerOnly.createDirectory(directory);
        }
        return directory;
    }
}
