package org.earwitness.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A report was not written because it would have shown something about a source or the desk. */
public final class SourceExposed extends IOException {
    private final transient List<SourceExposure.Trace> traces;

    public SourceExposed(List<SourceExposure.Trace> traces) {
        super(traces.stream()
                .map(trace -> trace.what() + " in the " + trace.document() + " (… "
                        + trace.surroundings().strip() + " …)")
                .collect(Collectors.joining(
                        "; ",
                        "expected a report that shows nothing about a source, found ",
                        "; nothing was written; clear what may be shown, or take it out of the case's texts")));
        this.traces = traces;
    }

    public List<SourceExposure.Trace> traces() {
        return traces;
    }
}
