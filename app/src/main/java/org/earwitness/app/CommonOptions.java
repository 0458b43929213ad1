package org.earwitness.app;

import org.earwitness.workflow.Desk;
import org.earwitness.workflow.Workbench;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Read by {@link CommandRun} before the command is known. */
    @Option(names = "--json", description = "Write the result as one JSON document.")
    private boolean json;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "Who does this, for the custody log (default: your user name).")
    private String actor = System.getProperty("user.name", "unknown");

    boolean wantsJson() {
        return json;
    }

    boolean wantsHelp() {
        return help;
    }

    String actor() {
        return actor.isBlank() ? "unknown" : actor;
    }

    Desk desk() {
        return Desk.of(UserDirectories.keys(), actor());
    }

    Workbench workbench() {
        return Workbench.prepare(desk(), UserDirectories.cache());
    }
}
