package org.earwitness.report;

/**
 * Two clips of what is held to be the same passage, to be heard one after the other.
 *
 * @param title what the listener compares
 * @param a the passage in the questioned recording
 * @param b the passage in the other recording
 */
public record ListeningPair(String title, Clip a, Clip b) {
    public ListeningPair {
        title = Expect.text("listening title", title);
        a = Expect.present("listening a", a);
        b = Expect.present("listening b", b);
    }
}
