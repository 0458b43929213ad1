package org.earwitness.report.html;

import java.util.List;
import org.earwitness.report.page.Markup;

/** Plain words for the terms that remain. */
final class GlossarySection {
    private static final List<String[]> TERMS = List.of(
            new String[] {"Bit rate", "How much data a second of sound takes up in a file."},
            new String[] {"Codec", "The way sound is packed into a file, such as AAC, MP3 or Opus. Most lose detail."},
            new String[] {"Container", "The wrapping of a file around its sound, with its own claims about it."},
            new String[] {
                "Custody log",
                "The list of what was done to which file, when and with which program. Entries are chained by digests."
            },
            new String[] {
                "dB",
                "Decibels, a measure of level. Here 0 dB is a tone as strong as the format can hold, and smaller is weaker."
            },
            new String[] {"Decoded", "Turned from the file’s packed form into the sound as it is played."},
            new String[] {
                "False alarm",
                "A check that reports something although there is nothing: how often that happens is its rate."
            },
            new String[] {"Frame", "A short piece of sound, often 20 milliseconds, that a codec packs as one."},
            new String[] {"Full scale", "The largest value that a sound file can hold."},
            new String[] {"kHz", "Thousands of vibrations a second. Speech on a telephone ends near 3.4 kHz."},
            new String[] {"PCM", "Sound as plain numbers, many thousands a second, without any packing."},
            new String[] {
                "Presentation time",
                "When the file says that a piece is to be played. Sample time counts the sound itself."
            },
            new String[] {
                "Receipt",
                "The signed state of the custody log at one moment. Later changes to older entries contradict it."
            },
            new String[] {"Root hash", "One digest that stands for all entries of the custody log together."},
            new String[] {"Root mean square", "A measure of how loud a piece of sound is on average."},
            new String[] {
                "SHA-256", "A digest: 64 digits computed from a file. Any change of the file gives other digits."
            },
            new String[] {
                "Spectrogram", "A picture of sound: time runs to the right, pitch goes up, and lighter is stronger."
            },
            new String[] {
                "Speed, tempo, pitch",
                "Played at a higher speed, sound is faster and higher. Tempo changes the pace alone, pitch the height alone."
            },
            new String[] {"Stream", "One track of sound or picture in a file. A video has at least two."},
            new String[] {"Tag", "A name and value that a file carries about itself."},
            new String[] {"Waveform", "A picture of sound: time runs to the right, and louder is taller."});

    private GlossarySection() {}

    static void write(ReportPage page) {
        Markup markup = page.markup();
        page.openSection("glossary", "Glossary");
        markup.open("dl", "class", "glossary");
        for (String[] term : TERMS) {
            markup.open("div").leaf("dt", term[0]).leaf("dd", term[1]).close();
        }
        markup.close().close();
    }
}
