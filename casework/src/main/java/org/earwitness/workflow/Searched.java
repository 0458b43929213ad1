package org.earwitness.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.earwitness.digest.Sha256;

/**
 * A collection after it was searched.
 *
 * @param recordings the files that were searched, each once, in the order of their names
 * @param unreadable files that could not be
 * @param inPart audio streams that could not be, of files of which others were
 * @param answer what was found
 */
record Searched(
        List<CollectionRecording> recordings,
        List<VerifyRecording.Unreadable> unreadable,
        List<VerifyRecording.Unreadable> inPart,
        SearchCopies.Answer answer) {
    /** Of a verification for which no collection was named. */
    static final Searched NOTHING = new Searched(List.of(), List.of(), List.of(), SearchCopies.Answer.NONE);

    Searched {
        recordings = List.copyOf(recordings);
        unreadable = List.copyOf(unreadable);
        inPart = List.copyOf(inPart);
    }

    /** What of the collection was not searched: files, and then single audio streams. */
    List<VerifyRecording.Unreadable> notSearched() {
        return Stream.concat(unreadable.stream(), inPart.stream()).toList();
    }

    /** Number of files of which some audio streams were not searched. */
    int filesInPart() {
        return (int)
                inPart.stream().map(VerifyRecording.Unreadable::file).distinct().count();
    }

    /**
     * The file in which a passage was found.
     *
     * @throws IllegalArgumentException if it was found in an index
     */
    CollectionRecording recording(Found found) {
        return recordings.stream()
                .filter(recording ->
                        recording.sha256().hex().equals(found.label().sha256()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a passage of a file that was searched, found one of " + found.label()));
    }

    /** Every passage, in the order of the recordings' names and of time. */
    List<Found> found() {
        return answer.found().stream()
                .sorted(Comparator.comparing(found -> found.label().name()))
                .toList();
    }

    /** How many recordings share sound with the questioned one. */
    int matched() {
        return (int) answer.found().stream()
                .map(found -> found.label().sha256())
                .distinct()
                .count();
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
