package org.earwitness.custody;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.earwitness.custody.CustodyEvent.CaseOpened;
import org.earwitness.custody.CustodyEvent.CollectionSearched;
import org.earwitness.custody.CustodyEvent.FindingRecorded;
import org.earwitness.custody.CustodyEvent.ItemReceived;
import org.earwitness.custody.CustodyEvent.ItemWithdrawn;
import org.earwitness.custody.CustodyEvent.NoteAdded;
import org.earwitness.custody.CustodyEvent.PayloadErased;
import org.earwitness.custody.CustodyEvent.ReportIssued;
import org.earwitness.custody.CustodyEvent.TailRecovered;
import org.earwitness.custody.CustodyEvent.Unknown;

/** The fields of each event type, after those that all have. */
final class EventCodec {
    /** What an arrival says that can endanger a source. */
    static final Set<String> ARRIVAL_FIELDS = Set.of("label", "provenance", "file_name");

    /** What may be erased from an entry. All else is needed to verify the case. */
    static final Set<String> ERASABLE =
            Set.of("label", "provenance", "file_name", "actor", "settings", "reason", "text");

    private EventCodec() {}

    static String type(CustodyEvent event) {
        return switch (event) {
            case CaseOpened opened -> "case_opened";
            case ItemReceived received -> "item_received";
            case ItemWithdrawn withdrawn -> "item_withdrawn";
            case PayloadErased erased -> "payload_erased";
            case CollectionSearched searched -> "collection_searched";
            case FindingRecorded finding -> "finding_recorded";
            case ReportIssued issued -> "report_issued";
            case NoteAdded note -> "note_added";
            case TailRecovered recovered -> "tail_recovered";
            case Unknown unknown ->
                throw new IllegalArgumentException("expected an event of a known type, found " + unknown.type());
        };
    }

    static Map<String, String> details(CustodyEvent event) {
        Map<String, String> details = new LinkedHashMap<>();
        switch (event) {
            case CaseOpened opened -> {
                details.put("case_document", opened.caseDocument().hex());
                details.put("public_key", opened.publicKey());
            }
            case ItemReceived received -> {
                details.put("size_bytes", Long.toString(received.sizeBytes()));
                details.put("label", received.arrival().label());
                details.put("provenance", received.arrival().claimedProvenance());
                details.put("file_name", received.arrival().fileName());
            }
            case ItemWithdrawn withdrawn -> {
                details.put("reason", withdrawn.reason());
                details.put("arrivals", FieldValues.join(withdrawn.arrivals()));
            }
            case PayloadErased erased -> {
                details.put("entry", Long.toString(erased.entry()));
                details.put("fields", FieldValues.join(erased.fields()));
                details.put("reason", erased.reason());
            }
            case CollectionSearched searched -> {
                details.put("searched", searched.searched().hex());
                details.put("searched_count", Long.toString(searched.searchedCount()));
                details.put("result", searched.result().hex());
            }
            case FindingRecorded finding -> {
                details.put("method", finding.method());
                details.put("method_version", finding.methodVersion());
                details.put("result", finding.result().hex());
            }
            case ReportIssued issued -> {
                details.put("html", issued.html().hex());
                details.put("json", issued.json().hex());
            }
            case NoteAdded note -> details.put("text", note.text());
            case TailRecovered recovered -> {
                details.put("log_bytes", Long.toString(recovered.logBytes()));
                details.put("checkpoint_bytes", Long.toString(recovered.checkpointBytes()));
                details.put("entry_files", Long.toString(recovered.entryFiles()));
            }
            case Unknown unknown ->
                throw new IllegalArgumentException("expected an event of a known type, found " + unknown.type());
        }
        return details;
    }

    /** The event of a type with these values; IllegalArgumentException where they do not make one. */
    static CustodyEvent decode(String type, FieldValues values) {
        return switch (type) {
            case "case_opened" -> new CaseOpened(values.digest("case_document"), values.text("public_key"));
            case "item_received" ->
                new ItemReceived(
                        values.item(),
                        values.number("size_bytes"),
                        new Arrival(values.text("label"), values.text("provenance"), values.text("file_name")));
            case "item_withdrawn" ->
                new ItemWithdrawn(values.item(), values.text("reason"), values.numbers("arrivals"));
            case "payload_erased" ->
                new PayloadErased(values.number("entry"), values.words("fields"), values.text("reason"));
            case "collection_searched" ->
                new CollectionSearched(
                        values.items(),
                        values.text("settings"),
                        values.digest("searched"),
                        values.number("searched_count"),
                        values.digest("result"));
            case "finding_recorded" ->
                new FindingRecorded(
                        values.items(),
                        values.text("method"),
                        values.text("method_version"),
                        values.text("settings"),
                        values.digest("result"));
            case "report_issued" -> new ReportIssued(values.items(), values.digest("html"), values.digest("json"));
            case "note_added" -> new NoteAdded(values.items(), values.text("text"));
            case "tail_recovered" ->
                new TailRecovered(
                        values.number("log_bytes"), values.number("checkpoint_bytes"), values.number("entry_files"));
            default -> new Unknown(type, values.items());
        };
    }
}
