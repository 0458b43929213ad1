package org.earwitness.fingerprint.archive;

import java.io.IOException;

/** An index that cannot be used: where, what was expected, what was found and what to do. */
public final class ArchiveException extends IOException {
    /** What is the matter. */
    public enum Kind {
        /** The directory holds no index. */
        NOT_AN_INDEX,
        /** Something that was acknowledged does not hold. */
        INDEX_DAMAGED,
        /** Another version of the program made it. */
        INDEX_VERSION,
        /** Another writer holds it. */
        INDEX_BUSY
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String where;
    private final String expected;
    private final String found;
    private final String hint;

    ArchiveException(Kind kind, String where, String expected, String found, String hint) {
        super(where + ": expected " + expected + ", found " + found + ". " + hint);
        this.kind = kind;
        this.where = where;
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    static ArchiveException damaged(String where, String expected, String found) {
        return new ArchiveException(
                Kind.INDEX_DAMAGED,
                where,
                expected,
                found,
                "The index is damaged: restore it from a backup, or add its recordings to a new one.");
    }

    static ArchiveException version(String where, String expected, String found) {
        return new ArchiveException(
                Kind.INDEX_VERSION,
                where,
                expected,
                found,
                "Add the recordings to a new index, or use the version of the program that made this one.");
    }

    public Kind kind() {
        return kind;
    }

    /** The file that the failure is about. */
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
