package org.earwitness.examine;

/** How an observation bears on a proposition. */
public enum Verdict {
    CONSISTENT,
    INCONSISTENT,
    NOT_TESTABLE
}
