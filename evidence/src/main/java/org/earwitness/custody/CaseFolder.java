package org.earwitness.custody;

import java.nio.file.Path;

/**
 * Where the parts of a case lie.
 *
 * <pre>
 * case.json                what the case is; its SHA-256 is in the first entry
 * lock                     see {@link CaseLock}
 * evidence/DIGEST          originals, see docs/formats/vault.md
 * custody/key              public key, see {@link VerifierKey}
 * custody/log              leaf hashes, see {@link LeafHashes}
 * custody/entries/NUMBER   payloads, see {@link EntryFile}
 * custody/checkpoints      signed checkpoints, see {@link CheckpointFile}
 * </pre>
 *
 * @param root the case directory
 */
public record CaseFolder(Path root) {
    /** The most bytes of case.json. */
    public static final int MAXIMUM_CASE_DOCUMENT_BYTES = 1 << 20;

    Path caseDocument() {
        return root.resolve("case.json");
    }

    Path evidence() {
        return root.resolve("evidence");
    }

    Path custody() {
        return root.resolve("custody");
    }

    Path entries() {
        return custody().resolve("entries");
    }

    Path entry(long sequence) {
        return entries().resolve(EntryFile.fileName(sequence));
    }

    Path key() {
        return custody().resolve("key");
    }

    Path log() {
        return custody().resolve("log");
    }

    Path checkpoints() {
        return custody().resolve("checkpoints");
    }

    Path lock() {
        return root.resolve(CaseLock.FILE_NAME);
    }
}
