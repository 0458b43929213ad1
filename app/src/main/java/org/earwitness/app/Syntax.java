package org.earwitness.app;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What arguments a command takes, and where each goes. Operands come in their order, options anywhere among them, as
 * {@code --name VALUE} or {@code --name=VALUE}; after {@code --} all are operands. Nothing is read by reflection and nothing is
 * loaded that a command does not need, since that was a third of a short command's time.
 */
final class Syntax {
    private static final int WIDTH = 100;
    private static final int WIDEST_NAME = 28;
    static final String JSON = "--json";
    private static final String HELP = "--help";

    private record Operand(String label, String description, boolean several, Consumer<String> taker) {}

    private record Option(
            String name, String label, String description, boolean required, boolean several, Consumer<String> taker) {
        boolean isFlag() {
            return label.isEmpty();
        }

        String shown() {
            return isFlag() ? name : name + "=" + label;
        }
    }

    private final String name;
    private final String description;
    private final String footer;
    private final List<Operand> operands = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();

    /**
     * @param name the program and the command, as they are typed
     * @param footer lines for the end of the help
     */
    Syntax(String name, String description, String footer) {
        this.name = name;
        this.description = description;
        this.footer = footer;
    }

    /** An operand that must be given once. */
    Syntax operand(String label, String text, Consumer<String> taker) {
        operands.add(new Operand(label, text, false, taker));
        return this;
    }

    /** The last operand, which must be given once at least. */
    Syntax operands(String label, String text, Consumer<String> taker) {
        operands.add(new Operand(label, text, true, taker));
        return this;
    }

    /** An option with a value that may be given once. */
    Syntax option(String option, String label, String text, Consumer<String> taker) {
        options.add(new Option(option, label, text, false, false, taker));
        return this;
    }

    /** An option with a value that may be given any number of times. */
    Syntax options(String option, String label, String text, Consumer<String> taker) {
        options.add(new Option(option, label, text, false, true, taker));
        return this;
    }

    /** The option that was described last must be given. */
    Syntax required() {
        Option last = options.removeLast();
        options.add(new Option(last.name(), last.label(), last.description(), true, last.several(), last.taker()));
        return this;
    }

    /** An option without a value. */
    Syntax flag(String option, String text, Runnable taker) {
        options.add(new Option(option, "", text, false, false, given -> taker.run()));
        return this;
    }

    /** Whether the arguments ask for help, whatever else they are. */
    static boolean asksForHelp(String[] arguments) {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return false;
            }
            if (argument.equals(HELP) || argument.equals("-h")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads arguments and hands each to where it goes.
     *
     * @throws WrongUse where they are not what the command takes
     */
    void read(String[] arguments) throws WrongUse {
        Set<String> given = new HashSet<>();
        int operand = 0;
        boolean onlyOperands = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!onlyOperands && argument.equals("--")) {
                onlyOperands = true;
            } else if (onlyOperands || !argument.startsWith("-") || argument.equals("-")) {
                operand(operand++, argument);
            } else {
                int equals = argument.indexOf('=');
                String option = equals < 0 ? argument : argument.substring(0, equals);
                Option known = option(option).orElseThrow(() -> wrong("the unknown option \"" + option + "\""));
                if (!given.add(option) && !known.several()) {
                    throw wrong(option + " twice");
                }
                if (known.isFlag() && equals >= 0) {
                    throw wrong("a value for " + option + ", which takes none");
                }
                if (known.isFlag()) {
                    known.taker().accept("");
                } else if (equals >= 0) {
                    take(known.taker(), argument.substring(equals + 1));
                } else if (i + 1 < arguments.length && option(arguments[i + 1]).isEmpty()) {
                    take(known.taker(), arguments[++i]);
                } else {
                    throw wrong(option + " without " + known.label());
                }
            }
        }
        if (operand < operands.size()) {
            throw wrong("no " + operands.get(operand).label());
        }
        for (Option option : options) {
            if (option.required() && !given.contains(option.name())) {
                throw wrong("no " + option.shown());
            }
        }
    }

    private void operand(int number, String text) throws WrongUse {
        boolean more = number >= operands.size();
        if (more && (operands.isEmpty() || !operands.getLast().several())) {
            throw wrong("one argument too many, \"" + text + "\"");
        }
        take(more ? operands.getLast().taker() : operands.get(number).taker(), text);
    }

    private Optional<Option> option(String argument) {
        return options.stream().filter(each -> each.name().equals(argument)).findFirst();
    }

    private void take(Consumer<String> taker, String text) throws WrongUse {
        try {
            taker.accept(text);
        } catch (InvalidPathException e) {
            throw wrong("\"" + text + "\", which is no file name here");
        }
    }

    private WrongUse wrong(String found) {
        return new WrongUse(
                "the arguments that \"" + name + " --help\" shows", found, "Correct the command and run it again.");
    }

    /** Prints the help. */
    void usage(PrintStream out) {
        var line = new StringBuilder("Usage: ")
                .append(name)
                .append(" [")
                .append(HELP)
                .append("]");
        for (Option option : options) {
            String one = option.required() ? option.shown() : "[" + option.shown() + "]";
            line.append(' ').append(one);
            if (option.several()) {
                line.append(option.required() ? " [" + option.shown() + "]..." : "...");
            }
        }
        for (Operand operand : operands) {
            line.append(' ').append(operand.label()).append(operand.several() ? "..." : "");
        }
        wrapped(out, line.toString(), 0, 7);
        wrapped(out, description, 0, 0);
        out.println();
        operands.forEach(operand -> row(out, operand.label(), operand.description()));
        options.forEach(option -> row(out, option.shown(), option.description()));
        row(out, "-h, " + HELP, "Show this help.");
        out.println();
        footer.lines().forEach(out::println);
    }

    private static void row(PrintStream out, String shown, String text) {
        String start = "  " + shown;
        if (start.length() >= WIDEST_NAME) {
            out.println(start);
            start = "";
        }
        wrapped(out, start + " ".repeat(WIDEST_NAME - start.length()) + text, WIDEST_NAME, WIDEST_NAME);
    }

    /** Prints words in lines of at most the width; breaks none before a column of the first line. */
    private static void wrapped(PrintStream out, String text, int noBreakBefore, int indent) {
        String rest = text;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            if (space <= Math.max(noBreakBefore, indent)) {
                break;
            }
            out.println(rest.substring(0, space));
            rest = " ".repeat(indent) + rest.substring(space + 1);
        }
        out.println(rest);
    }
}
