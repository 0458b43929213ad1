package org.earwitness.report.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earwitness.compare.Dropout;
import org.earwitness.compare.Slip;
import org.earwitness.compare.Stretch;
import org.earwitness.compare.TimeMap;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Page;

/** The tables of a comparison's page. */
final class DiffTables {
    private final Page page;
    private final Markup markup;
    private final DiffReport report;
    private final Sentences sentences;

    DiffTables(Page page, DiffReport report) {
        this.page = page;
        this.markup = page.markup();
        this.report = report;
        this.sentences = new Sentences(report.comparison());
    }

    /** The differences, in the order of their letters. */
    void differences() {
        page.openSection("differences", "Differences");
        List<LetteredRegion> differences = LetteredRegion.differences(report.comparison());
        if (differences.isEmpty()) {
            page.paragraph("No difference was found.");
        } else {
            page.openTable("differences-caption", "Every difference", "Kind", "In A", "In B", "Within", "In words");
            differences.forEach(this::row);
            page.closeTable();
        }
        if (!report.comparison().dropouts().isEmpty()) {
            markup.leaf("h3", "Short losses inside what is the same").open("ul");
            for (Dropout dropout : report.comparison().dropouts()) {
                markup.leaf("li", sentences.of(dropout));
            }
            markup.close();
        }
        List<Slip> slips = report.comparison().slips();
        if (!slips.isEmpty()) {
            markup.leaf("h3", "Places where a little is lacking").open("ul");
            slips.forEach(slip -> markup.leaf("li", sentences.of(slip)));
            markup.close();
        }
        markup.close();
    }

    private void row(LetteredRegion one) {
        markup.open("tr");
        kind(one);
        cell(one.region().a());
        cell(one.region().b());
        page.numberCell(Times.within(one.errorSeconds()));
        markup.leaf("td", Times.unbroken(sentences.of(one.region()))).close();
    }

    private void kind(LetteredRegion one) {
        markup.open(
                "th", "scope", "row", "class", "kind " + Tones.of(one.kind()).style());
        one.letter()
                .ifPresent(letter -> markup.open("span", "class", "letter")
                        .leaf("span", letter)
                        .close()
                        .text(" "));
        markup.leaf("small", one.kind().words()).close();
    }

    private void cell(Stretch stretch) {
        markup.open("td", "class", "number").text(DiffTable.range(stretch));
        if (!stretch.isEmpty()) {
            markup.empty("br").leaf("small", Times.length(stretch.seconds()));
        }
        markup.close();
    }

    /** Everything, with the figures of the time maps. */
    void regions() {
        page.openSection("regions", "All of both recordings");
        page.openTable(
                "regions-caption",
                "Each part of A and B, in the order of time",
                "Kind",
                "In A",
                "In B",
                "Within",
                "Offset",
                "Speed",
                "Tempo",
                "Pitch",
                "Fitted to");
        for (LetteredRegion one : LetteredRegion.of(report.comparison())) {
            markup.open("tr");
            kind(one);
            cell(one.region().a());
            cell(one.region().b());
            page.numberCell(Times.within(one.errorSeconds()));
            Optional<TimeMap> map = RegionKind.map(one.region());
            number(map.map(m -> String.format(Locale.ROOT, "%.4f s", m.offsetSeconds())));
            number(map.map(m -> factor(m.speed())));
            number(map.map(m -> factor(m.tempo())));
            number(map.map(m -> factor(m.pitch())));
            number(map.map(DiffTables::basis));
            markup.close();
        }
        page.closeTable();
        page.note(
                "Offset: the time in B that belongs to the beginning of A, by extension. Speed 1.1 means that B plays the sound"
                        + " 1.1 times as fast; speed is tempo times pitch. Fitted to: the waveforms, or the course of loudness in"
                        + " bands of frequency where a codec, a room or a change of tempo left no common phase.");
        markup.close();
    }

    private void number(Optional<String> text) {
        page.numberCell(text.orElse(""));
    }

    private static String factor(double factor) {
        return String.format(Locale.ROOT, "%.5f", factor);
    }

    private static String basis(TimeMap map) {
        return switch (map.basis()) {
            case WAVEFORM -> "waveform";
            case ENVELOPE -> "loudness";
        };
    }

    /** What was compared. */
    void files() {
        page.openSection("files", "The two files");
        page.openTable("files-caption", "As decoded", "", "A", "B");
        ComparedRecording a = report.a();
        ComparedRecording b = report.b();
        page.row("Bytes", a.bytes() + "", b.bytes() + "");
        page.row("Container", a.container(), b.container());
        page.row("Codec", a.codec(), b.codec());
        page.row("Audio stream", a.stream() + " of " + a.streams(), b.stream() + " of " + b.streams());
        page.row("Sampling rate, channels", format(a), format(b));
        page.row("Samples", a.audio().samples() + "", b.audio().samples() + "");
        page.row("SHA-256 of the samples", a.audio().pcmSha256(), b.audio().pcmSha256());
        page.row("Time that the file gives to the first sample", origin(a), origin(b));
        page.row("Jumps of the file's time stamps", gaps(a), gaps(b));
        page.row("Frames damaged or not decoded", damage(a), damage(b));
        page.row("Complaints of the decoder", complaints(a), complaints(b));
        page.closeTable();
        markup.close();
    }

    private static String format(ComparedRecording recording) {
        return recording.audio().format().rate().hertz() + " Hz, "
                + recording.audio().format().channels();
    }

    private static String origin(ComparedRecording recording) {
        return String.format(Locale.ROOT, "%.6f s", recording.audio().timeBase().firstPresentationSeconds());
    }

    private static String gaps(ComparedRecording recording) {
        return String.valueOf(recording.audio().timeBase().gapsInAll());
    }

    private static String damage(ComparedRecording recording) {
        return recording.audio().damagedFrames() + " / " + recording.audio().decodeErrors();
    }

    private static String complaints(ComparedRecording recording) {
        List<String> complaints = recording.audio().complaints();
        return complaints.isEmpty() ? "none" : complaints.size() + ", the first: " + complaints.getFirst();
    }
}
