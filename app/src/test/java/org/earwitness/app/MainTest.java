package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "verify", "find", "new", "add", "withdraw", "log", "check", "reproduce"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitStatus.DONE);
        assertThat(text(out)).contains("Usage: earwitness " + command, "--json", "Example: earwitness " + command);
    }

    @Test
    void anUnknownCommandIsWrongUseAndADocumentToo() {
        assertThat(run("identify", "--json")).isEqualTo(ExitStatus.WRONG_USE);
        assertThat(error().path("code").asString()).isEqualTo("wrong_use");
        assertThat(text(err)).contains("identify");
    }

    @Test
    void wrongArgumentsAreWrongUse() {
        assertThat(run("verify", "--json")).isEqualTo(ExitStatus.WRONG_USE);
        assertThat(error().path("code").asString()).isEqualTo("wrong_use");
    }

    @Test
    void aCheckOfNoFolderIsUnreadableAndNotACaseThatDoesNotHold() {
        String nowhere = directory.resolve("nowhere").toString();
        assertThat(run("check", nowhere, "--json")).isEqualTo(ExitStatus.UNREADABLE);
        assertThat(error().path("code").asString()).isEqualTo("not_a_case");
    }

    @Test
    void aCheckOfAnEmptyFolderDoesNotHold() {
        assertThat(run("check", directory.toString())).isEqualTo(ExitStatus.FINDINGS);
    }

    private int run(String... arguments) {
        return Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode error() {
        JsonNode document = JsonMapper.shared().readTree(out.toByteArray());
        assertThat(document.path("schema").asString()).isEqualTo("earwitness/error/1");
        return document.path("error");
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
