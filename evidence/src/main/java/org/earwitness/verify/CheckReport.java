package org.earwitness.verify;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.custody.Checkpoint;
import org.earwitness.custody.VerifierKey;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;

/** What a check has found so far. */
final class CheckReport {
    static final String RESTORE = "Restore it from a copy of the case, or treat what it holds as altered.";

    private final List<CheckFailure> failures = new ArrayList<>();
    private final List<CheckNote> notes = new ArrayList<>();
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private Optional<Sha256> keyFingerprint = Optional.empty();

    void fail(String where, String expected, String found, String hint) {
        failures.add(new CheckFailure(where, expected, found, hint));
    }

    void fail(String where, EvidenceException e) {
        failures.add(CheckFailure.of(where, e));
    }

    void note(String where, String text) {
        notes.add(new CheckNote(where, text));
    }

    void covers(VerifierKey key, Checkpoint last) {
        keyFingerprint = Optional.of(key.fingerprint());
        checkpoint = Optional.of(last);
    }

    /** A file's bytes; where it is absent, no regular file or too large, that is a failure and the answer is empty. */
    Optional<byte[]> read(CaseFiles files, String path, int limitBytes) throws IOException {
        try {
            return Optional.of(files.read(path, limitBytes));
        } catch (NoSuchFileException e) {
            fail(path, "a file", "none", "It was removed or never copied. " + RESTORE);
        } catch (EvidenceException e) {
            fail(path, e);
        }
        return Optional.empty();
    }

    /** The names in a directory; where it is absent, that is a failure and the answer is empty. */
    List<String> names(CaseFiles files, String directory) throws IOException {
        try {
            return files.names(directory);
        } catch (NoSuchFileException e) {
            fail(directory, "a directory", "none", "It was removed or never copied. " + RESTORE);
            return List.of();
        }
    }

    CheckResult result() {
        return new CheckResult(failures, notes, checkpoint, keyFingerprint);
    }
}
