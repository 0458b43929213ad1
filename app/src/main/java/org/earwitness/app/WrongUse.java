package org.earwitness.app;

/** The arguments are well formed, but cannot be meant. */
final class WrongUse extends Exception {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String found;
    private final String hint;

    WrongUse(String expected, String found, String hint) {
        super("expected " + expected + ", found " + found + ". " + hint);
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }

    String hint() {
        return hint;
    }
}
