package org.earwitness.media;

/** The bundled decoder cannot be used on this machine: a failure of the installation, not of a recording. */
public final class DecoderUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String found;
    private final String hint;

    DecoderUnavailableException(String expected, String found, String hint) {
        super("The decoder cannot be used: expected " + expected + ", found " + found + ". " + hint);
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    public String hint() {
        return hint;
    }
}
