package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveWriter;
import org.earwitness.media.Refusal;

/** Removes recordings from an index. */
public final class RemoveRecordings {
    private final Desk desk;

    /**
     * What was done.
     *
     * @param removed digests of the recordings whose fingerprints and names are in no file of the index any more
     * @param absent digests that the index did not have
     */
    public record Result(List<String> removed, List<String> absent) {
        public Result {
            removed = List.copyOf(removed);
            absent = List.copyOf(absent);
        }
    }

    public RemoveRecordings(Desk desk) {
        this.desk = desk;
    }

    /**
     * Removes recordings, all in one change.
     *
     * @param recordings digests in 64 lower-case hexadecimal digits, or names of files with the same bytes
     * @throws RecordingUnreadable where one is neither; then nothing is removed
     * @throws org.earwitness.fingerprint.archive.ArchiveException where the index cannot be written to
     */
    public Result remove(Path index, List<String> recordings) throws IOException, RecordingUnreadable {
        var asked = new LinkedHashSet<String>();
        for (String recording : recordings) {
            asked.add(Sha256.isCanonical(recording) ? recording : digest(Path.of(recording)));
        }
        List<String> removed;
        try (ArchiveWriter writer = new Archive(index).write(desk.patience(), IndexRecordings.holder())) {
            removed = writer.remove(asked);
        }
        var absent = new ArrayList<>(asked);
        absent.removeAll(removed);
        return new Result(removed, absent);
    }

    private static String digest(Path file) throws IOException, RecordingUnreadable {
        if (!Files.isRegularFile(file)) {
            throw new RecordingUnreadable(new Refusal(
                    Refusal.Cause.NOT_A_FILE,
                    "a file, or a SHA-256 in 64 lower-case hexadecimal digits",
                    file.toString(),
                    "Check the name; where the file is gone, give the SHA-256 that \"index search\" shows."));
        }
        return Sha256.of(file).hex();
    }
}
