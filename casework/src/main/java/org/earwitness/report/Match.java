package org.earwitness.report;

import java.util.List;

/**
 * A passage of the questioned recording that was found in another recording.
 *
 * @param recording label of the other recording, such as C1; several matches may lie in one recording
 * @param sha256 SHA-256 of the other recording's file
 * @param recordingDurationSeconds length of the other recording, in seconds
 * @param queryStartSeconds where the passage starts in the questioned recording
 * @param queryEndSeconds where it ends there
 * @param matchStartSeconds where the passage starts in the other recording
 * @param matchEndSeconds where it ends there
 * @param speed how many times as fast the questioned recording plays the other's sound, pitch included; above 0
 * @param tempo the same for tempo alone, pitch kept
 * @param pitch the same for pitch alone, tempo kept
 * @param score the strength of the match on the scale that {@link SearchScope#scoreScale} names
 * @param expectedFalseMatches how many matches this strong are expected by chance in a search of this size, at least 0
 * @param sentence the match in words
 * @param findingIds the findings behind it
 */
public record Match(
        String recording,
        String sha256,
        double recordingDurationSeconds,
        double queryStartSeconds,
        double queryEndSeconds,
        double matchStartSeconds,
        double matchEndSeconds,
        double speed,
        double tempo,
        double pitch,
        double score,
        double expectedFalseMatches,
        String sentence,
        List<String> findingIds) {
    public Match {
        recording = Expect.label("match recording", recording);
        sha256 = Expect.sha256("match sha256", sha256);
        Expect.range("match recording_duration_s", 0, recordingDurationSeconds);
        Expect.range("match query", queryStartSeconds, queryEndSeconds);
        Expect.range("match range", matchStartSeconds, matchEndSeconds);
        Expect.between("match speed", speed, Double.MIN_VALUE, 1_000);
        Expect.between("match tempo", tempo, Double.MIN_VALUE, 1_000);
        Expect.between("match pitch", pitch, Double.MIN_VALUE, 1_000);
        Expect.finite("match score", score);
        Expect.between("match expected_false_matches", expectedFalseMatches, 0, Double.MAX_VALUE);
        sentence = Expect.text("match sentence", sentence);
        findingIds = Expect.identifiers("match finding_ids", findingIds, 100);
    }
}
