package org.earwitness.media;

/**
 * Why a file was not decoded.
 *
 * @param expected what would have been right
 * @param found what was there
 * @param hint what the user can do
 */
public record Refusal(Cause cause, String expected, String found, String hint) {
    /** The classes of failure. */
    public enum Cause {
        /** A directory, a pipe, a device, or nothing at all. */
        NOT_A_FILE,
        /** The file cannot be opened. */
        UNREADABLE,
        /** No container or codec that the decoder knows and this program admits. */
        NOT_MEDIA,
        /** A media file without the audio stream that was asked for. */
        NO_AUDIO,
        /** Claims that no real recording makes, such as hundreds of channels. */
        ABSURD,
        /** Media by its header, but not one sample could be decoded. */
        DAMAGED,
        /** The deadline passed, or the child fell silent. */
        TIME_LIMIT,
        /** The child asked for more memory than it may have. */
        MEMORY_LIMIT,
        /** More sound, or more text about it, than is accepted. */
        OUTPUT_LIMIT,
        /** The decoder crashed. */
        DECODER_CRASHED
    }

    public String message() {
        return "expected " + expected + ", found " + found + ". " + hint;
    }
}
