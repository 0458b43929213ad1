package org.earwitness.digest;

import java.io.IOException;

/** A failure of the evidence code: what it concerns, what was expected, what was found and what to do. */
public final class EvidenceException extends IOException {
    /** Whose failure it is and which. */
    public enum Kind {
        /** The input is a directory, FIFO, device or the like. */
        NOT_A_REGULAR_FILE,
        /** The input exceeds a stated limit. */
        TOO_LARGE,
        /** The input could not be read. */
        INPUT_UNREADABLE,
        /** The disk, the quota or the file size limit is exhausted. */
        STORAGE_FULL,
        /** Writing failed for another reason. */
        STORAGE_FAILED,
        /** The vault has no such item. */
        ITEM_ABSENT,
        /** A stored item's bytes do not have the digest it is stored under. */
        ITEM_DAMAGED,
        /** A new case was asked for where something is already. */
        CASE_EXISTS,
        /** The directory is not a case. */
        NOT_A_CASE,
        /** Another writer holds the case. */
        CASE_BUSY,
        /** Something that was acknowledged does not hold. */
        CASE_DAMAGED,
        /** The signing key lies, or would lie, inside the case. */
        KEY_INSIDE_CASE,
        /** Others than its owner can read the signing key. */
        KEY_EXPOSED,
        /** The signing key cannot be read. */
        KEY_UNREADABLE,
        /** The case was opened with a key that is not its own. */
        WRONG_KEY,
        /** A text is not the canonical encoding of what it says. */
        NOT_CANONICAL
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String where;
    private final String expected;
    private final String found;
    private final String hint;

    public EvidenceException(Kind kind, String where, String expected, String found, String hint) {
        super(where + ": expected " + expected + ", found " + found + ". " + hint);
        this.kind = kind;
        this.where = where;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    /** As above, with the failure underneath. */
    public EvidenceException(Kind kind, String where, String expected, String found, String hint, Throwable cause) {
        this(kind, where, expected, found, hint);
        initCause(cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The file, entry or thing that the failure is about. */
    public String where() {
        return where;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    /** What to do, a sentence. */
    public String hint() {
        return hint;
    }
}
