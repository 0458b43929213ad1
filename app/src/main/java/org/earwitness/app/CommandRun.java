package org.earwitness.app;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.earwitness.digest.EvidenceException;
import org.earwitness.fingerprint.archive.ArchiveException;
import org.earwitness.media.DecoderUnavailableException;
import org.earwitness.report.ErrorDocument;
import org.earwitness.report.ReportUnreadable;
import org.earwitness.report.SourceExposed;
import org.earwitness.signal.NoRoomForSound;
import org.earwitness.workflow.Program;
import org.earwitness.workflow.RecordingUnreadable;
import picocli.CommandLine;

/** Reads a command's arguments, runs it, and turns failures into messages and exit statuses. */
final class CommandRun {
    /** How Linux, macOS and Windows say that nothing more can be written. */
    private static final Pattern FULL = Pattern.compile(
            "No space left on device|File too large|quota exceeded|not enough space on the disk",
            Pattern.CASE_INSENSITIVE);

    private CommandRun() {}

    static int run(Command command, String[] arguments, PrintStream out, PrintStream err) {
        // A name that begins with @ is a file's name, not a file of arguments.
        CommandLine line = new CommandLine(command).setExpandAtFiles(false).setCaseInsensitiveEnumValuesAllowed(true);
        boolean json = Arrays.asList(arguments).contains("--json");
        Console console = new Console(out, err, json);
        try {
            CommandLine.ParseResult parsed = line.parseArgs(arguments);
            if (parsed.isUsageHelpRequested()) {
                line.usage(out);
                return ExitStatus.DONE;
            }
            return command.run(console);
        } catch (CommandLine.ParameterException e) {
            String name = line.getCommandName();
            return fail(
                    console,
                    ExitStatus.WRONG_USE,
                    "wrong_use",
                    "the arguments that \"" + name + " --help\" shows",
                    String.valueOf(e.getMessage()),
                    "Correct the command and run it again.");
        } catch (RecordingUnreadable e) {
            return fail(
                    console,
                    ExitStatus.UNREADABLE,
                    e.refusal().cause().name().toLowerCase(java.util.Locale.ROOT),
                    e.refusal().expected(),
                    e.refusal().found(),
                    e.refusal().hint());
        } catch (EvidenceException e) {
            return fail(
                    console,
                    status(e.kind()),
                    e.kind().name().toLowerCase(java.util.Locale.ROOT),
                    e.expected(),
                    e.found() + " (" + e.where() + ")",
                    e.hint());
        } catch (ArchiveException e) {
            return fail(
                    console,
                    status(e.kind()),
                    e.kind().name().toLowerCase(java.util.Locale.ROOT),
                    e.expected(),
                    e.found() + " (" + e.where() + ")",
                    e.hint());
        } catch (ReportUnreadable e) {
            return fail(console, ExitStatus.UNREADABLE, "report_unreadable", e.expected(), e.found(), e.hint());
        } catch (SourceExposed e) {
            return fail(
                    console,
                    ExitStatus.FINDINGS,
                    "source_exposed",
                    "a report that shows nothing about a source",
                    String.valueOf(e.getMessage()),
                    "No report was written. Change the title or the names that it quotes, or clear them for publication.");
        } catch (DecoderUnavailableException e) {
            return fail(console, ExitStatus.OUR_FAULT, "decoder_unavailable", e.expected(), e.found(), e.hint());
        } catch (WrongUse e) {
            return fail(console, ExitStatus.WRONG_USE, "wrong_use", e.expected(), e.found(), e.hint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(console, ExitStatus.OUR_FAULT, "interrupted", "to finish", "an interruption", "Run it again.");
        } catch (NoRoomForSound e) {
            return fail(console, ExitStatus.OUR_FAULT, "storage_full", e.expected(), e.found(), e.hint());
        } catch (IOException e) {
            trace(e, err);
            boolean full = FULL.matcher(String.valueOf(e.getMessage())).find();
            return fail(
                    console,
                    ExitStatus.OUR_FAULT,
                    full ? "storage_full" : "machine",
                    full ? "room to write" : "files that can be read and written",
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    full
                            ? "Free some space and run it again; what was acknowledged is intact."
                            : "Check the disk and the permissions, then run it again.");
        } catch (Exception e) {
            e.printStackTrace(err);
            return fail(
                    console,
                    ExitStatus.OUR_FAULT,
                    "our_fault",
                    "a program without this error",
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "Please report it with the lines above.");
        } finally {
            command.close();
            console.close();
        }
    }

    /** Tells that there is no such command. */
    static int unknown(String name, String[] arguments, PrintStream out, PrintStream err) {
        boolean json = Arrays.asList(arguments).contains("--json");
        try (Console console = new Console(out, err, json)) {
            return fail(
                    console,
                    ExitStatus.WRONG_USE,
                    "wrong_use",
                    "a command",
                    "\"" + name + "\"",
                    "\"earwitness help\" lists them.");
        }
    }

    /** What the input is at fault for is 3; a case that does not hold is a finding; the rest is this machine's or ours. */
    private static int status(EvidenceException.Kind kind) {
        return switch (kind) {
            case NOT_A_REGULAR_FILE, TOO_LARGE, INPUT_UNREADABLE, NOT_A_CASE, NOT_CANONICAL, ITEM_ABSENT ->
                ExitStatus.UNREADABLE;
            case CASE_DAMAGED, ITEM_DAMAGED -> ExitStatus.FINDINGS;
            case CASE_EXISTS, KEY_INSIDE_CASE, KEY_EXPOSED, KEY_UNREADABLE, WRONG_KEY, CASE_BUSY ->
                ExitStatus.WRONG_USE;
            case STORAGE_FULL, STORAGE_FAILED -> ExitStatus.OUR_FAULT;
        };
    }

    private static int status(ArchiveException.Kind kind) {
        return switch (kind) {
            case NOT_AN_INDEX, INDEX_VERSION -> ExitStatus.UNREADABLE;
            case INDEX_DAMAGED -> ExitStatus.FINDINGS;
            case INDEX_BUSY -> ExitStatus.WRONG_USE;
        };
    }

    private static int fail(Console console, int status, String code, String expected, String found, String hint) {
        console.clearProgress();
        if (console.json()) {
            console.write(new ErrorDocument(code, expected, found, hint).json(Program.VERSION));
        }
        console.complain("expected " + expected + ", found " + found + ". " + hint);
        return status;
    }

    /** The place of a failure, for those who ask for it by the environment. */
    private static void trace(Exception e, PrintStream err) {
        if (System.getenv("EARWITNESS_TRACE") != null) {
            e.printStackTrace(err);
        }
    }
}
