package org.earwitness.workflow;

import java.util.List;
import org.earwitness.digest.Sha256;

/**
 * What was searched.
 *
 * @param recordings the recordings that could be read
 * @param unreadable those that could not
 * @param matched how many of the former share sound with the questioned recording
 */
record Searched(List<CollectionRecording> recordings, List<CollectionRecording> unreadable, int matched) {
    Searched {
        recordings = List.copyOf(recordings);
        unreadable = List.copyOf(unreadable);
    }

    /** The list of what was searched: one line of hexadecimal for each recording, in order of the hashes. */
    Sha256 listSha256() {
        StringBuilder list = new StringBuilder();
        sha256s().forEach(hash -> list.append(hash).append('\n'));
        return Sha256.of(list.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
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
