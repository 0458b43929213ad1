package org.earwitness.app;

/** Exit statuses of every command. */
final class ExitStatus {
    static final int DONE = 0;
    /** Findings that the user asked to be told about, such as a case that does not hold. */
    static final int FINDINGS = 1;

    static final int WRONG_USE = 2;
    /** The input could not be read. */
    static final int UNREADABLE = 3;

    static final int OUR_FAULT = 4;

    private ExitStatus() {}
}
