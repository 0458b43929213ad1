package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole content of a report. All times are seconds of sample time.
 *
 * @param programVersion version of Earwitness that made it
 * @param reportId identifier of the report
 * @param created when it was made, by the clock of the machine that made it
 * @param caseReference the case
 * @param asked the question that was asked, in words
 * @param questioned the recording in question
 * @param answer the plain answer, the most important statement first
 * @param claims what the file claims
 * @param observations what was observed in it
 * @param matches copies and excerpts found
 * @param relations what the questioned recording and the copies have to do with each other; empty where there are no copies
 * @param searched what was searched
 * @param pictures pictures, in the order to be shown
 * @param listening clips to compare by ear; together at most {@value #MAXIMUM_CLIP_BYTES} bytes
 * @param findings the examinations behind all of it
 * @param environment with what it was decoded and examined
 * @param custody the state of the custody log
 * @param pcm digests of the decoded sound
 * @param repeat how to repeat every step
 * @param limits what no report of this kind can show
 * @param disclosure what the desk has cleared
 */
public record Report(
        @JsonProperty("earwitness") String programVersion,
        String reportId,
        Instant created,
        @JsonProperty("case") CaseReference caseReference,
        String asked,
        QuestionedRecording questioned,
        List<Statement> answer,
        FileClaims claims,
        List<Observation> observations,
        List<Match> matches,
        Optional<CopyRelations> relations,
        SearchScope searched,
        List<Picture> pictures,
        List<ListeningPair> listening,
        List<Finding> findings,
        Environment environment,
        Custody custody,
        List<PcmDigest> pcm,
        List<RepeatStep> repeat,
        List<String> limits,
        Disclosure disclosure) {
    /** Name and number of the format. */
    public static final String SCHEMA = "earwitness/report/1";

    public static final int MAXIMUM_CLIP_BYTES = 6 * 1024 * 1024;
    public static final int MAXIMUM_PICTURE_BYTES = 2 * 1024 * 1024;
    public static final int MAXIMUM_MATCHES = 1_000;

    public Report {
        programVersion = Expect.text("earwitness", programVersion);
        reportId = Expect.identifier("report_id", reportId);
        created = Expect.present("created", created);
        caseReference = Expect.present("case", caseReference);
        asked = Expect.text("asked", asked);
        questioned = Expect.present("questioned", questioned);
        answer = Expect.list("answer", answer, 50);
        claims = Expect.present("claims", claims);
        observations = Expect.list("observations", observations, 200);
        matches = Expect.list("matches", matches, MAXIMUM_MATCHES);
        relations = Expect.present("relations", relations);
        searched = Expect.present("searched", searched);
        pictures = Expect.list("pictures", pictures, 50);
        listening = Expect.list("listening", listening, 200);
        findings = Expect.list("findings", findings, 1_000);
        environment = Expect.present("environment", environment);
        custody = Expect.present("custody", custody);
        pcm = Expect.list("pcm", pcm, 2_000);
        repeat = Expect.list("repeat", repeat, 100);
        limits = Expect.texts("limits", limits, 50);
        disclosure = Expect.present("disclosure", disclosure);

        requireAnswer(answer);
        requireLinks(answer, observations, matches, repeat, findings);
        requireOneFilePerLabel(questioned, matches);
        if (relations.isPresent()) {
            requireNoNames(relations.get(), known(questioned, matches));
        }
        requireClearedTags(claims, disclosure);
        requireSizes(pictures, listening);
    }

    private static void requireAnswer(List<Statement> answer) {
        if (answer.stream().noneMatch(statement -> statement.kind() == Statement.Kind.LIMIT)) {
            throw Expect.wrong("answer", "at least one limit beside what is and is not established", "none");
        }
    }

    private static void requireLinks(
            List<Statement> answer,
            List<Observation> observations,
            List<Match> matches,
            List<RepeatStep> repeat,
            List<Finding> findings) {
        Set<String> known = unique("finding id", findings.stream().map(Finding::id));
        unique("observation id", observations.stream().map(Observation::id));
        Stream.of(
                        answer.stream().map(Statement::findingIds),
                        observations.stream().map(Observation::findingIds),
                        matches.stream().map(Match::findingIds),
                        repeat.stream().map(RepeatStep::findingIds))
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .filter(id -> !known.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw Expect.wrong("finding_ids", "the id of a finding of this report", id);
                });
    }

    private static Set<String> unique(String name, Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> {
            if (!seen.add(id)) {
                throw Expect.wrong(name, "each id once", id + " twice");
            }
        });
        return seen;
    }

    private static void requireOneFilePerLabel(QuestionedRecording questioned, List<Match> matches) {
        Map<String, String> files = new HashMap<>();
        Map<String, Double> durations = new HashMap<>();
        files.put(questioned.label(), questioned.sha256());
        durations.put(questioned.label(), questioned.durationSeconds());
        for (Match match : matches) {
            String file = files.putIfAbsent(match.recording(), match.sha256());
            Double duration = durations.putIfAbsent(match.recording(), match.recordingDurationSeconds());
            boolean sameFile = file == null || file.equals(match.sha256());
            boolean sameDuration = duration == null || duration.equals(match.recordingDurationSeconds());
            if (!sameFile || !sameDuration) {
                throw Expect.wrong("matches", "one file and one duration for each label", match.recording() + " twice");
            }
        }
    }

    private static Map<String, String> known(QuestionedRecording questioned, List<Match> matches) {
        Map<String, String> files = new HashMap<>();
        matches.forEach(match -> files.put(match.recording(), match.sha256()));
        files.put(questioned.label(), questioned.sha256());
        return files;
    }

    /** Names are shown by what the desk has cleared, and nowhere else. */
    private static void requireNoNames(CopyRelations relations, Map<String, String> files) {
        for (FamilyCopy copy : relations.copies()) {
            if (copy.name().isPresent() || !copy.sameBytes().isEmpty()) {
                throw Expect.wrong("relations", "labels in place of names of files", copy.letter() + " with a name");
            }
            if (!copy.sha256().equals(files.getOrDefault(copy.letter(), copy.sha256()))) {
                throw Expect.wrong("relations", "one file for each label", copy.letter() + " twice");
            }
        }
    }

    private static void requireClearedTags(FileClaims claims, Disclosure disclosure) {
        Stream.concat(claims.tags().stream(), claims.streams().stream().flatMap(stream -> stream.tags().stream()))
                .filter(tag -> !tag.isAllowedBy(disclosure))
                .findFirst()
                .ifPresent(tag -> {
                    throw Expect.wrong("tags", "a value only where the tag is cleared", "a value of " + tag.name());
                });
    }

    private static void requireSizes(List<Picture> pictures, List<ListeningPair> listening) {
        long clips = listening.stream()
                .mapToLong(
                        pair -> (long) pair.a().wav().length() + pair.b().wav().length())
                .sum();
        Expect.between("listening bytes", (double) clips, 0, MAXIMUM_CLIP_BYTES);
        long cells = pictures.stream()
                .mapToLong(picture -> switch (picture) {
                    case WaveformPicture waveform -> 3L * waveform.columns();
                    case SpectrogramPicture spectrogram -> spectrogram.levels().length();
                })
                .sum();
        Expect.between("picture bytes", (double) cells, 0, MAXIMUM_PICTURE_BYTES);
    }
}
