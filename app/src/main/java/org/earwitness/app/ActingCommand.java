package org.earwitness.app;

import org.earwitness.workflow.Desk;
import org.earwitness.workflow.Workbench;

/** A command that writes to a case, and so has somebody who does it. */
abstract class ActingCommand extends PlainCommand {
    private String actor = System.getProperty("user.name", "unknown");

    @Override
    public Syntax syntax() {
        return super.syntax()
                .option(
                        "--actor",
                        "NAME",
                        "Who does this, for the custody log (default: your user name).",
                        text -> actor = text);
    }

    Desk desk() {
        return Desk.of(UserDirectories.keys(), actor.isBlank() ? "unknown" : actor);
    }

    Workbench workbench() {
        return Workbench.prepare(desk(), UserDirectories.cache());
    }
}
