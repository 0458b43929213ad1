package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earwitness.workflow.Program;
import org.junit.jupiter.api.Test;

/** The documents agree with the program and with each other. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern TEST_NAME = Pattern.compile("-Dtest=([A-Za-z]+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\b(TODO|FIXME|TBD|[A-Z]{4,}RESULT)\\b");
    private static final Pattern COMMAND_ROW = Pattern.compile("(?m)^\\| `([a-z]+)");
    private static final Pattern HELP_ROW = Pattern.compile("(?m)^  ([a-z]+) ");

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatExist() throws IOException {
        var broken = new ArrayList<String>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*")) {
                    links++;
                    if (!exists(page, target)) {
                        broken.add(ROOT.relativize(page) + " -> " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(20);
    }

    @Test
    void everyPageBelowDocsIsInTheIndex() throws IOException {
        Path docs = ROOT.resolve("docs");
        String index = Files.readString(docs.resolve("README.md"));
        List<String> missing;
        try (Stream<Path> files = Files.walk(docs)) {
            missing = files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> docs.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("README.md") && !index.contains("(" + name + ")"))
                    .toList();
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theTestsThatPagesNameExist() throws IOException {
        var missing = new ArrayList<String>();
        for (Path page : pages()) {
            Matcher test = TEST_NAME.matcher(Files.readString(page));
            while (test.find()) {
                if (!isSource(test.group(1) + ".java")) {
                    missing.add(ROOT.relativize(page) + " names " + test.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noPageHasAPlaceholder() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContainPattern(PLACEHOLDER);
        }
    }

    @Test
    void theReadmeAndTheHelpListTheSameCommands() throws IOException {
        var help = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(help, true, StandardCharsets.UTF_8);
        Main.run(new String[] {"help"}, out, out);

        Set<String> inHelp = names(HELP_ROW, help.toString(StandardCharsets.UTF_8));
        Set<String> inReadme = names(COMMAND_ROW, Files.readString(ROOT.resolve("README.md")));

        assertThat(inHelp).contains("demo", "verify", "check");
        assertThat(inReadme).isEqualTo(inHelp);
    }

    @Test
    void theProgramHasTheVersionOfTheBuildAndTheChangeLog() throws IOException {
        Matcher version = Pattern.compile("<artifactId>earwitness</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(Program.VERSION).isEqualTo(version.group(1));
        assertThat(Files.readString(ROOT.resolve("CHANGELOG.md"))).contains("## " + Program.VERSION);
    }

    private static Set<String> names(Pattern row, String text) {
        var names = new TreeSet<String>();
        Matcher matcher = row.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(pages::add);
        }
        return pages;
    }

    private static boolean exists(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!file.startsWith(ROOT) || !Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || anchors(Files.readString(file)).contains(parts[1]);
    }

    /** The names that headings get: lower case, without punctuation, dashes for spaces. */
    private static List<String> anchors(String page) {
        var anchors = new ArrayList<String>();
        Matcher heading = HEADING.matcher(page);
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return anchors;
    }

    private static boolean isSource(String name) throws IOException {
        for (String module : List.of("evidence", "testkit", "audio", "casework", "app")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                if (files.anyMatch(file -> file.endsWith(name))) {
                    return true;
                }
            }
        }
        return false;
    }
}
