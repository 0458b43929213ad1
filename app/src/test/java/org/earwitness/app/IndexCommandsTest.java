package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.archive.Archive;
import org.earwitness.fingerprint.archive.ArchiveWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An index from intake to removal, by the program as its users run it. */
class IndexCommandsTest {
    @TempDir
    static Path home;

    private static TinyRecordings recordings = new TinyRecordings(Path.of(""), Path.of(""), Path.of(""));

    @BeforeAll
    static void makeRecordings() throws Exception {
        recordings = TinyRecordings.make(home);
        Files.copy(recordings.other(), recordings.collection().resolve("សំឡេង\n.wav"));
        Files.writeString(recordings.collection().resolve("notes.txt"), "no recording");
    }

    @Test
    void whatIsAddedIsFoundUntilItIsRemoved() throws Exception {
        Path index = recordings.collection().resolve("index");
        JsonNode added = document(0, "add", index, recordings.collection());
        assertThat(added.path("schema").asString("")).isEqualTo("earwitness/index-add/1");
        assertThat(added.path("added").asInt(-1)).isEqualTo(3);
        assertThat(added.path("unreadable").size()).isEqualTo(1);
        assertThat(added.path("unreadable").path(0).path("file").asString("")).endsWith("notes.txt");

        JsonNode again = document(0, "add", index, recordings.collection(), recordings.questioned());
        assertThat(again.path("present").asInt(-1)).isEqualTo(3);
        assertThat(again.path("added").asInt(-1)).isEqualTo(1);
        assertThat(again.path("unreadable").size()).isEqualTo(1);

        Path excerpt = recordings.collection().resolve("excerpt.wav");
        JsonNode found = document(0, "search", index, recordings.questioned());
        assertThat(found.path("present").asBoolean(false)).isTrue();
        assertThat(found.path("matches").size()).isEqualTo(1);
        JsonNode match = found.path("matches").path(0);
        assertThat(match.path("recording").asString("")).isEqualTo(excerpt.toString());
        assertThat(match.path("sha256").asString(""))
                .isEqualTo(Sha256.of(excerpt).hex());
        assertThat(match.path("query_start_s").asDouble(-1)).isBetween(0.5, 3.0);

        assertThat(document(0, "check", index).path("ok").asBoolean(false)).isTrue();
        assertThat(document(0, "stats", index).path("recordings").asInt(-1)).isEqualTo(4);

        JsonNode removed = document(1, "remove", index, excerpt, Path.of("0".repeat(64)));
        assertThat(removed.path("removed").size()).isEqualTo(1);
        assertThat(removed.path("absent").path(0).asString("")).isEqualTo("0".repeat(64));
        assertThat(document(0, "search", index, recordings.questioned())
                        .path("matches")
                        .size())
                .isZero();
        assertThat(bytes(index)).doesNotContain("excerpt.wav").contains("news.wav");
        assertThat(document(0, "check", index).path("ok").asBoolean(false)).isTrue();
    }

    @Test
    void anIndexAndFilesAreSearchedTogether() throws Exception {
        Path index = home.resolve("one");
        Path excerpt = recordings.collection().resolve("excerpt.wav");
        document(0, "add", index, excerpt);
        JsonNode alone = find("--in", index);
        assertThat(alone.path("searched").asInt(-1)).isEqualTo(1);
        JsonNode match = alone.path("matches").path(0);
        assertThat(match.path("recording").asString("")).isEqualTo(excerpt.toString());
        assertThat(match.path("sha256").asString(""))
                .isEqualTo(Sha256.of(excerpt).hex());

        JsonNode both = find("--in", index, "--in", excerpt, "--in", recordings.other());
        assertThat(both.path("searched").asInt(-1)).isEqualTo(2);
        assertThat(both.path("matches").size()).isEqualTo(1);
        assertThat(both.path("unreadable").size()).isZero();

        document(0, "remove", index, excerpt);
        assertThat(find("--in", index).path("matches").size()).isZero();
        assertThat(find("--in", index, "--in", excerpt).path("matches").size()).isEqualTo(1);

        Files.delete(index.resolve("manifest"));
        Files.write(index.resolve("segment-0000000099"), new byte[1]);
        ProgramRun.Result damaged = ProgramRun.start(
                        home, "find", recordings.questioned().toString(), "--in", index.toString(), "--json")
                .end();
        assertThat(damaged.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(damaged.out()).contains("index_damaged");
    }

    private static JsonNode find(Object... places) throws Exception {
        var arguments =
                new ArrayList<String>(List.of("find", recordings.questioned().toString(), "--json"));
        for (Object place : places) {
            arguments.add(place.toString());
        }
        ProgramRun.Result result =
                ProgramRun.start(home, arguments.toArray(String[]::new)).end();
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void everyFailureIsToldInItsClass() throws Exception {
        Path index = home.resolve("damaged");
        document(0, "add", index, recordings.other());
        Path absent = home.resolve("absent");
        requireError(ExitStatus.UNREADABLE, "not_an_index", "search", absent, recordings.questioned());
        requireError(ExitStatus.UNREADABLE, "not_an_index", "stats", absent);
        requireError(ExitStatus.UNREADABLE, "not_an_index", "check", recordings.questioned());
        requireError(ExitStatus.UNREADABLE, "not_an_index", "add", home, recordings.questioned());
        requireError(ExitStatus.UNREADABLE, "not_a_file", "search", index, absent);
        requireError(ExitStatus.UNREADABLE, "not_a_file", "remove", index, absent);
        requireError(ExitStatus.WRONG_USE, "wrong_use", "add", index, absent);
        requireError(ExitStatus.WRONG_USE, "wrong_use", "search", index);
        requireError(ExitStatus.WRONG_USE, "wrong_use", "no-such-command", index);
        Path manifest = index.resolve("manifest");
        Files.write(manifest, new byte[] {'x'}, java.nio.file.StandardOpenOption.APPEND);
        requireError(ExitStatus.FINDINGS, "index_damaged", "search", index, recordings.questioned());
        JsonNode check = document(1, "check", index);
        assertThat(check.path("ok").asBoolean(true)).isFalse();
        assertThat(check.path("failures").path(0).path("where").asString("")).endsWith("manifest");
    }

    @Test
    void aSecondWriterWaitsForTheFirst() throws Exception {
        Path index = home.resolve("held");
        ProgramRun second;
        try (ArchiveWriter writer = new Archive(index).writeOrCreate(Duration.ofSeconds(5), "the test")) {
            second = ProgramRun.start(
                    home, "index", "add", index.toString(), recordings.other().toString());
            Thread.sleep(3000);
            assertThat(second.process().isAlive()).isTrue();
            assertThat(writer.snapshot().stats().recordings()).isZero();
        }
        assertThat(second.end().status()).isZero();
        assertThat(new Archive(index).read().stats().recordings()).isEqualTo(1);
    }

    @Test
    void aFullDiskIsNamedAndLeavesWhatWasAcknowledged() throws Exception {
        Path prlimit = Path.of("/usr/bin/prlimit");
        assumeTrue(Files.exists(prlimit));
        Path index = home.resolve("full");
        document(0, "add", index, recordings.other());
        ProgramRun.Result full = ProgramRun.start(
                        home,
                        List.of(prlimit.toString(), "--fsize=20000"),
                        "index",
                        "add",
                        index.toString(),
                        recordings.questioned().toString(),
                        "--json")
                .end();
        assertThat(full.status()).as(full.out() + full.err()).isEqualTo(ExitStatus.OUR_FAULT);
        assertThat(full.out()).contains("storage_full");
        var check = new Archive(index).check();
        assertThat(check.failure()).isEmpty();
        assertThat(check.unnamed()).isEmpty();
        assertThat(new Archive(index)
                        .read()
                        .contains(Sha256.of(recordings.other()).hex()))
                .isTrue();
        assertThat(document(0, "add", index, recordings.questioned())
                        .path("added")
                        .asInt(-1))
                .isEqualTo(1);
    }

    private static JsonNode document(int status, Object... arguments) throws Exception {
        ProgramRun.Result result = run(arguments);
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(status);
        return JsonMapper.shared().readTree(result.out());
    }

    private static void requireError(int status, String code, Object... arguments) throws Exception {
        JsonNode error = document(status, arguments).path("error");
        assertThat(error.path("code").asString("")).as("%s", List.of(arguments)).isEqualTo(code);
        assertThat(error.path("hint").asString("")).isNotBlank();
    }

    private static ProgramRun.Result run(Object... arguments) throws Exception {
        var all = new ArrayList<String>(List.of("index"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        all.add("--json");
        return ProgramRun.start(home, all.toArray(String[]::new)).end();
    }

    private static String bytes(Path index) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
