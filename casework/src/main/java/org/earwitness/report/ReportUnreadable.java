package org.earwitness.report;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** A document that is not a report which this version reads. */
public final class ReportUnreadable extends IOException {
    private final String expected;
    private final String found;
    private final String hint;

    ReportUnreadable(String expected, String found, String hint) {
        super("expected " + expected + ", found " + found + "; " + hint);
        this.expected = expected;
        this.found = found;
        this.hint = hint;
    }

    static ReportUnreadable because(JacksonException cause) {
        String where = cause instanceof DatabindException databind
                        && !databind.getPath().isEmpty()
                ? "at " + databind.getPathReference() + ": "
                : "";
        ReportUnreadable unreadable = new ReportUnreadable(
                "a report of format " + Report.SCHEMA,
                where + cause.getOriginalMessage(),
                "use the JSON file as Earwitness wrote it, unchanged");
        unreadable.initCause(cause);
        return unreadable;
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
