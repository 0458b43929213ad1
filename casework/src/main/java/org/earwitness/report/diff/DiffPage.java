package org.earwitness.report.diff;

import java.util.List;
import java.util.stream.Collectors;
import org.earwitness.report.html.Markup;
import org.earwitness.report.html.StyleSheet;

/** A comparison as one HTML file, with picture, tables and sounds, that opens without a network. */
final class DiffPage {
    private static final String TITLE = "Where A and B carry the same sound, and where they differ";
    private static final int SPOKEN = 12;

    private final DiffReport report;
    private final Illustrations illustrations;
    private final Markup markup = new Markup();
    private final List<LetteredRegion> differences;
    private final Sentences sentences;

    DiffPage(DiffReport report, Illustrations illustrations) {
        this.report = report;
        this.illustrations = illustrations;
        this.differences = LetteredRegion.differences(report.comparison());
        this.sentences = new Sentences(report.comparison());
    }

    /** The page, to be stored as UTF-8. */
    String render() {
        markup.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head();
        markup.open("body");
        markup.leaf("a", "Skip to the answer", "class", "skip", "href", "#answer");
        masthead();
        markup.open("main");
        answer();
        picture();
        DiffTables tables = new DiffTables(markup, report);
        tables.differences();
        ListeningPart.write(markup, illustrations.sounds(), differences, sentences);
        tables.regions();
        tables.files();
        limits();
        markup.close();
        markup.open("footer");
        note("Made with Earwitness " + report.programVersion()
                + ". The same content is in the JSON file beside this one, format " + DiffJson.SCHEMA + ".");
        return markup.close().close().close().document();
    }

    private void head() {
        StyleSheet sheet = StyleSheet.with("diff.css");
        markup.open("head").empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", sheet.contentSecurityPolicy());
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "referrer", "content", "no-referrer");
        markup.empty("meta", "name", "color-scheme", "content", "light dark");
        markup.empty("meta", "name", "generator", "content", "Earwitness " + report.programVersion());
        markup.leaf("title", "Comparison of two recordings").style(sheet.text()).close();
    }

    private void masthead() {
        markup.open("header", "class", "masthead").open("p", "class", "kicker");
        markup.leaf("span", "Comparison of two recordings", "class", "name");
        markup.leaf("span", "Earwitness " + report.programVersion()).close();
        markup.leaf("h1", "What do A and B have in common, and where do they differ?");
        subject("A", report.a(), report.comparison().aSeconds());
        subject("B", report.b(), report.comparison().bSeconds());
        markup.close();
    }

    private void subject(String letter, ComparedRecording recording, double seconds) {
        markup.open("p", "class", "subject").leaf("strong", letter).text(": " + Times.clock(seconds) + " long");
        recording.name().ifPresent(name -> markup.text(", ").isolated(name));
        markup.text(", SHA-256 ").leaf("code", recording.sha256(), "class", "digest");
        markup.close();
    }

    private void answer() {
        Summary summary = new Summary(report);
        markup.open("section", "id", "answer", "class", "answer", "aria-label", "Answer");
        group("established", "Established", summary.found());
        group("open-question", "Not established", summary.open());
        if (!report.problems().isEmpty()) {
            group("limit", "Keep in mind", report.problems());
        }
        markup.close();
    }

    private void group(String style, String heading, List<String> texts) {
        markup.open("div", "class", "group " + style).leaf("h3", heading).open("ul");
        texts.forEach(text -> markup.leaf("li", text));
        markup.close().close();
    }

    private void picture() {
        DiffPicture picture = new DiffPicture(markup, report, illustrations);
        section("picture", "Picture");
        markup.open("figure");
        markup.open("div", "class", "wide", "role", "group", "aria-label", "Picture, may be scrolled", "tabindex", "0");
        picture.write(TITLE, description());
        markup.close().open("figcaption");
        markup.leaf("strong", TITLE)
                .text(
                        ". Spectrograms of the 16 kHz mono view, lighter is stronger, each on its own scale of levels over 80 dB."
                                + " Grey bands join the same sound; where there is no band, nothing was found to match. What differs is"
                                + " framed and carries a letter, that of the table below; broken frames are places where the other"
                                + " recording has more, or where what it repeats lies once. ");
        markup.text(
                picture.hasOneScale()
                        ? "Both have one scale of time. "
                        : "Their lengths differ so much that each fills the width: their scales of time differ. ");
        if (picture.lettersLeftOut() > 0) {
            markup.text(picture.lettersLeftOut() + " letters found no room; the table has all. ");
        }
        markup.text(
                "The lowest lane shows, where the waveforms have a common phase, what is left of A when B is taken from it,"
                        + " in the gain that leaves least: 0 dB is all of A, −20 dB a tenth of its amplitude, and blank is no value.");
        markup.close().close().close();
    }

    private String description() {
        String all = differences.stream()
                .limit(SPOKEN)
                .map(one -> one.letter().orElseThrow() + ": " + sentences.of(one.region()))
                .collect(Collectors.joining(" "));
        int rest = differences.size() - SPOKEN;
        return String.join(" ", new Summary(report).found()) + " " + all
                + (rest > 0 ? " And " + rest + " more, which are in the table." : "");
    }

    private void limits() {
        section("limits", "How to read it");
        markup.open("ul");
        for (String text : List.of(
                "Times count from the first decoded sample of each recording. The figure after ± is half the width of the"
                        + " interval that holds the true boundary in 95 of 100 cases.",
                "A difference says that the two recordings differ, not why: a cut, a pause button, a loss in transmission or a"
                        + " second take may leave the same trace, and either recording may be the one that was changed.",
                "Undetermined means that the sound there does not suffice to tell, in silence or steady noise for example.",
                "That no difference was found does not exclude one that is shorter or quieter than can be noticed.")) {
            markup.leaf("li", text);
        }
        markup.close().close();
    }

    private void section(String id, String heading) {
        markup.open("section", "id", id, "aria-labelledby", id + "-heading");
        markup.leaf("h2", heading, "id", id + "-heading");
    }

    private void note(String text) {
        markup.leaf("p", text, "class", "note");
    }
}
