package org.earwitness.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.report.Match;
import org.earwitness.report.SearchScope;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** Copies and excerpts that were found: a picture of where they agree, a table, and what was searched. */
final class CopiesSection {
    private static final int SHOWN_AT_ONCE = 12;
    private static final int MOST_ON_PAPER = 200;

    private CopiesSection() {}

    static void write(ReportPage page) {
        page.openSection("copies", "Copies found");
        summary(page);
        List<List<Match>> copies = byRecording(page.report().matches());
        if (!copies.isEmpty()) {
            pictures(page, copies);
            table(page);
        }
        searched(page);
        page.markup().close();
    }

    static List<List<Match>> byRecording(List<Match> matches) {
        Map<String, List<Match>> copies = new LinkedHashMap<>();
        matches.forEach(match -> copies.computeIfAbsent(match.recording(), label -> new ArrayList<>())
                .add(match));
        return List.copyOf(copies.values());
    }

    private static void summary(ReportPage page) {
        SearchScope searched = page.report().searched();
        page.paragraph("Searched: " + Figures.whole(searched.recordings()) + " recordings, together "
                + Figures.clock(searched.totalSeconds(), 0) + " long. Sound of "
                + page.report().questioned().label() + " was found in "
                + Figures.whole(searched.recordings() - searched.notMatched()) + " of them; in "
                + Figures.whole(searched.notMatched()) + " nothing was found.");
    }

    private static void pictures(ReportPage page, List<List<Match>> copies) {
        Markup markup = page.markup();
        AlignmentPicture picture = new AlignmentPicture(page);
        int atOnce = Math.min(SHOWN_AT_ONCE, copies.size());
        markup.open("figure", "class", "alignment");
        picture.axis();
        copies.subList(0, atOnce).forEach(picture::row);
        if (copies.size() > atOnce) {
            markup.open("details").leaf("summary", (copies.size() - atOnce) + " more recordings");
            picture.axis();
            copies.subList(atOnce, copies.size()).forEach(picture::row);
            markup.close();
        }
        markup.leaf(
                "figcaption",
                "Each pair of bars shows " + page.report().questioned().label()
                        + " above and one recording found below. Coloured parts sound alike, and a ribbon joins the same sound"
                        + " in both; grey parts have no counterpart. The times are in the table.");
        markup.close();
    }

    private static void table(ReportPage page) {
        String questioned = page.report().questioned().label();
        page.openTable(
                "matches-caption",
                "Passages found",
                "Recording",
                "In " + questioned,
                "In the recording",
                "Speed",
                "Tempo",
                "Pitch",
                "Score",
                "By chance",
                "Finding");
        page.report().matches().forEach(match -> row(page, match));
        page.closeTable();
        page.note("Speed, tempo and pitch: how many times as fast (or high) " + questioned
                + " plays the sound of the other recording. Score: "
                + page.report().searched().scoreScale()
                + " By chance: how many passages this strong are to be expected where there is no common sound.");
    }

    private static void row(ReportPage page, Match match) {
        Markup markup = page.markup();
        markup.open("tr").open("th", "scope", "row");
        page.link("x-" + match.sha256(), match.recording());
        markup.close();
        page.timeCell(match.queryStartSeconds(), match.queryEndSeconds());
        page.timeCell(match.matchStartSeconds(), match.matchEndSeconds());
        markup.leaf("td", Figures.ratio(match.speed()), "class", "number");
        markup.leaf("td", Figures.ratio(match.tempo()), "class", "number");
        markup.leaf("td", Figures.ratio(match.pitch()), "class", "number");
        markup.leaf("td", Figures.number(match.score()), "class", "number");
        markup.leaf("td", Figures.number(match.expectedFalseMatches()), "class", "number");
        markup.open("td");
        page.inlineFindingLinks(match.findingIds());
        markup.close().close();
    }

    private static void searched(ReportPage page) {
        SearchScope searched = page.report().searched();
        Markup markup = page.markup();
        page.listUnder("What the search cannot find", searched.limits());
        String style = searched.sha256s().size() > MOST_ON_PAPER ? "on-screen" : "everywhere";
        markup.open("details", "class", style).leaf("summary", "What was searched");
        markup.open("p").text("SHA-256 of the complete list, as in the custody log: ");
        page.digest(searched.listSha256());
        markup.close();
        if (searched.sha256s().isEmpty()) {
            page.note("The list is not repeated here.");
        } else {
            markup.open("ol", "class", "digests");
            searched.sha256s().forEach(sha256 -> {
                markup.open("li");
                page.digest(sha256);
                markup.close();
            });
            markup.close();
        }
        markup.close();
    }
}
