package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earwitness.custody.CaseLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user is told, and with which exit status, when a command cannot be carried out; and names that are no trouble. */
class CommandOutcomesTest {
    private static final List<String> NAMES = List.of(
            "with space.wav",
            "quote'\"$(touch x)`.wav",
            "new\nline.wav",
            "សំឡេង.wav",
            "-leading-dash.wav",
            "@names.wav",
            "${sys:user.name}.wav",
            "%03d.wav");

    @TempDir
    static Path home;

    private static TinyRecordings recordings = new TinyRecordings(Path.of(""), Path.of(""), Path.of(""));

    @BeforeAll
    static void makeRecordings() throws Exception {
        recordings = TinyRecordings.make(home);
    }

    @Test
    void wrongUseIsStatusTwo() throws Exception {
        for (List<String> arguments : List.of(
                List.of("verify", "--json"),
                List.of("verify", recordings.questioned().toString(), "--no-such-option", "--json"),
                List.of(
                        "verify",
                        recordings.questioned().toString(),
                        "--collection",
                        home.resolve("absent").toString(),
                        "--json"))) {
            requireError(arguments, ExitStatus.WRONG_USE, "wrong_use");
        }
        assertThat(run(List.of("no-such-command")).status()).isEqualTo(ExitStatus.WRONG_USE);
        assertThat(run(List.of()).status()).isEqualTo(ExitStatus.WRONG_USE);
    }

    @Test
    void whatCannotBeReadIsStatusThree() throws Exception {
        Path text = Files.writeString(home.resolve("text.mp3"), "This is no recording. ".repeat(200));
        Path receipt = Files.writeString(home.resolve("receipt.txt"), "This is no receipt.");
        Path empty = Files.write(home.resolve("empty.mp3"), new byte[0]);
        Path directory = Files.createDirectory(home.resolve("directory.mp3"));
        requireError(verify(text), ExitStatus.UNREADABLE, "not_media");
        requireError(verify(empty), ExitStatus.UNREADABLE, "not_media");
        requireError(verify(directory), ExitStatus.UNREADABLE, "not_a_file");
        requireError(verify(home.resolve("missing.mp3")), ExitStatus.UNREADABLE, "not_a_file");
        requireError(
                List.of("check", home.resolve("missing").toString(), "--json"), ExitStatus.UNREADABLE, "not_a_case");
        Path opened = home.resolve("opened");
        assertThat(run(List.of("new", opened.toString())).status()).isZero();
        requireError(
                List.of("check", opened.toString(), "--against", receipt.toString(), "--json"),
                ExitStatus.UNREADABLE,
                "not_canonical");
        requireError(
                List.of("add", home.resolve("collection").toString(), text.toString(), "--json"),
                ExitStatus.UNREADABLE,
                "not_a_case");
    }

    @Test
    void anyFileNameGoesThroughAWholeVerification() throws Exception {
        Path directory = Files.createDirectory(home.resolve("names"));
        Path caseDirectory = home.resolve("a 'case' of សំឡេង");
        for (String name : NAMES) {
            Files.copy(recordings.questioned(), directory.resolve(name));
        }
        var added = new ArrayList<>(List.of("new", caseDirectory.toString()));
        assertThat(run(added).status()).isZero();
        added.set(0, "add");
        NAMES.forEach(name -> added.add(directory.resolve(name).toString()));
        ProgramRun.Result intake = run(added);
        assertThat(intake.status()).as(intake.err()).isZero();
        assertThat(CaseLog.read(caseDirectory).items()).hasSize(1);

        for (String name : List.of("new\nline.wav", "សំឡេង.wav", "quote'\"$(touch x)`.wav")) {
            ProgramRun.Result result = run(List.of(
                    "verify",
                    "--json",
                    "--case",
                    caseDirectory.toString(),
                    "--collection",
                    directory.toString(),
                    directory.resolve(name).toString()));
            assertThat(result.status()).as(name + result.err()).isZero();
            JsonNode document = JsonMapper.shared().readTree(result.out());
            assertThat(document.path("unreadable").size()).isZero();
            String report =
                    Files.readString(Path.of(document.path("report_html").asString("")));
            assertThat(report).doesNotContain(name, "touch x");
        }
        CaseState.requireSound(caseDirectory, Optional.empty());
    }

    @Test
    void aNameThatLooksLikeAnOptionOrAListOfArgumentsIsAName() throws Exception {
        Path working = Path.of("").toAbsolutePath();
        for (String name : List.of("-leading-dash.wav", "@names.wav")) {
            Path file = Files.copy(
                    recordings.questioned(), working.resolve("target").resolve(name));
            try {
                ProgramRun.Result dotted = run(List.of(
                        "find",
                        "./target/" + name,
                        "--in",
                        recordings.collection().toString(),
                        "--json"));
                assertThat(dotted.status()).as(dotted.err()).isLessThan(ExitStatus.WRONG_USE);
            } finally {
                Files.delete(file);
            }
        }
        requireError(List.of("verify", "--json", "--", "-absent.wav"), ExitStatus.UNREADABLE, "not_a_file");
        requireError(List.of("verify", "--json", "@absent.wav"), ExitStatus.UNREADABLE, "not_a_file");
        Path arguments = Files.writeString(working.resolve("target").resolve("arguments.wav"), "--help");
        try {
            requireError(List.of("verify", "--json", "@target/arguments.wav"), ExitStatus.UNREADABLE, "not_a_file");
        } finally {
            Files.delete(arguments);
        }
    }

    private static List<String> verify(Path recording) {
        return List.of(
                "verify",
                recording.toString(),
                "--case",
                home.resolve("case of " + recording.getFileName()).toString(),
                "--json");
    }

    private static void requireError(List<String> arguments, int status, String code) throws Exception {
        ProgramRun.Result result = run(arguments);
        assertThat(result.status())
                .as("%s: %s%s", arguments, result.out(), result.err())
                .isEqualTo(status);
        JsonNode error = JsonMapper.shared().readTree(result.out()).path("error");
        assertThat(error.path("code").asString("")).as("%s", arguments).isEqualTo(code);
        for (String field : List.of("expected", "found", "hint")) {
            assertThat(error.path(field).asString("")).as(field).isNotBlank();
        }
        assertThat(result.err()).startsWith("earwitness: expected ").doesNotContain("\tat ");
    }

    private static ProgramRun.Result run(List<String> arguments) throws Exception {
        return ProgramRun.start(home, arguments.toArray(String[]::new)).end();
    }
}
