package org.earwitness.verify;

/**
 * Something in a case that its reader should know and that breaks nothing.
 *
 * @param where the file or entry
 * @param text a sentence
 */
public record CheckNote(String where, String text) {
    @Override
    public String toString() {
        return where + ": " + text;
    }
}
