package org.earwitness.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Match;

/**
 * A collection after it was searched.
 *
 * @param recordings the recordings that were searched, each once
 * @param unreadable files that could not be
 * @param answer what was found; a match names its recording by the position in {@code recordings}
 */
record Searched(
        List<CollectionRecording> recordings, List<CollectionRecording> unreadable, SearchCopies.Answer answer) {
    /** Of a verification for which no collection was named. */
    static final Searched NOTHING = new Searched(List.of(), List.of(), SearchCopies.Answer.NONE);

    Searched {
        recordings = List.copyOf(recordings);
        unreadable = List.copyOf(unreadable);
    }

    CollectionRecording recording(Match match) {
        return recordings.get(Integer.parseInt(match.recordingId()));
    }

    /** Every passage, in the order of the recordings and of time. */
    List<Match> matches() {
        return answer.matches().stream()
                .sorted(Comparator.comparingInt(match -> Integer.parseInt(match.recordingId())))
                .toList();
    }

    /** How many recordings share sound with the questioned one. */
    int matched() {
        return (int) matches().stream().map(Match::recordingId).distinct().count();
    }

    /** The list of what was searched: one line of hexadecimal for each recording, in order of the hashes. */
    Sha256 listSha256() {
        StringBuilder list = new StringBuilder();
        sha256s().forEach(hash -> list.append(hash).append('\n'));
        return Sha256.of(list.toString().getBytes(StandardCharsets.US_ASCII));
    }

    List<String> sha256s() {
        return recordings.stream()
                .map(recording -> recording.sha256().hex())
                .sorted()
                .toList();
    }

    double seconds() {
        return recordings.stream().mapToDouble(CollectionRecording::seconds).sum();
    }
}
