package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An index of recordings in a directory: segments with fingerprints, a manifest that names those which count, and a lock.
 *
 * <p>Any number of readers, in any number of processes, see what the manifest named when they looked; one writer at a time
 * replaces the manifest as a whole. A kill at any instant leaves an index that opens, with nothing acknowledged lost.
 */
public final class Archive {
    private final Path directory;
    private final ArchiveFiles files;

    /** @param directory where the index is, or will be made by the first writer */
    public Archive(Path directory) {
        this.directory = directory;
        this.files = new ArchiveFiles(directory);
    }

    /**
     * Whether there is an index, be it damaged or of another version: a directory with segments, or with a file that begins as a
     * manifest does.
     */
    public boolean exists() throws IOException {
        return files.isIndex();
    }

    /**
     * The index as it is now.
     *
     * @throws ArchiveException of kind NOT_AN_INDEX, INDEX_DAMAGED or INDEX_VERSION
     */
    public Snapshot read() throws IOException {
        return Snapshot.take(files);
    }

    /**
     * Becomes the writer of the index, which must exist. Ends what a killed writer began.
     *
     * @param patience how long to wait for another writer
     * @param holder one line that tells others who writes
     * @throws ArchiveException as {@link #read()}, and of kind INDEX_BUSY if another writer holds it all that time
     */
    public ArchiveWriter write(Duration patience, String holder) throws IOException {
        files.read();
        return locked(patience, holder);
    }

    /** Becomes the writer of the index, and makes an empty one where there is none. */
    public ArchiveWriter writeOrCreate(Duration patience, String holder) throws IOException {
        files.create();
        return locked(patience, holder);
    }

    private ArchiveWriter locked(Duration patience, String holder) throws IOException {
        ArchiveLock lock = ArchiveLock.acquire(directory.toRealPath(), patience, holder);
        try {
            return ArchiveWriter.open(files, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Looks at every byte.
     *
     * @throws ArchiveException of kind NOT_AN_INDEX or INDEX_VERSION; damage is in the result
     */
    public CheckedArchive check() throws IOException {
        return ArchiveCheck.check(files);
    }
}
