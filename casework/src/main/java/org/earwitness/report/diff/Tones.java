package org.earwitness.report.diff;

import java.util.List;
import org.earwitness.report.page.Markup;

/**
 * How each kind of region is marked: by a colour and, for paper and for readers who do not tell colours apart, by a pattern of its
 * own. The colours are in the style sheet.
 */
enum Tones {
    SAME("same sound"),
    ONLY("only in one"),
    REPLACED("replaced"),
    MOVED("moved"),
    REPEATED("repeated"),
    SILENCED("silent in one"),
    UNDETERMINED("undetermined");

    private static final double SIZE = 8;
    private static final double SWATCH = 22;
    private static final double LETTER_WIDTH = 6.3;

    private final String words;

    Tones(String words) {
        this.words = words;
    }

    static Tones of(RegionKind kind) {
        return switch (kind) {
            case SAME -> SAME;
            case ONLY_A, ONLY_B -> ONLY;
            case REPLACED -> REPLACED;
            case MOVED -> MOVED;
            case REPEATED -> REPEATED;
            case SILENCED_A, SILENCED_B -> SILENCED;
            case UNDETERMINED -> UNDETERMINED;
        };
    }

    /** Class of everything that has this tone. */
    String style() {
        return "tone-" + id();
    }

    /** Paint of surfaces. */
    String fill() {
        return "url(#pattern-" + id() + ")";
    }

    private String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The patterns, to be written once before they are used, and the veil for undetermined parts of a spectrogram. */
    static void define(Markup markup) {
        markup.open("defs");
        for (Tones tone : values()) {
            markup.open(
                    "pattern",
                    "id",
                    "pattern-" + tone.id(),
                    "class",
                    tone.style(),
                    "width",
                    "8",
                    "height",
                    "8",
                    "patternUnits",
                    "userSpaceOnUse");
            markup.empty("rect", "class", "pattern-ground", "width", "8", "height", "8");
            tone.strokes().forEach(path -> markup.empty("path", "class", "pattern-line", "d", path));
            markup.close();
        }
        markup.open("pattern", "id", "veil", "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
        markup.empty("path", "class", "veil-line", "d", "M-2 6L2 10M-2 -2L10 10M6 -2L10 2");
        markup.close().close();
    }

    private List<String> strokes() {
        return switch (this) {
            case SAME -> List.of("M0 0H8V8H0Z");
            case ONLY -> List.of("M-2 2L2 -2M-2 10L10 -2M6 10L10 6");
            case REPLACED -> List.of("M-2 2L2 -2M-2 10L10 -2M6 10L10 6", "M-2 6L2 10M-2 -2L10 10M6 -2L10 2");
            case MOVED -> List.of("M0 2H8M0 6H8");
            case REPEATED -> List.of("M2 0V2M6 4V6M2 2V2M6 0V0");
            case SILENCED -> List.of();
            case UNDETERMINED -> List.of("M-2 6L2 10M-2 -2L10 10M6 -2L10 2");
        };
    }

    /** A row of samples with their names. */
    static void legend(Markup markup, List<Tones> present, double top) {
        double x = PictureLayout.LEFT;
        for (Tones tone : present) {
            markup.empty(
                    "rect",
                    "class",
                    "strip " + tone.style(),
                    "fill",
                    tone.fill(),
                    "x",
                    DiffPicture.at(x),
                    "y",
                    DiffPicture.at(top),
                    "width",
                    DiffPicture.at(SWATCH),
                    "height",
                    DiffPicture.at(1.5 * SIZE));
            markup.leaf("text", tone.words, "x", DiffPicture.at(x + SWATCH + 6), "y", DiffPicture.at(top + 10.5));
            x += SWATCH + 6 + LETTER_WIDTH * tone.words.length() + 20;
        }
    }
}
