package org.earwitness.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.earwitness.custody.CaseLog;
import org.earwitness.custody.CustodyEntry;
import org.earwitness.custody.CustodyEvent;
import org.earwitness.digest.Sha256;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the custody log. */
@CommandLine.Command(
        name = "earwitness log",
        sortOptions = false,
        description = {"Shows what was done in a case: when, by whom, with what, on which items, with what result.", ""
        },
        footer = {"", "Example: earwitness log my-case"})
final class LogCommand extends PlainCommand {
    @Parameters(paramLabel = "CASE", description = "The case.")
    private Path directory = Path.of("");

    @Override
    public int run(Console console) throws Exception {
        CaseLog log = CaseLog.read(directory);
        if (console.json()) {
            ObjectNode document = Documents.start("log");
            document.put("tree_size", log.checkpoint().size());
            document.put("root_hash", log.checkpoint().root().hex());
            document.put("receipt", log.checkpoint().encode());
            ArrayNode entries = document.putArray("entries");
            for (CustodyEntry entry : log.entries()) {
                ObjectNode node = entries.addObject()
                        .put("sequence", entry.sequence())
                        .put("when", entry.at().toString())
                        .put("who", entry.agent().actor())
                        .put(
                                "program",
                                entry.agent().program() + " " + entry.agent().version())
                        .put("what", what(entry.event()));
                ArrayNode items = node.putArray("items");
                entry.event().items().stream().map(Sha256::hex).forEach(items::add);
                node.put("settings", entry.event().settings());
                node.put("tells", tells(entry.event()));
            }
            console.write(Documents.bytes(document));
            return ExitStatus.DONE;
        }
        for (CustodyEntry entry : log.entries()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%4d  %s  %s (%s %s)  %s  %s",
                    entry.sequence(),
                    entry.at(),
                    entry.agent().actor(),
                    entry.agent().program(),
                    entry.agent().version(),
                    what(entry.event()),
                    tells(entry.event())));
        }
        console.line("tree size " + log.checkpoint().size() + ", root "
                + log.checkpoint().root().hex());
        return ExitStatus.DONE;
    }

    private static String what(CustodyEvent event) {
        return switch (event) {
            case CustodyEvent.CaseOpened opened -> "case opened";
            case CustodyEvent.ItemReceived received -> "item received";
            case CustodyEvent.ItemWithdrawn withdrawn -> "item withdrawn";
            case CustodyEvent.PayloadErased erased -> "fields erased";
            case CustodyEvent.CollectionSearched searched -> "collection searched";
            case CustodyEvent.FindingRecorded finding -> "finding recorded";
            case CustodyEvent.ReportIssued issued -> "report issued";
            case CustodyEvent.NoteAdded note -> "note";
            case CustodyEvent.TailRecovered recovered -> "interrupted writing put in order";
            case CustodyEvent.Unknown unknown -> unknown.type();
        };
    }

    private static String tells(CustodyEvent event) {
        return switch (event) {
            case CustodyEvent.CaseOpened opened -> "case.json " + shortened(opened.caseDocument());
            case CustodyEvent.ItemReceived received ->
                received.arrival().label() + " " + received.item().hex() + " (" + received.sizeBytes() + " bytes, \""
                        + received.arrival().fileName() + "\""
                        + (received.arrival().claimedProvenance().isEmpty()
                                ? ""
                                : ", from: " + received.arrival().claimedProvenance())
                        + ")";
            case CustodyEvent.ItemWithdrawn withdrawn -> withdrawn.item().hex() + ": " + withdrawn.reason();
            case CustodyEvent.PayloadErased erased ->
                "of entry " + erased.entry() + ": " + erased.fields() + ": " + erased.reason();
            case CustodyEvent.CollectionSearched searched ->
                searched.searchedCount() + " recordings, list " + shortened(searched.searched());
            case CustodyEvent.FindingRecorded finding ->
                finding.method() + " " + finding.methodVersion() + " on " + items(finding.items()) + ", result "
                        + shortened(finding.result());
            case CustodyEvent.ReportIssued issued ->
                "HTML " + shortened(issued.html()) + ", JSON " + shortened(issued.json());
            case CustodyEvent.NoteAdded note -> note.text();
            case CustodyEvent.TailRecovered recovered -> recovered.entryFiles() + " unacknowledged entries removed";
            case CustodyEvent.Unknown unknown -> "";
        };
    }

    private static String items(List<Sha256> items) {
        return String.join(", ", items.stream().map(LogCommand::shortened).toList());
    }

    private static String shortened(Sha256 hash) {
        return hash.hex().substring(0, 12) + "…";
    }
}
