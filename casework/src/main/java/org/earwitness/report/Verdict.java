package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one check says about the recording it examined. */
public enum Verdict {
    /** What was observed agrees with what the file or its history claims. */
    @JsonProperty("consistent")
    CONSISTENT,
    /** What was observed does not agree with what the file or its history claims. */
    @JsonProperty("inconsistent")
    INCONSISTENT,
    /** The recording does not allow the check. */
    @JsonProperty("not_testable")
    NOT_TESTABLE,
    /** A description, with no claim to hold it against. */
    @JsonProperty("observed")
    OBSERVED
}
