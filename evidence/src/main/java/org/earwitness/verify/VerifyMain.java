package org.earwitness.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earwitness.digest.EvidenceException;
import org.earwitness.vault.DurableFiles;

/** The program with which an outsider verifies a case, with nothing but a Java runtime. */
public final class VerifyMain {
    /** Zero width space, which Khmer puts between words. */
    private static final int KHMER_WORD_SPACE = 0x200b;

    static final int HOLDS = 0;
    static final int DOES_NOT_HOLD = 1;
    static final int WRONG_USE = 2;
    static final int UNREADABLE = 3;
    static final int OUR_FAULT = 4;

    private static final String HELP = """
            Verifies a case of Earwitness. Reads only; nothing is written, nothing leaves the machine.

              check CASE [--against RECEIPT]          every digest, signature and root of a case
              prove CASE ENTRY [--disclose FIELD]...  prints a proof that the log contains an entry (from 0)
              verify-proof FILE                       verifies such a proof without the case

            Example: java -jar earwitness-evidence.jar check my-case --against receipt.txt
            Exit status: 0 holds, 1 does not hold, 2 wrong use, 3 unreadable, 4 a fault of this program
            """;

    private final PrintStream out;
    private final PrintStream err;

    VerifyMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs one command and ends with its exit status. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new VerifyMain(out, err).run(arguments));
    }

    int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        String command = words.isEmpty() ? "" : words.get(0);
        try {
            return switch (command) {
                case "check" -> check(words.subList(1, words.size()));
                case "prove" -> prove(words.subList(1, words.size()));
                case "verify-proof" -> verifyProof(words.subList(1, words.size()));
                case "--help", "-h", "help" -> {
                    out.print(HELP);
                    yield HOLDS;
                }
                default -> wrongUse("a command: check, prove or verify-proof", command);
            };
        } catch (EvidenceException e) {
            err.println(e.getMessage());
            return switch (e.kind()) {
                case CASE_DAMAGED, ITEM_DAMAGED, ITEM_ABSENT, NOT_CANONICAL -> DOES_NOT_HOLD;
                case NOT_A_REGULAR_FILE,
                        TOO_LARGE,
                        INPUT_UNREADABLE,
                        STORAGE_FULL,
                        STORAGE_FAILED,
                        CASE_EXISTS,
                        NOT_A_CASE,
                        CASE_BUSY,
                        KEY_INSIDE_CASE,
                        KEY_EXPOSED,
                        KEY_UNREADABLE,
                        WRONG_KEY -> UNREADABLE;
            };
        } catch (IOException e) {
            err.println("Expected a file that can be read, found: " + e + ". Check the path and the rights to it.");
            return UNREADABLE;
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.println("A fault of this program; please report it with the case's log, not its evidence.\n" + trace);
            return OUR_FAULT;
        }
    }

    private int check(List<String> words) throws IOException {
        boolean withReceipt = words.size() == 3 && words.get(1).equals("--against");
        if (words.size() != 1 && !withReceipt) {
            return wrongUse("check CASE [--against RECEIPT]", String.join(" ", words));
        }
        Optional<Path> directory = path(words.get(0));
        Optional<Path> receipt = withReceipt ? path(words.get(2)) : Optional.empty();
        if (directory.isEmpty() || (withReceipt && receipt.isEmpty())) {
            return wrongUse("paths", String.join(" ", words));
        }
        if (!Files.isDirectory(directory.get())) {
            err.println(words.get(0) + ": expected the folder of a case, found none. Check the path.");
            return UNREADABLE;
        }
        Optional<Receipt> against = Optional.empty();
        if (receipt.isPresent()) {
            try {
                against = Optional.of(Receipt.read(receipt.get()));
            } catch (EvidenceException e) {
                err.println(printable(words.get(2) + " is no receipt. " + e.getMessage()));
                return UNREADABLE;
            }
        }
        CheckResult result = CaseVerifier.check(directory.get(), against);
        print(result, against);
        return result.ok() ? HOLDS : DOES_NOT_HOLD;
    }

    private void print(CheckResult result, Optional<Receipt> against) {
        result.failures().forEach(failure -> out.println("DOES NOT HOLD  " + printable(failure.toString())));
        result.notes().forEach(note -> out.println("note           " + printable(note.toString())));
        result.keyFingerprint().ifPresent(key -> out.println("key            " + key));
        result.checkpoint()
                .ifPresent(last -> out.println("entries        " + last.size() + "\nroot           " + last.root()));
        if (!result.ok()) {
            out.println(
                    "The case does NOT hold: " + result.failures().size() + " failure(s), the first is named first.");
        } else if (against.isPresent()) {
            out.println("The case holds, and continues the receipt of "
                    + against.get().checkpoint().size() + " entries.");
        } else {
            out.println(
                    "The case holds. Whether it was rolled back or written anew by the holder of its key, only a check "
                            + "against a receipt shows.");
        }
    }

    private int prove(List<String> words) throws IOException {
        Set<String> disclosed = new TreeSet<>();
        boolean wellFormed =
                words.size() >= 2 && words.size() % 2 == 0 && words.get(1).matches("[0-9]{1,9}");
        for (int i = 2; wellFormed && i < words.size(); i += 2) {
            wellFormed = words.get(i).equals("--disclose");
            disclosed.add(words.get(i + 1));
        }
        Optional<Path> directory = wellFormed ? path(words.get(0)) : Optional.empty();
        if (directory.isEmpty()) {
            return wrongUse("prove CASE ENTRY [--disclose FIELD]...", String.join(" ", words));
        }
        out.write(EvidenceBundle.of(directory.get(), Integer.parseInt(words.get(1)), disclosed)
                .encode());
        out.flush();
        return HOLDS;
    }

    private int verifyProof(List<String> words) throws IOException {
        Optional<Path> file = words.size() == 1 ? path(words.get(0)) : Optional.empty();
        if (file.isEmpty()) {
            return wrongUse("verify-proof FILE", String.join(" ", words));
        }
        EvidenceBundle bundle = EvidenceBundle.decode(DurableFiles.read(file.get(), EvidenceBundle.MAXIMUM_BYTES));
        if (!bundle.holds()) {
            out.println("The proof does NOT hold.");
            return DOES_NOT_HOLD;
        }
        out.println("The proof holds: entry " + bundle.entry().sequence() + " is in the log of "
                + bundle.key().origin() + " at " + bundle.checkpoint().size() + " entries, signed by the key "
                + bundle.key().fingerprint() + ".");
        return HOLDS;
    }

    private int wrongUse(String expected, String found) {
        err.println("Expected " + expected + ", found: " + printable(found) + ". See --help.");
        return WRONG_USE;
    }

    private static Optional<Path> path(String word) {
        try {
            return Optional.of(Path.of(word));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Text on one line without anything that a terminal obeys. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> isObeyed(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isObeyed(int codePoint) {
        boolean format = Character.getType(codePoint) == Character.FORMAT && codePoint != KHMER_WORD_SPACE;
        return Character.isISOControl(codePoint) || format;
    }
}
