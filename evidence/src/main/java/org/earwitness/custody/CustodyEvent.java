package org.earwitness.custody;

import java.util.List;
import org.earwitness.digest.Sha256;

/**
 * What happened in a case. An event type is a record here, its fields in {@link EventCodec}, and a paragraph in
 * docs/formats/custody-log.md.
 */
public sealed interface CustodyEvent {
    /** The items that it is about. */
    default List<Sha256> items() {
        return List.of();
    }

    /** The settings it was done with, as text; empty where there are none. */
    default String settings() {
        return "";
    }

    /**
     * The case was opened; always the first entry and nowhere else.
     *
     * @param caseDocument SHA-256 of case.json
     * @param publicKey the line in custody/key, without its line feed
     */
    record CaseOpened(Sha256 caseDocument, String publicKey) implements CustodyEvent {}

    /**
     * A file arrived. The same bytes may arrive again.
     *
     * @param item SHA-256 of its bytes
     * @param sizeBytes their number
     * @param arrival what was said about it
     */
    record ItemReceived(Sha256 item, long sizeBytes, Arrival arrival) implements CustodyEvent {
        @Override
        public List<Sha256> items() {
            return List.of(item);
        }
    }

    /**
     * An item was withdrawn: its bytes removed, and what was said about it at each of its arrivals.
     *
     * @param arrivals the entries of those arrivals
     */
    record ItemWithdrawn(Sha256 item, String reason, List<Long> arrivals) implements CustodyEvent {
        public ItemWithdrawn {
            arrivals = List.copyOf(arrivals);
        }

        @Override
        public List<Sha256> items() {
            return List.of(item);
        }
    }

    /**
     * Fields of an earlier entry were erased.
     *
     * @param entry that entry
     * @param fields their names, as in docs/formats/custody-log.md
     */
    record PayloadErased(long entry, List<String> fields, String reason) implements CustodyEvent {
        public PayloadErased {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Recordings were searched for copies of items of the case.
     *
     * @param items what was searched for
     * @param searched SHA-256 of the list of what was searched
     * @param searchedCount the number of recordings in that list
     * @param result SHA-256 of the result document
     */
    record CollectionSearched(List<Sha256> items, String settings, Sha256 searched, long searchedCount, Sha256 result)
            implements CustodyEvent {
        public CollectionSearched {
            items = List.copyOf(items);
        }
    }

    /**
     * An examination had a result.
     *
     * @param items its inputs
     * @param result SHA-256 of the result document
     */
    record FindingRecorded(List<Sha256> items, String method, String methodVersion, String settings, Sha256 result)
            implements CustodyEvent {
        public FindingRecorded {
            items = List.copyOf(items);
        }
    }

    /**
     * A report was issued.
     *
     * @param items what it is about
     * @param html SHA-256 of its HTML file
     * @param json SHA-256 of its JSON file
     */
    record ReportIssued(List<Sha256> items, Sha256 html, Sha256 json) implements CustodyEvent {
        public ReportIssued {
            items = List.copyOf(items);
        }
    }

    /** Somebody noted something. */
    record NoteAdded(List<Sha256> items, String text) implements CustodyEvent {
        public NoteAdded {
            items = List.copyOf(items);
        }
    }

    /**
     * What an interrupted writer had written and nobody had been told was done was removed.
     *
     * @param logBytes the bytes removed from the end of custody/log
     * @param checkpointBytes the bytes removed from the end of custody/checkpoints
     * @param entryFiles the number of files removed from custody/entries
     */
    record TailRecovered(long logBytes, long checkpointBytes, long entryFiles) implements CustodyEvent {}

    /** An event of a type that this version does not know; only its fields can be verified. */
    record Unknown(String type, List<Sha256> items) implements CustodyEvent {
        public Unknown {
            items = List.copyOf(items);
        }
    }
}
