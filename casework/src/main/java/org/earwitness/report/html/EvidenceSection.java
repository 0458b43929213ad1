package org.earwitness.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.earwitness.report.Finding;
import org.earwitness.report.Match;
import org.earwitness.report.Report;
import org.earwitness.report.page.Markup;

/** Every file that a statement rests on, by SHA-256, with links back to the findings. */
final class EvidenceSection {
    private EvidenceSection() {}

    static void write(ReportPage page) {
        Markup markup = page.markup();
        page.openSection("evidence", "Evidence");
        page.paragraph(
                "A file is known by its SHA-256. A copy of it that gives the same digest is the same file, bit by bit.");
        page.openTable("evidence-caption", "Files examined", "Label", "SHA-256", "Findings");
        Map<String, Set<String>> users = users(page.report());
        page.labels().forEach((sha256, label) -> {
            markup.open("tr", "id", "x-" + sha256)
                    .leaf("th", label, "scope", "row")
                    .open("td");
            page.digest(sha256);
            markup.close().open("td");
            page.inlineFindingLinks(List.copyOf(users.getOrDefault(sha256, new TreeSet<>())));
            markup.close().close();
        });
        page.closeTable();
        markup.close();
    }

    private static Map<String, Set<String>> users(Report report) {
        Map<String, Set<String>> users = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            for (String sha256 : finding.inputSha256s()) {
                users.computeIfAbsent(sha256, key -> new TreeSet<>()).add(finding.id());
            }
        }
        return users;
    }

    /** Labels by digest; a file that has none is named as searched. Equal files share an entry. */
    static Map<String, String> labels(Report report) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(report.questioned().sha256(), report.questioned().label());
        for (Match match : report.matches()) {
            labels.merge(
                    match.sha256(),
                    match.recording(),
                    (known, next) -> List.of(known.split(", ", -1)).contains(next) ? known : known + ", " + next);
        }
        users(report).keySet().forEach(sha256 -> labels.putIfAbsent(sha256, "searched"));
        return labels;
    }
}
