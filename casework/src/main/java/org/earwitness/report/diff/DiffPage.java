package org.earwitness.report.diff;

import java.util.List;
import java.util.stream.Collectors;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Page;
import org.earwitness.report.page.StyleSheet;

/** A comparison as one HTML file, with picture, tables and sounds, that opens without a network. */
final class DiffPage {
    private static final String TITLE = "Where A and B carry the same sound, and where they differ";
    private static final int SPOKEN = 12;

    private final DiffReport report;
    private final Illustrations illustrations;
    private final Page page = new Page();
    private final Markup markup = page.markup();
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
        page.begin("Comparison of two recordings", report.programVersion(), StyleSheet.with("diff.css"));
        masthead();
        markup.open("main");
        Summary summary = new Summary(report);
        page.answer(summary.found(), summary.open(), report.problems());
        picture();
        DiffTables tables = new DiffTables(page, report);
        tables.differences();
        ListeningPart.write(page, illustrations.sounds(), differences, sentences);
        tables.regions();
        tables.files();
        limits();
        markup.close();
        return page.end("Made with Earwitness " + report.programVersion()
                + ". The same content is in the JSON file beside this one, format " + DiffJson.SCHEMA + ".");
    }

    private void masthead() {
        page.openMasthead(
                "Comparison of two recordings",
                report.programVersion(),
                "What do A and B have in common, and where do they differ?");
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

    private void picture() {
        DiffPicture picture = new DiffPicture(markup, report, illustrations);
        page.openSection("picture", "Picture");
        page.figure("Picture", TITLE, caption(picture), title -> picture.write(title, description()));
        markup.close();
    }

    private static String caption(DiffPicture picture) {
        return "Spectrograms of the 16 kHz mono view, lighter is stronger, each on its own scale of levels over 80 dB."
                + " Grey bands join the same sound; where there is no band, nothing was found to match. What differs is"
                + " framed and carries a letter, that of the table below; broken frames are places where the other"
                + " recording has more, or where what it repeats lies once. "
                + (picture.hasOneScale()
                        ? "Both have one scale of time. "
                        : "Their lengths differ so much that each fills the width: their scales of time differ. ")
                + (picture.lettersLeftOut() > 0
                        ? picture.lettersLeftOut() + " letters found no room; the table has all. "
                        : "")
                + "The lowest lane shows, where the waveforms have a common phase, what is left of A when B is taken from it,"
                + " in the gain that leaves least: 0 dB is all of A, −20 dB a tenth of its amplitude, and blank is no value.";
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
        page.openSection("limits", "How to read it");
        page.list(List.of(
                "Times count from the first decoded sample of each recording. The figure after ± is half the width of the"
                        + " interval that holds the true boundary in 95 of 100 cases.",
                "A difference says that the two recordings differ, not why: a cut, a pause button, a loss in transmission or a"
                        + " second take may leave the same trace, and either recording may be the one that was changed.",
                "Undetermined means that the sound there does not suffice to tell, in silence or steady noise for example.",
                "That no difference was found does not exclude one that is shorter or quieter than can be noticed."));
        markup.close();
    }
}
