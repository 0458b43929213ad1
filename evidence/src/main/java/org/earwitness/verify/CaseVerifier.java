package org.earwitness.verify;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.earwitness.custody.SignatureCheck;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.Sha256;

/**
 * Checks a case: recomputes every digest, root and signature from its files and names what does not hold.
 *
 * <p>Nothing is written and no lock is taken, so that a read-only copy can be checked, and a case that is being written to.
 * The check covers the entries under the last checkpoint that was complete when it began. Where something does not hold and
 * the log has grown meanwhile, the check is repeated, since an erasure that was recorded during it looks like damage.
 *
 * <p>What no check can show: that entries are true; that their times are those of any clock but the writer's; that the
 * holder of the signing key did not write the whole log anew. The last is what a {@link Receipt} is for.
 */
public final class CaseVerifier {
    private static final int MAXIMUM_ATTEMPTS = 5;

    private CaseVerifier() {}

    /**
     * Checks the case in a directory. One that is no case at all is a case of which nothing holds.
     *
     * @param against a checkpoint kept elsewhere, which the case must continue
     * @throws IOException if a file is there but cannot be read, for lack of rights or by a failing disk
     */
    public static CheckResult check(Path caseDirectory, Optional<Receipt> against) throws IOException {
        CaseFiles files = CaseFiles.in(caseDirectory);
        for (int attempt = 1; ; attempt++) {
            Optional<Sha256> before = checkpoints(files);
            CheckResult result = check(files, against, SignatureCheck.ED25519);
            if (result.ok() || attempt == MAXIMUM_ATTEMPTS || checkpoints(files).equals(before)) {
                return result;
            }
        }
    }

    static CheckResult check(CaseFiles files, Optional<Receipt> against, SignatureCheck signatures) throws IOException {
        CheckReport report = new CheckReport();
        Optional<LogFacts> log = new LogCheck(files, report, signatures).run();
        if (log.isPresent()) {
            new ItemCheck(files, report, new EntryCheck(files, report, log.get()).run()).run();
            if (against.isPresent()) {
                log.get().checkReceipt(against.get(), signatures, report);
            }
        }
        return report.result();
    }

    private static Optional<Sha256> checkpoints(CaseFiles files) throws IOException {
        try {
            return Optional.of(files.digest("custody/checkpoints"));
        } catch (NoSuchFileException | EvidenceException e) {
            return Optional.empty();
        }
    }
}
