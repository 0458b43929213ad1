package org.earwitness.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands {@code index NAME}; the classes of those that are not named stay unloaded. */
final class IndexCommands {
    private static final String[][] COMMANDS = {
        {"add INDEX FILE|DIR...", "take recordings into an index; makes it where there is none"},
        {"remove INDEX FILE|SHA256...", "remove recordings from an index"},
        {"search INDEX RECORDING", "find copies and excerpts of a recording in an index"},
        {"stats INDEX", "show what an index holds and how large it is"},
        {"check INDEX", "check that an index is whole"},
    };

    private IndexCommands() {}

    /** Runs a command, named by the first argument, and gives its exit status. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        String name = arguments.length == 0 ? "--help" : arguments[0];
        if (name.equals("--help") || name.equals("-h")) {
            usage(arguments.length == 0 ? err : out);
            return arguments.length == 0 ? ExitStatus.WRONG_USE : ExitStatus.DONE;
        }
        Optional<Command> command = switch (name) {
            case "add" -> Optional.of(new IndexAddCommand());
            case "remove" -> Optional.of(new IndexRemoveCommand());
            case "search" -> Optional.of(new IndexSearchCommand());
            case "stats" -> Optional.of(new IndexStatsCommand());
            case "check" -> Optional.of(new IndexCheckCommand());
            default -> Optional.empty();
        };
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        return command.isEmpty()
                ? CommandRun.unknown("index " + name, arguments, out, err)
                : CommandRun.run(command.get(), rest, out, err);
    }

    private static void usage(PrintStream out) {
        out.println(
                "An index keeps fingerprints of recordings, not their sound, and finds copies in any number of them.");
        out.println();
        out.println("Usage: earwitness index COMMAND [ARGUMENTS]    (earwitness index COMMAND --help tells more)");
        out.println();
        for (String[] command : COMMANDS) {
            out.printf("  %-28s %s%n", command[0], command[1]);
        }
        out.println();
        out.println("Example: earwitness index add my-index recordings/");
    }

    static void requirePlaces(List<Path> places) throws WrongUse {
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new WrongUse("a folder or file that exists", "nothing at " + place, "Check the name.");
            }
        }
    }
}
