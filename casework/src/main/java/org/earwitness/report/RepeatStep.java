package org.earwitness.report;

import java.util.List;

/**
 * One step by which another person repeats the work.
 *
 * @param text what the step does
 * @param command the command line, with neutral names in place of paths
 * @param findingIds the findings that the step produces again
 */
public record RepeatStep(String text, String command, List<String> findingIds) {
    public RepeatStep {
        text = Expect.text("repeat text", text);
        command = Expect.text("repeat command", command);
        findingIds = Expect.identifiers("repeat finding_ids", findingIds, 1_000);
    }
}
