package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;

/**
 * The one writer of an index.
 *
 * <p>Every change goes the same way: new segment files, fsync; the directory, fsync; a new manifest beside the old one, fsync;
 * rename; the directory, fsync. Only then is it acknowledged, and only then are files removed that the new manifest does not
 * name. A kill in between leaves files without a name in the manifest, which the next writer removes. A change that fails
 * leaves the index as it was.
 *
 * <p>For one thread.
 */
public final class ArchiveWriter implements AutoCloseable {
    private final ArchiveFiles files;
    private final ArchiveLock lock;
    private Snapshot snapshot;

    /** A recording with the fingerprints of its streams. */
    public record Recording(List<Stream> streams) {
        /**
         * @throws IllegalArgumentException if there is no stream, or they are of several files, or not in order, or longer than
         *     {@link IndexSegment#MOST_FRAMES} together
         */
        public Recording {
            streams = List.copyOf(streams);
            for (int i = 1; i < streams.size(); i++) {
                StreamLabel before = streams.get(i - 1).label();
                StreamLabel label = streams.get(i).label();
                if (!before.sha256().equals(label.sha256()) || before.stream() >= label.stream()) {
                    throw new IllegalArgumentException("recording: expected streams of one file in ascending order");
                }
            }
            if (streams.isEmpty() || frames(streams) > IndexSegment.MOST_FRAMES) {
                throw new IllegalArgumentException("recording: expected 1 to " + IndexSegment.MOST_FRAMES
                        + " frames of sound, found " + frames(streams));
            }
        }

        public String sha256() {
            return streams.getFirst().label().sha256();
        }

        /** Whether a recording with these streams would be too long for the index. */
        public static boolean isTooLong(List<Stream> streams) {
            return frames(streams) > IndexSegment.MOST_FRAMES;
        }

        long frames() {
            return frames(streams);
        }

        /** Each stream may take one frame more than it has. */
        private static long frames(List<Stream> streams) {
            return streams.stream()
                    .mapToLong(stream -> stream.fingerprint().frames() + 1L)
                    .sum();
        }
    }

    /** One audio stream. */
    public record Stream(StreamLabel label, Fingerprint fingerprint) {}

    private ArchiveWriter(ArchiveFiles files, ArchiveLock lock, Snapshot snapshot) {
        this.files = files;
        this.lock = lock;
        this.snapshot = snapshot;
    }

    /** Takes over the index: removes what a killed writer left, and ends the removals that it began. */
    static ArchiveWriter open(ArchiveFiles files, ArchiveLock lock) throws IOException {
        if (Files.notExists(files.manifest()) && !files.hasSegments()) {
            files.replace(Manifest.EMPTY);
        }
        ArchiveWriter writer = new ArchiveWriter(files, lock, Snapshot.take(files));
        files.sweep(writer.snapshot.manifest());
        writer.eraseRemoved();
        return writer;
    }

    /** The index as it is after the last change. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /**
     * Adds recordings; on return they are acknowledged.
     *
     * @throws IllegalArgumentException if a recording is there already or given twice
     */
    public void commit(List<Recording> recordings) throws IOException {
        var ordered = new ArrayList<>(recordings);
        ordered.sort(Comparator.comparing(Recording::sha256));
        String before = "";
        for (Recording recording : ordered) {
            if (recording.sha256().equals(before) || snapshot.contains(recording.sha256())) {
                throw new IllegalArgumentException("recording: expected each once, found again " + recording.sha256());
            }
            before = recording.sha256();
        }
        var segments = new ArrayList<IndexSegment>();
        var entries = new ArrayList<IndexSegment.Entry>();
        long frames = 0;
        for (Recording recording : ordered) {
            frames += recording.frames();
            if (frames > IndexSegment.MOST_FRAMES) {
                segments.add(IndexSegment.of(entries));
                entries.clear();
                frames = recording.frames();
            }
            for (Stream stream : recording.streams()) {
                entries.add(new IndexSegment.Entry(stream.label().text(), stream.fingerprint()));
            }
        }
        if (!entries.isEmpty()) {
            segments.add(IndexSegment.of(entries));
        }
        change(snapshot.manifest().segments(), segments);
    }

    /**
     * Merges small segments, so that a search has few to look at. Whoever has acknowledged a commit calls it after that: a
     * failure here takes nothing back.
     */
    public void tidy() throws IOException {
        for (List<Integer> chosen = choose(); !chosen.isEmpty(); chosen = choose()) {
            rewrite(chosen);
        }
    }

    private List<Integer> choose() {
        return SegmentMerging.choose(snapshot.parts().stream()
                .map(part -> SegmentMerging.Size.of(part.segment()))
                .toList());
    }

    /**
     * Removes recordings. No search that begins after this was acknowledged finds them; on return no file of the index has
     * their fingerprints or names. A search that runs meanwhile may hold the old files open until it ends, and what file
     * system, backup and disk keep of removed files is beyond this program.
     *
     * @param sha256s of their files
     * @return those that the index had
     */
    public List<String> remove(Collection<String> sha256s) throws IOException {
        var found = new ArrayList<String>();
        var named = new ArrayList<>(snapshot.manifest().segments());
        for (String sha256 : new TreeSet<>(sha256s)) {
            List<Snapshot.Place> places = snapshot.find(sha256);
            for (Snapshot.Place place : places) {
                Manifest.Named segment = named.get(place.part());
                BitSet removed = segment.removed();
                removed.set(place.stream());
                named.set(
                        place.part(),
                        new Manifest.Named(segment.number(), segment.bytes(), segment.checksum(), removed));
            }
            if (!places.isEmpty()) {
                found.add(sha256);
            }
        }
        if (!found.isEmpty()) {
            change(named, List.of());
            eraseRemoved();
        }
        return found;
    }

    /** Writes the segments anew that have removed streams. */
    private void eraseRemoved() throws IOException {
        for (int part = 0; part < snapshot.parts().size(); ) {
            if (snapshot.parts().get(part).without().isEmpty()) {
                part++;
            } else {
                rewrite(List.of(part));
            }
        }
    }

    /** Makes one segment of some, without what was removed from them; none where nothing is left. */
    private void rewrite(List<Integer> chosen) throws IOException {
        var entries = new ArrayList<IndexSegment.Entry>();
        var left = new ArrayList<>(snapshot.manifest().segments());
        for (int part : chosen) {
            CopySearch.Part old = snapshot.parts().get(part);
            Optional<String> damage = old.segment().damage();
            if (damage.isPresent()) {
                throw ArchiveException.damaged(
                        snapshot.manifest().segments().get(part).fileName(),
                        "section " + damage.get() + " with the right checksum",
                        "another");
            }
            BitSet without = old.without();
            entries.addAll(old.segment().entries(stream -> !without.get(stream)));
            left.remove(snapshot.manifest().segments().get(part));
        }
        entries.sort(Comparator.comparing(IndexSegment.Entry::label, ArchiveWriter::byLabel));
        change(left, entries.isEmpty() ? List.of() : List.of(IndexSegment.of(entries)));
    }

    private static int byLabel(String a, String b) {
        return StreamLabel.parse(a).orElseThrow().compareTo(StreamLabel.parse(b).orElseThrow());
    }

    private void change(List<Manifest.Named> kept, List<IndexSegment> added) throws IOException {
        var named = new ArrayList<>(kept);
        long next = snapshot.manifest().next();
        try {
            for (IndexSegment segment : added) {
                segment.write(files.segment(next));
                named.add(new Manifest.Named(next, segment.bytes(), segment.headerChecksum(), new BitSet()));
                next++;
            }
            files.force();
            files.replace(new Manifest(next, named));
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        snapshot = Snapshot.take(files);
        files.sweep(snapshot.manifest());
    }

    /** After a failure the manifest tells which state holds: the old one, or the new one if only the last fsync failed. */
    private void takeBack(IOException failure) {
        try {
            snapshot = Snapshot.take(files);
            files.sweep(snapshot.manifest());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
