package org.earwitness.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earwitness.testkit.media.SeveralStreams;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files with several audio streams, and recordings that are too short, by the program as its users run it. */
class SearchedStreamsTest {
    private static final int HERTZ = 8000;

    @TempDir
    static Path home;

    private static Path film = Path.of("");
    private static Path broken = Path.of("");
    private static Path excerpts = Path.of("");
    private static Path tooShort = Path.of("");

    @BeforeAll
    static void makeRecordings() throws Exception {
        Sound meeting = Scene.partyMeeting(21).at(HERTZ).lasting(14).dry().sound();
        Sound news = Scene.unrelated(22, Scene.Kind.NEWS_READING)
                .at(HERTZ)
                .lasting(12)
                .dry()
                .sound();
        Sound market = Scene.unrelated(23, Scene.Kind.OTHER_MEETING)
                .at(HERTZ)
                .lasting(10)
                .dry()
                .sound();
        film = home.resolve("ខ្សែភាពយន្ត.mov");
        new SeveralStreams()
                .and(meeting)
                .and(Edits.atRate(news, 44_100))
                .and(Sound.stereo(market, Sound.mono(HERTZ, new float[market.frames()])))
                .write(film);
        broken = home.resolve("broken.mov");
        new SeveralStreams().andUnreadable(meeting).and(news).write(broken);
        excerpts = Files.createDirectories(home.resolve("excerpts"));
        WavFile.write(excerpts.resolve("1.wav"), Edits.excerpt(meeting, 2, 12), WavFormat.Encoding.PCM_16);
        WavFile.write(excerpts.resolve("2.wav"), Edits.excerpt(news, 3, 11), WavFormat.Encoding.PCM_16);
        WavFile.write(excerpts.resolve("3.wav"), Edits.excerpt(market, 1, 9), WavFormat.Encoding.PCM_16);
        tooShort = home.resolve("short.wav");
        WavFile.write(tooShort, Edits.excerpt(meeting, 4, 4.6), WavFormat.Encoding.PCM_16);
    }

    @Test
    void everyStreamOfAQuestionedFileIsLookedFor() throws Exception {
        JsonNode found = document("find", film, "--in", excerpts);
        assertThat(shifts(found)).containsExactly("1.wav 2", "2.wav 3", "3.wav 1");
        assertThat(found.path("duration_s").asDouble(0)).isCloseTo(14, within(0.1));
        assertThat(found.path("problems").size()).isZero();
    }

    @Test
    void everyStreamOfAFileThatIsSearchedIsSearched() throws Exception {
        Path index = home.resolve("index");
        assertThat(document("index", "add", index, film).path("added").asInt(-1))
                .isEqualTo(1);
        for (int number = 1; number <= 3; number++) {
            Path excerpt = excerpts.resolve(number + ".wav");
            int shift = List.of(-2, -3, -1).get(number - 1);
            String expected = film.getFileName() + " " + shift;
            assertThat(shifts(document("find", excerpt, "--in", film))).containsExactly(expected);
            assertThat(shifts(document("index", "search", index, excerpt))).containsExactly(expected);
        }
    }

    @Test
    void streamsThatCannotBeReadAreToldBesideThoseThatCan() throws Exception {
        Path news = excerpts.resolve("2.wav");
        JsonNode found = document("find", news, "--in", broken);
        assertThat(found.path("searched").asInt(-1)).isEqualTo(1);
        assertThat(found.path("matches").size()).isEqualTo(1);
        JsonNode missing = found.path("unreadable").path(0);
        assertThat(missing.path("file").asString("")).endsWith("broken.mov");
        assertThat(missing.path("reason").asString("")).startsWith("audio stream 1: expected ");

        JsonNode questioned = document("find", broken, "--in", news);
        assertThat(questioned.path("matches").size()).isEqualTo(1);
        assertThat(questioned.path("problems").path(0).asString("")).startsWith("audio stream 1: expected ");

        Path caseDirectory = home.resolve("case");
        for (int time = 0; time < 2; time++) {
            JsonNode verified = document("verify", news, "--case", caseDirectory, "--collection", broken);
            assertThat(verified.path("matches").size()).isEqualTo(1);
            assertThat(verified.path("unreadable").path(0).path("reason").asString(""))
                    .startsWith("audio stream 1: expected ");
            assertThat(verified.path("answer").toString())
                    .contains("Of 1 file in the collection some audio streams could not be read");
        }
    }

    @Test
    void aRecordingThatIsTooShortIsToldSoInsteadOfNoMatches() throws Exception {
        JsonNode found = document("find", tooShort, "--in", film);
        assertThat(found.path("matches").size()).isZero();
        assertThat(found.path("sound_s").asDouble(-1)).isBetween(0.1, 0.6);
        assertThat(found.path("least_sound_s").asDouble(-1)).isEqualTo(0.9);
        assertThat(found.path("problems").path(0).asString(""))
                .contains("expected at least 0.9 s of sound to look for, pauses not counted, found 0.");
        ProgramRun.Result told = ProgramRun.start(home, "find", tooShort.toString(), "--in", film.toString())
                .end();
        assertThat(told.out())
                .contains("expected at least 0.9 s of sound", "Too little sound to look for")
                .doesNotContain("0 passages found");
        assertThat(document("verify", tooShort, "--case", home.resolve("short"), "--collection", film)
                        .path("answer")
                        .toString())
                .contains("Q1 was not looked for in the collection: expected at least 0.9 s of sound")
                .doesNotContain("No copy or excerpt");
    }

    /** The file of each match and the whole seconds by which the passage lies earlier there, by file. */
    private static List<String> shifts(JsonNode document) {
        var shifts = new ArrayList<String>();
        for (JsonNode match : document.path("matches")) {
            double shift = match.path("query_start_s").asDouble()
                    - match.path("match_start_s").asDouble();
            assertThat(shift).isCloseTo(Math.rint(shift), within(0.05));
            shifts.add(String.format(
                    Locale.ROOT,
                    "%s %.0f",
                    Path.of(match.path("recording").asString("")).getFileName(),
                    shift));
        }
        return shifts.stream().sorted().toList();
    }

    private static JsonNode document(Object... arguments) throws Exception {
        var all = new ArrayList<String>();
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        all.add("--json");
        ProgramRun.Result result =
                ProgramRun.start(home, all.toArray(String[]::new)).end();
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }
}
