package org.earwitness.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.earwitness.sample.SampleRate;

/** The report of an invented case: a leaked party meeting in an invented country, and five recordings that hold its sound. */
public final class SampleReport {
    static final double QUESTIONED_SECONDS = 74.62;

    private static final Disclosure CLEARED = new Disclosure(
            List.of(
                    new Disclosure.ClearedName("Q1", "កំណត់ត្រា.opus"),
                    new Disclosure.ClearedName("C2", "forwarded.m4a")),
            List.of("title"));

    private SampleReport() {}

    /** Every part of a report filled, nothing cleared. */
    public static Report complete() {
        return withMatches(copies());
    }

    static Report withMatches(List<Match> matches) {
        return report(
                "The recording from Veldania’s Harbour Party: where else does it circulate, and was it shortened?",
                matches,
                listening(4, 6));
    }

    static Report report(String asked, List<Match> matches, List<ListeningPair> listening) {
        return report(asked, matches, listening, pictures(1_200, 256), Disclosure.NOTHING);
    }

    /** The same content, names cleared, with small pictures and clips, for tests that read it many times. */
    public static Report small() {
        return report("Where else does Q1 circulate?", copies(), listening(1, 0.05), pictures(20, 8), CLEARED);
    }

    /** The largest report: as many clips as fit, pictures of six recordings, a hundred copies of six hours each. */
    public static Report large() {
        List<Picture> pictures = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            pictures.addAll(pictures(1_500, 256));
        }
        return report("Where else does Q1 circulate?", hundredCopies(), listening(9, 10), pictures, Disclosure.NOTHING);
    }

    private static List<Picture> pictures(int columns, int rows) {
        return List.of(
                WaveformPicture.of("Q1", SampleSound.waveform(QUESTIONED_SECONDS, columns)),
                SpectrogramPicture.of("Q1", SampleSound.spectrogram(QUESTIONED_SECONDS, columns, rows)));
    }

    private static Report report(
            String asked,
            List<Match> matches,
            List<ListeningPair> listening,
            List<Picture> pictures,
            Disclosure disclosure) {
        return new Report(
                "0.1.0",
                "R-2026-0007",
                Instant.parse("2026-11-22T16:05:30Z"),
                new CaseReference("veldania-03", "Harbour Party meeting (ការប្រជុំគណបក្ស)"),
                asked,
                new QuestionedRecording("Q1", sha256("Q1"), 301_442, QUESTIONED_SECONDS),
                answer(),
                claims(),
                observations(),
                matches,
                Optional.of(SampleRelations.of()),
                searched(),
                pictures,
                listening,
                findings(),
                environment(),
                custody(),
                List.of(
                        new PcmDigest("Q1", 0, "examination", "f32le", 48_000, 1, 3_581_760, sha256("Q1 pcm")),
                        new PcmDigest("Q1", 0, "search", "f32le", 16_000, 1, 1_193_920, sha256("Q1 search"))),
                List.of(
                        new RepeatStep(
                                "Compute the digest of the recording; it must be the one in this report.",
                                "sha256sum Q1.opus",
                                List.of()),
                        new RepeatStep(
                                "Verify the recording again, against the same collection.",
                                "earwitness verify Q1.opus --case CASE --collection COLLECTION",
                                List.of("F1", "F2", "F3")),
                        new RepeatStep(
                                "Run every finding again from the evidence and compare.",
                                "earwitness reproduce REPORT.json --case CASE",
                                List.of("F1", "F2", "F3"))),
                List.of(
                        "No trace found is not authenticity: an edit can leave nothing that these checks measure.",
                        "Recompression is normal for recordings that are shared and is not evidence of editing.",
                        "The earliest copy found is the earliest in what was searched, not the first that exists.",
                        "The times of this report are those of the machine that made it. They show by when a file existed, not"
                                + " when it was recorded."),
                disclosure);
    }

    private static List<Statement> answer() {
        return List.of(
                new Statement(
                        Statement.Kind.ESTABLISHED,
                        "Five other recordings in the collection hold the same sound: C1, C2, C3, C4 and C5.",
                        List.of("F1")),
                new Statement(
                        Statement.Kind.ESTABLISHED,
                        "C4 lacks a passage of 12.4 seconds that Q1 has, from 0:31.2 to 0:43.6. What comes before and after"
                                + " it is the same sound in both.",
                        List.of("F1", "F2")),
                new Statement(
                        Statement.Kind.NOT_ESTABLISHED,
                        "Whether Q1 itself was shortened or altered before it was received. C5 is longer, but does not"
                                + " hold all of Q1.",
                        List.of("F3")),
                new Statement(Statement.Kind.NOT_ESTABLISHED, "Who is speaking. This was not examined.", List.of()),
                new Statement(
                        Statement.Kind.LIMIT,
                        "Only the 41 recordings of the collection were searched. A longer or older copy may exist elsewhere.",
                        List.of("F1")));
    }

    private static FileClaims claims() {
        return new FileClaims(
                "Ogg",
                OptionalDouble.of(74.6265),
                List.of(
                        Tag.of("encoder", "Lavf60.16.100", Disclosure.NOTHING),
                        Tag.of("title", "a name that is not cleared", Disclosure.NOTHING)),
                List.of(new StreamClaims(
                        0,
                        "audio",
                        "Opus",
                        48_000,
                        1,
                        32_000,
                        OptionalDouble.of(74.6265),
                        OptionalDouble.of(QUESTIONED_SECONDS),
                        List.of(Tag.of("comment", "ចាប់ផ្តើម", Disclosure.NOTHING)),
                        Optional.of(new TimeBase(
                                312,
                                0,
                                1,
                                List.of(new TimeBase.Gap(51.2, 0.04)),
                                List.of(),
                                List.of(new TimeBase.TimePair(51.2, 51.24)))))));
    }

    private static List<Observation> observations() {
        return List.of(
                new Observation(
                        "bandwidth",
                        "bandwidth",
                        "Bandwidth",
                        Verdict.INCONSISTENT,
                        "The file’s sample rate would allow sound up to 24 kHz, but nothing rises above the noise beyond"
                                + " 3.9 kHz.",
                        List.of(
                                new Measurement(
                                        "Upper edge of the sound",
                                        3_870,
                                        "Hz",
                                        Optional.of(new Measurement.Interval(3_780, 3_960, 0.95)),
                                        20),
                                Measurement.of("Level above the edge", -71.3, "dB", 0.5)),
                        List.of(),
                        List.of(
                                "The recording passed through a telephone or a messenger that keeps only speech frequencies.",
                                "The recording device itself samples at 8 kHz."),
                        OptionalDouble.of(0.021),
                        "Measured on 480 untouched recordings sent through three messengers.",
                        List.of("It does not tell which program or network narrowed the sound, or when."),
                        List.of("F3")),
                new Observation(
                        "digital-zeros",
                        "digital_zeros",
                        "Silence that is exactly zero",
                        Verdict.OBSERVED,
                        "Two stretches hold nothing but the value zero.",
                        List.of(Measurement.of("Together", 0.184, "s", 0.001)),
                        List.of(new Place(31.21, 31.302), new Place(58.04, 58.132)),
                        List.of(
                                "A voice-activated recorder or a call that drops packets writes zeros.",
                                "An editor that inserts silence does so too."),
                        OptionalDouble.empty(),
                        "No set of recordings with a known history of this kind was at hand.",
                        List.of("Zeros alone do not show an edit."),
                        List.of("F3")),
                new Observation(
                        "clipping",
                        "clipping",
                        "Clipping",
                        Verdict.CONSISTENT,
                        "Hardly any samples reach full scale, as is usual for speech at a distance.",
                        List.of(Measurement.of("Samples at full scale", 0.00002, "", 0)),
                        List.of(),
                        List.of(),
                        OptionalDouble.of(0.004),
                        "Measured on 480 untouched recordings sent through three messengers.",
                        List.of(),
                        List.of("F3")));
    }

    static List<Match> copies() {
        return List.of(
                match("C1", 20, 12.4, 32.4, 0, 20, 1, 418, "C1 is an excerpt of Q1: its whole 20 seconds are in Q1."),
                match("C2", 74.6, 0, 74.6, 0, 74.6, 1, 902, "C2 holds all of Q1, packed twice more."),
                match(
                        "C3",
                        72.45,
                        0.1,
                        74.5,
                        0.1,
                        72.33,
                        0.9709,
                        377,
                        "C3 holds all of Q1 and plays it 3 per cent faster."),
                match("C4", 62.22, 0, 31.2, 0, 31.2, 1, 455, "The first 31 seconds of C4 are the first of Q1."),
                match(
                        "C4",
                        62.22,
                        43.6,
                        74.6,
                        31.2,
                        62.2,
                        1,
                        431,
                        "The rest of C4 continues 12.4 seconds later in Q1."),
                match(
                        "C5",
                        612.3,
                        2.1,
                        70.2,
                        233.4,
                        301.5,
                        1,
                        512,
                        "Most of Q1 is in the middle of C5, which is longer."));
    }

    static Match match(
            String label,
            double duration,
            double queryStart,
            double queryEnd,
            double matchStart,
            double matchEnd,
            double speed,
            double score,
            String sentence) {
        return new Match(
                label,
                sha256(label),
                duration,
                queryStart,
                queryEnd,
                matchStart,
                matchEnd,
                speed,
                1,
                1,
                score,
                3.2e-9,
                sentence,
                List.of("F1"));
    }

    /** A hundred recordings with one match each, of a questioned recording of {@value #QUESTIONED_SECONDS} seconds. */
    static List<Match> hundredCopies() {
        List<Match> matches = new ArrayList<>();
        for (int number = 1; number <= 100; number++) {
            matches.add(
                    match("C" + number, 21_600, 10, 60, 100.0 * number, 100.0 * number + 50, 1, 300, "Most of Q1."));
        }
        return matches;
    }

    static List<ListeningPair> listening(int pairs, double seconds) {
        SampleRate rate = SampleRate.SEARCH;
        Bytes wav = WavFile.encode(rate, SampleSound.voice(rate, 7, seconds));
        List<ListeningPair> listening = new ArrayList<>();
        for (int number = 1; number <= pairs; number++) {
            double start = 5.0 * number;
            listening.add(new ListeningPair(
                    "The same sentence in Q1 and C" + number,
                    new Clip("Q1", start, start + seconds, wav),
                    new Clip("C" + number, start, start + seconds, wav)));
        }
        return listening;
    }

    private static SearchScope searched() {
        List<String> digests = new ArrayList<>();
        for (int number = 1; number <= 41; number++) {
            digests.add(sha256("C" + number));
        }
        return new SearchScope(
                41,
                36,
                5_412.7,
                sha256("list"),
                digests,
                "number of sound marks that agree in order and time; reported from 24 on.",
                List.of("Passages shorter than about 3 seconds.", "Speech spoken again in the same words."));
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding(
                        "F1",
                        "Search for common sound",
                        "spectral-peak fingerprint",
                        "1",
                        new TreeMap<>(Map.of("frame", "64 ms", "hop", "16 ms", "band", "300–3400 Hz")),
                        List.of(sha256("Q1"), sha256("C1"), sha256("C2"), sha256("C3"), sha256("C4"), sha256("C5")),
                        List.of(
                                Measurement.of("Recordings with common sound", 5, "", 0),
                                Measurement.of("Start in C1", 12.4, "s", 0.1),
                                Measurement.of("Speed of C3", 0.9709, "", 0.001)),
                        List.of("The recordings share sound.", "They agree by chance."),
                        List.of("Both contain the same broadcast or ring tone in the background."),
                        OptionalDouble.of(0.0003),
                        "3,000 searches for recordings that were not in the collection; one match.",
                        List.of("A voice imitated or spoken again is not found."),
                        sha256("F1 result")),
                new Finding(
                        "F2",
                        "Passages that one copy lacks",
                        "alignment of matches",
                        "1",
                        new TreeMap<>(Map.of("largest gap", "0.5 s")),
                        List.of(sha256("Q1"), sha256("C4")),
                        List.of(new Measurement(
                                "Length of the passage",
                                12.4,
                                "s",
                                Optional.of(new Measurement.Interval(12.3, 12.5, 0.95)),
                                0.1)),
                        List.of("The passage was taken out of C4.", "The passage was put into Q1."),
                        List.of("C4 was recorded by another device that stopped for a while."),
                        OptionalDouble.empty(),
                        "Not yet measured for this method.",
                        List.of("It does not tell which of the two is older."),
                        sha256("F2 result")),
                new Finding(
                        "F3",
                        "Level, bandwidth and silence of Q1",
                        "sample statistics",
                        "1",
                        new TreeMap<>(Map.of("window", "50 ms")),
                        List.of(sha256("Q1")),
                        List.of(
                                Measurement.of("Upper edge of the sound", 3_870, "Hz", 20),
                                Measurement.of("Peak level", -3.2, "dB", 0.01)),
                        List.of(
                                "The sound is as the claimed format would leave it.",
                                "It passed through a narrower one."),
                        List.of("A messenger narrows what it forwards."),
                        OptionalDouble.of(0.021),
                        "Measured on 480 untouched recordings sent through three messengers.",
                        List.of("Only what is measured is compared."),
                        sha256("F3 result")));
    }

    private static Environment environment() {
        return new Environment(
                new Environment.Decoder(
                        "FFmpeg",
                        "8.1.2",
                        sha256("decoder"),
                        List.of("-nostdin", "-protocol_whitelist", "pipe", "-i", "Q1", "-f", "f32le", "pipe:1"),
                        List.of("avx2", "fma3", "sse4.2")),
                List.of("no network", "bubblewrap", "address space limit"),
                new TreeMap<>(Map.of("memory", "512 MiB", "time", "120 s", "output", "4 GiB")),
                "25.0.1",
                "Linux, x86-64");
    }

    private static Custody custody() {
        return new Custody(
                57,
                sha256("root"),
                "earwitness.org/case/veldania-03\n57\nq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\n\n"
                        + "— veldania-03 AAAAAJ1p0Wm7Vw0c8YV6xkq9l3n2o1r5s7t8u9w0x1y2z3A4B5C6D7E8F9G0H1I2J3K4L5M6N7O8P9Q0R1S2\n",
                "b7e1 9a02 44c8 1f5d",
                List.of(
                        "Who holds the log and its key can write all of it anew. Only a receipt kept elsewhere shows that.",
                        "The times in it are those of the machine’s clock."));
    }

    static String sha256(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
