package org.earwitness.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.workflow.ReproduceReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the findings of a report again. */
@CommandLine.Command(
        name = "earwitness reproduce",
        sortOptions = false,
        description = {
            "Runs every finding of a report again from the originals in its case and says for each: identical, within tolerance,"
                    + " differs, or not repeated and why. It writes nothing and needs no key.",
            ""
        },
        footer = {
            "",
            "Exit status 1 when a finding differs.",
            "",
            "Example: earwitness reproduce my-case/reports/Q1-....json"
        })
final class ReproduceCommand extends DecodingCommand {
    @Parameters(paramLabel = "REPORT.json", description = "The JSON file of a report.")
    private Path file = Path.of("");

    @Option(names = "--case", paramLabel = "DIR", description = "The case (default: the one that the report lies in).")
    private @Nullable Path caseDirectory;

    @Option(
            names = "--collection",
            paramLabel = "DIR",
            description = "The collection that was searched, to repeat the search too.")
    private List<Path> collections = new ArrayList<>();

    @Override
    public int run(Console console) throws Exception {
        Report report = ReportJson.read(file);
        Path directory = caseDirectory != null
                ? caseDirectory
                : file.toRealPath().resolve("../..").normalize();
        if (!Files.isDirectory(directory.resolve("evidence"))) {
            throw new WrongUse("a report that lies in its case", file.toString(), "Name the case with --case.");
        }
        List<ReproduceReport.Answer> answers =
                new ReproduceReport(workbench(), console).reproduce(directory, report, collections);
        boolean differs = answers.stream().anyMatch(answer -> answer.outcome() == ReproduceReport.Outcome.DIFFERS);
        if (console.json()) {
            ObjectNode document = Documents.start("reproduce");
            document.put("report_id", report.reportId());
            document.put("ok", !differs);
            ArrayNode findings = document.putArray("findings");
            answers.forEach(answer -> findings.addObject()
                    .put("finding", answer.findingId())
                    .put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT))
                    .put("detail", answer.detail()));
            console.write(Documents.bytes(document));
        } else {
            for (ReproduceReport.Answer answer : answers) {
                String outcome =
                        answer.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                console.line(String.format(Locale.ROOT, "%-17s %s", outcome, answer.findingId())
                        + (answer.detail().isEmpty() ? "" : ": " + answer.detail()));
            }
        }
        return differs ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }
}
