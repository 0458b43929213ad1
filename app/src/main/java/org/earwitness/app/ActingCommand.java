package org.earwitness.app;

import org.earwitness.workflow.Desk;
import org.earwitness.workflow.Workbench;
import picocli.CommandLine.Option;

/** A command that writes to a case, and so has somebody who does it. */
abstract class ActingCommand extends PlainCommand {
    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "Who does this, for the custody log (default: your user name).")
    private String actor = System.getProperty("user.name", "unknown");

    Desk desk() {
        return Desk.of(UserDirectories.keys(), actor.isBlank() ? "unknown" : actor);
    }

    Workbench workbench() {
        return Workbench.prepare(desk(), UserDirectories.cache());
    }
}
