package org.earwitness.workflow;

import org.earwitness.media.Refusal;

/** A recording that the desk named could not be read as one. */
public final class RecordingUnreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    RecordingUnreadable(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
