package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    private final List<String> taken = new ArrayList<>();

    private final Syntax syntax = new Syntax(
                    "earwitness try", "Tries a thing. ".repeat(20).strip(), "Example: earwitness try សំឡេង")
            .operand("CASE", "The case.", text -> taken.add("case " + text))
            .operands("FILE", "Files.", text -> taken.add("file " + text))
            .option("--title", "TEXT", "A title.", text -> taken.add("title " + text))
            .options(
                    "--in",
                    "DIR",
                    "A folder, " + "long to describe ".repeat(10),
                    text -> taken.add("in " + Path.of(text)))
            .required()
            .flag("--quick", "Quickly.", () -> taken.add("quick"));

    private List<String> read(String... arguments) throws WrongUse {
        taken.clear();
        syntax.read(arguments);
        return taken;
    }

    private void requireWrong(String found, String... arguments) {
        assertThatThrownBy(() -> read(arguments)).isInstanceOfSatisfying(WrongUse.class, e -> {
            assertThat(e.found()).contains(found);
            assertThat(e.expected()).contains("earwitness try --help");
        });
    }

    @Test
    void optionsMayStandAnywhereAndCarryTheirValueEitherWay() throws Exception {
        assertThat(read("--in", "a", "my-case", "--quick", "x", "--title=a=b", "--in=b", "សំឡេង.opus"))
                .containsExactly("in a", "case my-case", "quick", "file x", "title a=b", "in b", "file សំឡេង.opus");
        assertThat(read("--in", "a", "c", "--title", "-5 %", "x")).contains("title -5 %");
        assertThat(read("--in=a", "--title=", "c", "x")).contains("title ");
    }

    @Test
    void afterTwoDashesAllAreOperandsAndFilesOfArgumentsAreNotRead() throws Exception {
        assertThat(read("--in", "a", "--", "c", "--quick", "-x", "--"))
                .containsExactly("in a", "case c", "file --quick", "file -x", "file --");
        assertThat(read("--in", "a", "@c", "-")).containsExactly("in a", "case @c", "file -");
    }

    @Test
    void whatIsWrongIsNamed() {
        requireWrong("no CASE", "--in", "a");
        requireWrong("no FILE", "--in", "a", "c");
        requireWrong("no --in=DIR", "c", "x");
        requireWrong("the unknown option \"--inn\"", "c", "x", "--inn=a");
        requireWrong("the unknown option \"-q\"", "c", "x", "-q", "--in=a");
        requireWrong("--title twice", "c", "x", "--in=a", "--title", "a", "--title=b");
        requireWrong("--in without DIR", "c", "x", "--in");
        requireWrong("--in without DIR", "c", "x", "--in", "--quick");
        requireWrong("a value for --quick", "c", "x", "--in=a", "--quick=no");
        requireWrong("is no file name here", "c", "x", "--in=a\0b");
        assertThatThrownBy(() -> new Syntax("earwitness none", "", "").read(new String[] {"x"}))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("one argument too many, \"x\"");
    }

    @Test
    void helpIsAskedForBeforeTwoDashesOnly() {
        assertThat(Syntax.asksForHelp(new String[] {"x", "-h"})).isTrue();
        assertThat(Syntax.asksForHelp(new String[] {"--nonsense", "--help"})).isTrue();
        assertThat(Syntax.asksForHelp(new String[] {"--", "--help"})).isFalse();
        assertThat(Syntax.asksForHelp(new String[] {})).isFalse();
    }

    @Test
    void theHelpShowsEveryArgumentInLinesThatFit() {
        var bytes = new ByteArrayOutputStream();
        syntax.usage(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String help = bytes.toString(StandardCharsets.UTF_8);
        assertThat(help)
                .startsWith(
                        "Usage: earwitness try [--help] [--title=TEXT] --in=DIR [--in=DIR]... [--quick] CASE FILE...")
                .contains(
                        "  CASE                      The case.",
                        "  --in=DIR                  A folder, long",
                        "-h, --help")
                .endsWith("Example: earwitness try សំឡេង" + System.lineSeparator());
        assertThat(help.lines()).allMatch(line -> line.length() <= 100);
        assertThat(help.replaceAll("\\s+", " ").split("Tries a thing\\.", -1)).hasSize(21);
    }
}
