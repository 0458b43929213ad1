package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.IndexVersionException;

/**
 * An index as it was at one instant; writers do not change it. Segments are mapped, and read when they are needed; within one,
 * streams are in the order of their labels.
 */
public final class Snapshot {
    private static final int MOST_ATTEMPTS = 100;

    private final Manifest manifest;
    private final List<CopySearch.Part> parts;

    private Snapshot(Manifest manifest, List<CopySearch.Part> parts) {
        this.manifest = manifest;
        this.parts = List.copyOf(parts);
    }

    /** Reads the manifest and maps its segments; again where a writer has replaced a segment in between. */
    static Snapshot take(ArchiveFiles files) throws IOException {
        Manifest manifest = files.read();
        for (int attempt = 1; ; attempt++) {
            try {
                return of(files, manifest);
            } catch (NoSuchFileException gone) {
                Manifest newer = files.read();
                if (newer.equals(manifest) || attempt == MOST_ATTEMPTS) {
                    throw ArchiveException.damaged(
                            String.valueOf(gone.getFile()), "a segment that the manifest names", "no file");
                }
                manifest = newer;
            }
        }
    }

    static Snapshot of(ArchiveFiles files, Manifest manifest) throws IOException {
        var parts = new ArrayList<CopySearch.Part>();
        for (Manifest.Named named : manifest.segments()) {
            parts.add(new CopySearch.Part(map(files, named), named.removed()));
        }
        return new Snapshot(manifest, parts);
    }

    private static IndexSegment map(ArchiveFiles files, Manifest.Named named) throws IOException {
        String where = files.segment(named.number()).toString();
        IndexSegment segment;
        try {
            segment = IndexSegment.map(files.segment(named.number()));
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IndexVersionException e) {
            throw ArchiveException.damaged(where, "a segment of the manifest's versions", "another version");
        } catch (IOException e) {
            throw ArchiveException.damaged(where, "a whole segment", String.valueOf(e.getMessage()));
        }
        boolean same = segment.bytes() == named.bytes() && segment.headerChecksum() == named.checksum();
        if (!same || named.removed().length() > segment.streams()) {
            throw ArchiveException.damaged(where, "the segment that the manifest names", "another one");
        }
        Optional<String> damage = segment.tableDamage();
        if (damage.isPresent()) {
            throw ArchiveException.damaged(where, "section " + damage.get() + " with the right checksum", "another");
        }
        return segment;
    }

    /** The segments, in the order in which they were made, each without the streams that were removed from it. */
    public List<CopySearch.Part> parts() {
        return parts;
    }

    Manifest manifest() {
        return manifest;
    }

    /** The streams of a recording, as part and stream numbers; empty if the index does not have it. */
    List<Place> find(String sha256) throws ArchiveException {
        var places = new ArrayList<Place>();
        for (int part = 0; part < parts.size(); part++) {
            IndexSegment segment = parts.get(part).segment();
            BitSet without = parts.get(part).without();
            for (int stream = firstNotBefore(segment, sha256);
                    stream < segment.streams()
                            && label(segment, stream).sha256().equals(sha256);
                    stream++) {
                if (!without.get(stream)) {
                    places.add(new Place(part, stream));
                }
            }
        }
        return places;
    }

    /** Where a stream is: the position of its segment in {@link #parts()}, and its number there. */
    record Place(int part, int stream) {}

    /** Whether the index has a recording. */
    public boolean contains(String sha256) throws ArchiveException {
        return !find(sha256).isEmpty();
    }

    /** The same index but for one recording. */
    public Snapshot without(String sha256) throws ArchiveException {
        var others = new ArrayList<>(parts);
        for (Place place : find(sha256)) {
            CopySearch.Part part = others.get(place.part());
            BitSet without = part.without();
            without.set(place.stream());
            others.set(place.part(), new CopySearch.Part(part.segment(), without));
        }
        return new Snapshot(manifest, others);
    }

    private static int firstNotBefore(IndexSegment segment, String sha256) throws ArchiveException {
        int low = 0;
        int high = segment.streams();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (label(segment, middle).sha256().compareTo(sha256) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @throws ArchiveException of kind INDEX_DAMAGED if the text is no label */
    static StreamLabel label(IndexSegment segment, int stream) throws ArchiveException {
        return StreamLabel.parse(segment.label(stream))
                .orElseThrow(() -> ArchiveException.damaged(
                        "stream " + stream + " of a segment of " + segment.bytes() + " bytes",
                        "a label with SHA-256, stream and name",
                        "another text"));
    }

    /** Sizes of the index, counted from all labels. */
    public ArchiveStats stats() throws ArchiveException {
        long recordings = 0;
        long streams = 0;
        double seconds = 0;
        long bytes = manifest.encode().length;
        for (CopySearch.Part part : parts) {
            IndexSegment segment = part.segment();
            bytes += segment.bytes();
            BitSet without = part.without();
            String before = "";
            for (int stream = without.nextClearBit(0);
                    stream < segment.streams();
                    stream = without.nextClearBit(stream + 1)) {
                String sha256 = label(segment, stream).sha256();
                recordings += sha256.equals(before) ? 0 : 1;
                before = sha256;
                streams++;
                seconds += segment.durationSeconds(stream);
            }
        }
        return new ArchiveStats(recordings, streams, seconds, bytes, parts.size());
    }

    /**
     * Looks for damage where a search fails: checksums of all segments.
     *
     * @throws ArchiveException of kind INDEX_DAMAGED for the first that does not hold
     */
    public void requireWhole() throws ArchiveException {
        for (int part = 0; part < parts.size(); part++) {
            Optional<String> damage = parts.get(part).segment().damage();
            if (damage.isPresent()) {
                throw ArchiveException.damaged(
                        manifest.segments().get(part).fileName(),
                        "section " + damage.get() + " with the right checksum",
                        "another");
            }
        }
    }
}
