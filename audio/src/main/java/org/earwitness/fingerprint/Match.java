package org.earwitness.fingerprint;

/**
 * One stretch of a questioned recording (the query) that was found in a recording of the collection (the match).
 *
 * <p>The line between both is matchTime = matchStart + speed · (queryTime − queryStart).
 *
 * @param recordingId the recording of the collection, as it was named when it was added
 * @param queryStartSeconds where the common part starts in the query
 * @param queryEndSeconds where it ends in the query
 * @param matchStartSeconds where it starts in the match
 * @param matchEndSeconds where it ends in the match
 * @param speed how many times as fast the query plays the match's sound: 1.1 means that 11 s of the match take 10 s
 * @param tempo the part of the speed that leaves the pitch alone: {@code speed / pitch}; 1 for a changed playing speed
 * @param pitch frequencies of the query divided by those of the match
 * @param score share of the trusted bits of the common part that agree, less those that do not, 0 to 1
 * @param expectedFalseMatches how many matches as good as this the search would be expected to find by chance in unrelated
 *     sound, all places and speeds that it looked at counted
 */
public record Match(
        String recordingId,
        double queryStartSeconds,
        double queryEndSeconds,
        double matchStartSeconds,
        double matchEndSeconds,
        double speed,
        double tempo,
        double pitch,
        double score,
        double expectedFalseMatches) {
    public Match {
        boolean ordered = queryStartSeconds >= 0
                && queryEndSeconds > queryStartSeconds
                && matchStartSeconds >= 0
                && matchEndSeconds > matchStartSeconds;
        if (!ordered) {
            throw new IllegalArgumentException("match: expected 0 <= start < end in both recordings, found "
                    + queryStartSeconds + " to " + queryEndSeconds + " and " + matchStartSeconds + " to "
                    + matchEndSeconds);
        }
        if (!(speed > 0 && tempo > 0 && pitch > 0 && score >= 0 && score <= 1 && expectedFalseMatches >= 0)) {
            throw new IllegalArgumentException(
                    "match: expected speed, tempo and pitch above 0, a score from 0 to 1 and "
                            + "at least 0 expected false matches, found " + speed + ", " + tempo + ", " + pitch + ", "
                            + score
                            + " and " + expectedFalseMatches);
        }
    }
}
