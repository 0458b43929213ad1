package org.earwitness.app;

import org.earwitness.workflow.Desk;
import picocli.CommandLine.Option;

/** A command with the options that all have. The parser itself acts on both: help is shown, and failures become documents. */
abstract class PlainCommand implements Command {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(names = "--json", description = "Write the result as one JSON document.")
    boolean json;

    /** A desk for work that no custody log records: nobody is named. */
    static Desk readersDesk() {
        return Desk.of(UserDirectories.keys(), "reader");
    }
}
