package org.earwitness.fingerprint.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.SegmentCheck;

/** Looks at every byte of an index, and stops at the first thing that does not hold. */
final class ArchiveCheck {
    private final ArchiveFiles files;
    private final Snapshot snapshot;

    private ArchiveCheck(ArchiveFiles files, Snapshot snapshot) {
        this.files = files;
        this.snapshot = snapshot;
    }

    /** Checks the index as it is at this instant; a writer may go on meanwhile. */
    static CheckedArchive check(ArchiveFiles files) throws IOException {
        try {
            ArchiveCheck check = new ArchiveCheck(files, Snapshot.take(files));
            check.segments();
            check.recordings();
            return new CheckedArchive(Optional.empty(), check.unnamed());
        } catch (ArchiveException e) {
            if (e.kind() == ArchiveException.Kind.INDEX_DAMAGED) {
                return new CheckedArchive(Optional.of(e), List.of());
            }
            throw e;
        }
    }

    private void segments() throws ArchiveException {
        for (int part = 0; part < snapshot.parts().size(); part++) {
            IndexSegment segment = snapshot.parts().get(part).segment();
            String where = snapshot.manifest().segments().get(part).fileName();
            Optional<String> flaw = SegmentCheck.flaw(segment);
            if (flaw.isPresent()) {
                throw ArchiveException.damaged(where, "a segment as this program writes it", flaw.get());
            }
            Optional<StreamLabel> before = Optional.empty();
            for (int stream = 0; stream < segment.streams(); stream++) {
                StreamLabel label = Snapshot.label(segment, stream);
                if (before.isPresent() && before.get().compareTo(label) >= 0) {
                    throw ArchiveException.damaged(
                            where,
                            "streams in the order of their labels, each once",
                            label.sha256() + " stream " + label.stream() + " after "
                                    + before.get().sha256() + " stream " + before.get().stream());
                }
                before = Optional.of(label);
            }
        }
    }

    private record Cursor(int part, int stream, String sha256) {}

    /** No recording may be in two segments: goes through all in the order of the digests at once. */
    private void recordings() throws ArchiveException {
        var queue = new PriorityQueue<>(Comparator.comparing(Cursor::sha256));
        for (int part = 0; part < snapshot.parts().size(); part++) {
            cursor(part, 0).ifPresent(queue::add);
        }
        Optional<Cursor> before = Optional.empty();
        for (Cursor now = queue.poll(); now != null; now = queue.poll()) {
            if (before.isPresent()
                    && before.get().sha256().equals(now.sha256())
                    && before.get().part() != now.part()) {
                throw ArchiveException.damaged(
                        snapshot.manifest().segments().get(now.part()).fileName(),
                        "each recording in one segment",
                        now.sha256() + " in a second one");
            }
            before = Optional.of(now);
            cursor(now.part(), now.stream() + 1).ifPresent(queue::add);
        }
    }

    private Optional<Cursor> cursor(int part, int from) throws ArchiveException {
        IndexSegment segment = snapshot.parts().get(part).segment();
        BitSet without = snapshot.parts().get(part).without();
        int stream = without.nextClearBit(from);
        return stream < segment.streams()
                ? Optional.of(
                        new Cursor(part, stream, Snapshot.label(segment, stream).sha256()))
                : Optional.empty();
    }

    /** What lies beside the index: not damage, but worth knowing. */
    private List<String> unnamed() throws IOException {
        return new ArrayList<>(files.unnamed(snapshot.manifest()));
    }
}
