package org.earwitness.report.html;

import java.util.List;
import java.util.OptionalDouble;
import org.earwitness.report.FileClaims;
import org.earwitness.report.QuestionedRecording;
import org.earwitness.report.StreamClaims;
import org.earwitness.report.Tag;
import org.earwitness.report.TimeBase;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** What the file says about itself, apart from what was observed. */
final class ClaimsSection {
    private ClaimsSection() {}

    static void write(ReportPage page) {
        page.openSection("claims", "What the file claims");
        page.paragraph("Anyone who makes or forwards a file can change what it says about itself. Only the durations"
                + " marked as decoded were measured.");
        file(page);
        page.report().claims().streams().forEach(stream -> stream(page, stream));
        page.markup().close();
    }

    private static void file(ReportPage page) {
        QuestionedRecording questioned = page.report().questioned();
        FileClaims claims = page.report().claims();
        page.openTable("file-caption", "The file " + questioned.label());
        page.row("Container", claims.container());
        page.row("Size", Figures.bytes(questioned.bytes()));
        page.row("Duration, claimed", duration(claims.claimedDurationSeconds()));
        page.row("Duration, decoded", duration(OptionalDouble.of(questioned.durationSeconds())));
        page.markup().open("tr").leaf("th", "SHA-256", "scope", "row").open("td");
        page.evidenceLink(questioned.sha256());
        page.markup().close().close();
        tags(page, claims.tags());
        page.closeTable();
    }

    private static void stream(ReportPage page, StreamClaims stream) {
        page.openTable("stream-" + stream.index() + "-caption", "Stream " + stream.index());
        page.row("Kind", stream.kind());
        page.row("Codec", stream.codec());
        if (stream.sampleRateHertz() > 0) {
            page.row("Sample rate", Figures.whole(stream.sampleRateHertz()) + Figures.NARROW_SPACE + "Hz");
        }
        if (stream.channels() > 0) {
            page.row("Channels", Figures.whole(stream.channels()));
        }
        if (stream.bitsPerSecond() > 0) {
            page.row("Bit rate", Figures.whole(stream.bitsPerSecond()) + Figures.NARROW_SPACE + "bit/s");
        }
        page.row("Duration, claimed", duration(stream.claimedDurationSeconds()));
        page.row("Duration, decoded", duration(stream.decodedDurationSeconds()));
        tags(page, stream.tags());
        stream.timeBase().ifPresent(timeBase -> timeBase(page, timeBase));
        page.closeTable();
    }

    private static void tags(ReportPage page, List<Tag> tags) {
        for (Tag tag : tags) {
            Markup markup = page.markup();
            markup.open("tr").open("th", "scope", "row").text("Tag ");
            markup.isolated(tag.name()).close().open("td");
            tag.value()
                    .ifPresentOrElse(
                            markup::isolated,
                            () -> markup.leaf("span", "withheld to protect the source", "class", "withheld"));
            markup.close().close();
        }
    }

    private static void timeBase(ReportPage page, TimeBase time) {
        page.row("Left out at the start", Figures.whole(time.skippedSamples()) + " samples, as the file demands");
        page.row("Left out at the end", Figures.whole(time.trimmedSamples()) + " samples, as the file demands");
        page.row("Frames concealed", Figures.whole(time.concealedFrames()));
        time.gaps()
                .forEach(gap -> page.row(
                        "Jump of time stamps",
                        "at " + at(gap.atSeconds()) + ", by " + Figures.withUnit(gap.lengthSeconds(), "s")));
        time.parameterChanges()
                .forEach(change -> page.row(
                        "Change of parameters",
                        "at " + at(change.atSeconds()) + ", from " + change.before() + " to " + change.after()));
        time.presentationTimes()
                .forEach(pair -> page.row(
                        "Sample and presentation time",
                        at(pair.sampleSeconds()) + " is " + Figures.seconds(pair.presentationSeconds())
                                + " by the file’s stamps"));
        if (time.presentationTimes().isEmpty()) {
            page.row("Sample and presentation time", "equal throughout");
        }
    }

    private static String at(double seconds) {
        return Figures.clock(seconds) + " (" + Figures.seconds(seconds) + ")";
    }

    private static String duration(OptionalDouble seconds) {
        return seconds.isPresent() ? at(seconds.getAsDouble()) : "none";
    }
}
