package org.earwitness.report.html;

import java.util.List;
import org.earwitness.report.Clip;
import org.earwitness.report.ListeningPair;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** Pairs of clips to hear one after the other. */
final class ListeningSection {
    private ListeningSection() {}

    static void write(ReportPage page) {
        List<ListeningPair> pairs = page.report().listening();
        page.openSection("listen", "Listen");
        page.paragraph(
                pairs.isEmpty()
                        ? "This report carries no clips."
                        : "Each pair plays what is held to be the same passage in two recordings. Clips are decoded to"
                                + " 16-bit PCM, one channel, and are otherwise unchanged.");
        Markup markup = page.markup();
        for (int i = 0; i < pairs.size(); i++) {
            markup.open("div", "class", "pair").leaf("h3", pairs.get(i).title());
            markup.open("div", "class", "clips");
            clip(page, "A", pairs.get(i).a());
            clip(page, "B", pairs.get(i).b());
            markup.close().close();
        }
        markup.close();
    }

    private static void clip(ReportPage page, String letter, Clip clip) {
        Markup markup = page.markup();
        String range = Figures.range(clip.startSeconds(), clip.endSeconds());
        markup.open("figure")
                .open("figcaption")
                .leaf("span", letter, "class", "letter")
                .text(" ");
        page.recording(clip.recording());
        markup.text(", " + range + " ");
        markup.leaf("small", Figures.rangeInSeconds(clip.startSeconds(), clip.endSeconds()))
                .close();
        markup.open(
                "audio",
                "controls",
                "controls",
                "preload",
                "metadata",
                "aria-label",
                "Clip " + letter + ": " + clip.recording() + ", " + range,
                "src",
                "data:audio/wav;base64," + clip.wav().base64());
        markup.close();
        markup.leaf("p", "To be heard in the file on a screen.", "class", "on-paper")
                .close();
    }
}
