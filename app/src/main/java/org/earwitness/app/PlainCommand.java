package org.earwitness.app;

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
}
