package org.earwitness.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.earwitness.workflow.Program;

/**
 * The program's entry. It loads the classes of the command that is named and of no other; each command reads its own
 * arguments.
 */
public final class Main {
    private static final String[][] COMMANDS = {
        {"demo", "make a sample case, verify it and say where the report is"},
        {"verify", "verify a recording from file to report"},
        {"find", "find copies and excerpts of a recording, without a case"},
        {"diff", "tell what differs between two recordings, as a table, a page and labels"},
        {"family", "tell who contains whom among copies, what they share and what all cover"},
        {"index", "keep an index of many recordings: index add, remove, search, stats, check"},
        {"new", "open a case"},
        {"add", "take recordings into a case"},
        {"withdraw", "erase a recording from a case; that it was there stays on record"},
        {"log", "show what was done in a case"},
        {"check", "check that nothing in a case was changed"},
        {"reproduce", "run the findings of a report again"},
        {"prepare", "try the decoder and a verification; done once after a build"},
    };

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(arguments, out, err);
        out.flush();
        System.exit(status);
    }

    /** Runs a command and gives its exit status. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        String name = arguments.length == 0 ? "help" : arguments[0];
        return switch (name) {
            case "--version", "-V" -> {
                out.println("earwitness " + Program.VERSION);
                yield ExitStatus.DONE;
            }
            case "help", "--help", "-h" -> help(arguments, out, err);
            case "index" -> IndexCommands.run(Arrays.copyOfRange(arguments, 1, arguments.length), out, err);
            default -> {
                Optional<Command> command = command(name);
                yield command.isEmpty()
                        ? CommandRun.unknown(name, arguments, out, err)
                        : CommandRun.run(command.get(), Arrays.copyOfRange(arguments, 1, arguments.length), out, err);
            }
        };
    }

    private static int help(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length > 1) {
            String[] named = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
            named[named.length - 1] = "--help";
            return run(named, out, err);
        }
        usage(arguments.length == 0 ? err : out);
        return arguments.length == 0 ? ExitStatus.WRONG_USE : ExitStatus.DONE;
    }

    /** The named command; the classes of the others stay unloaded. */
    private static Optional<Command> command(String name) {
        return switch (name) {
            case "demo" -> Optional.of(new DemoCommand());
            case "verify" -> Optional.of(new VerifyCommand());
            case "find" -> Optional.of(new FindCommand());
            case "diff" -> Optional.of(new DiffCommand());
            case "family" -> Optional.of(new FamilyCommand());
            case "new" -> Optional.of(new NewCommand());
            case "add" -> Optional.of(new AddCommand());
            case "withdraw" -> Optional.of(new WithdrawCommand());
            case "log" -> Optional.of(new LogCommand());
            case "check" -> Optional.of(new CheckCommand());
            case "reproduce" -> Optional.of(new ReproduceCommand());
            case "prepare" -> Optional.of(new PrepareCommand());
            default -> Optional.empty();
        };
    }

    private static void usage(PrintStream out) {
        out.println(
                "Earwitness " + Program.VERSION + ": verify a recording that circulates, and publish exactly what is");
        out.println("and is not established. Everything stays on this machine.");
        out.println();
        out.println("Usage: earwitness COMMAND [ARGUMENTS]    (earwitness COMMAND --help tells more)");
        out.println();
        for (String[] command : COMMANDS) {
            out.printf("  %-10s %s%n", command[0], command[1]);
        }
        out.println();
        out.println("Example: earwitness verify leaked.opus --case my-case --collection recordings/");
        out.println(
                "Exit status: 0 done, 1 findings you asked to be told about, 2 wrong use, 3 input unreadable, 4 our fault.");
    }
}
