package org.earwitness.report.diff;

import java.util.List;
import org.earwitness.report.page.Markup;
import org.earwitness.report.page.Page;

/** The first differences to hear, each as a piece of A and a piece of B. */
final class ListeningPart {
    private ListeningPart() {}

    static void write(Page page, List<DifferenceSounds> sounds, List<LetteredRegion> differences, Sentences sentences) {
        Markup markup = page.markup();
        page.openSection("listen", "Listen");
        if (sounds.isEmpty()) {
            markup.leaf("p", "There is no difference to hear.");
        } else {
            markup.leaf("p", Times.unbroken(told(sounds.size(), differences.size())));
            markup.leaf("p", "They are to be heard in the file on a screen.", "class", "on-paper");
        }
        for (int i = 0; i < sounds.size(); i++) {
            DifferenceSounds sound = sounds.get(i);
            String words = sentences.of(differences.get(i).region());
            markup.open("div", "class", "pair").leaf("h3", sound.letter() + ": " + Times.unbroken(words));
            markup.open("div", "class", "clips");
            piece(markup, sound.letter(), "A", sound.a());
            piece(markup, sound.letter(), "B", sound.b());
            markup.close().close();
        }
        markup.close();
    }

    private static String told(int shown, int differences) {
        return "Each difference as A has it and as B has it, with " + Math.round(DifferenceSounds.CONTEXT_SECONDS)
                + " s of sound before and after, at most " + Math.round(DifferenceSounds.LONGEST_SECONDS)
                + " s of each; 16 kHz, one channel, 16-bit PCM, otherwise unchanged."
                + (shown < differences ? " These are the first " + shown + " of " + differences + " differences." : "");
    }

    private static void piece(Markup markup, String letter, String recording, SoundPiece piece) {
        String range = Times.clock(piece.startSeconds()) + "–" + Times.clock(piece.endSeconds());
        markup.open("figure").open("figcaption");
        markup.leaf("span", recording, "class", "letter").text(" " + range);
        markup.text(piece.whole() ? "" : ", the beginning only").close();
        markup.open(
                "audio",
                "controls",
                "controls",
                "preload",
                "metadata",
                "aria-label",
                letter + " in " + recording + ", " + range,
                "src",
                "data:audio/wav;base64," + piece.wav().base64());
        markup.close().close();
    }
}
