package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.earwitness.cases.CaseDocument;
import org.earwitness.custody.Agent;
import org.earwitness.custody.CaseStore;
import org.earwitness.vault.OwnerOnly;

/** Opens a case that exists, or makes one. */
public final class OpenCase {
    private final Workbench workbench;

    public OpenCase(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * Makes a case.
     *
     * @throws org.earwitness.digest.EvidenceException where there is something at that place already, or it cannot be written
     */
    public CaseStore make(Path directory, String title) throws IOException {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        Instant now = workbench.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Agent agent = workbench.agent();
        CaseDocument document = new CaseDocument("case-" + HexFormat.of().formatHex(random), title, agent.actor(), now);
        return CaseStore.create(directory, document.encode(), workbench.signingKey(), agent, workbench.clock());
    }

    /** Opens the case in a directory; makes one where there is nothing. */
    public CaseStore openOrMake(Path directory, String title) throws IOException {
        if (Files.exists(directory.resolve("case.json"))) {
            return open(directory);
        }
        return make(directory, title);
    }

    public CaseStore open(Path directory) throws IOException {
        return CaseStore.open(directory, workbench.signingKey(), workbench.agent(), workbench.clock());
    }

    /** What case.json says. */
    static CaseDocument document(CaseStore store) throws IOException {
        return CaseDocument.decode(Files.readAllBytes(store.directory().resolve("case.json")));
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
