package org.earwitness.report.diff;

import java.util.List;
import java.util.Optional;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;

/**
 * A comparison of two recordings, with what is known of their files.
 *
 * @param problems what could not be done, in words
 * @param illustrations for a page; absent where none was asked for
 */
public record DiffReport(
        String programVersion,
        ComparedRecording a,
        ComparedRecording b,
        Comparison comparison,
        List<String> problems,
        Optional<Illustrations> illustrations) {
    public DiffReport {
        problems = List.copyOf(problems);
    }

    /** The same without the names of the files. */
    public DiffReport withoutNames() {
        return new DiffReport(programVersion, a.withoutName(), b.withoutName(), comparison, problems, illustrations);
    }

    public boolean hasSameBytes() {
        return a.sha256().equals(b.sha256());
    }

    public boolean hasDifferences() {
        return !LetteredRegion.differences(comparison).isEmpty();
    }

    ComparedRecording recording(Region.Side side) {
        return switch (side) {
            case A -> a;
            case B -> b;
        };
    }

    /** Length of a recording in seconds. */
    double seconds(Region.Side side) {
        return switch (side) {
            case A -> comparison.aSeconds();
            case B -> comparison.bSeconds();
        };
    }
}
