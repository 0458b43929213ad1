package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fingerprints of a collection, arranged so that a questioned recording is compared with all of them at once.
 *
 * <p>The recordings lie one after the other on a single axis of milliseconds, with room between them. For every key of
 * {@link LandmarkPairs} the index holds the places of the anchors on that axis. Immutable; searches may run in parallel.
 */
public final class FingerprintIndex {
    /** Room between recordings on the common axis: more than a window of the query at any speed takes. */
    static final int ROOM_MILLISECONDS = 7_000;

    private final List<String> ids;
    private final List<Fingerprint> fingerprints;
    private final int[] starts;
    private final int axisLength;
    private final int[] keyStarts;
    private final int[] places;

    private FingerprintIndex(List<String> ids, List<Fingerprint> fingerprints) {
        this.ids = List.copyOf(ids);
        this.fingerprints = List.copyOf(fingerprints);
        this.starts = new int[fingerprints.size()];
        this.axisLength = layOut();
        this.keyStarts = new int[LandmarkPairs.KEYS + 1];
        this.places = arrange();
    }

    /** Collects recordings; the order in which they are added is the order of equally good matches. */
    public static final class Builder {
        private final List<String> ids = new ArrayList<>();
        private final List<Fingerprint> fingerprints = new ArrayList<>();

        /**
         * Adds a recording.
         *
         * @param recordingId what matches will call it
         * @throws IllegalArgumentException if the fingerprint was made by another version of the extractor
         */
        public Builder add(String recordingId, Fingerprint fingerprint) {
            requireVersion(fingerprint);
            ids.add(recordingId);
            fingerprints.add(fingerprint);
            return this;
        }

        public FingerprintIndex build() {
            return new FingerprintIndex(ids, fingerprints);
        }
    }

    private static void requireVersion(Fingerprint fingerprint) {
        if (fingerprint.extractorVersion() != LandmarkExtractor.VERSION) {
            throw new IllegalArgumentException("fingerprint: expected extractor version " + LandmarkExtractor.VERSION
                    + ", found " + fingerprint.extractorVersion() + "; extract it again from the recording");
        }
    }

    private int layOut() {
        long position = ROOM_MILLISECONDS;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = (int) position;
            position += (long) Math.ceil(fingerprints.get(i).durationSeconds() * 1000) + ROOM_MILLISECONDS;
            if (position > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "index: expected at most 590 hours of recordings, found more; " + "divide the collection");
            }
        }
        return (int) position;
    }

    private int[] arrange() {
        for (Fingerprint fingerprint : fingerprints) {
            LandmarkPairs.stored(fingerprint, (key, time) -> keyStarts[key + 1]++);
        }
        for (int key = 0; key < LandmarkPairs.KEYS; key++) {
            keyStarts[key + 1] = Math.addExact(keyStarts[key], keyStarts[key + 1]);
        }
        int[] arranged = new int[keyStarts[LandmarkPairs.KEYS]];
        int[] next = keyStarts.clone();
        for (int i = 0; i < starts.length; i++) {
            int start = starts[i];
            LandmarkPairs.stored(fingerprints.get(i), (key, time) -> arranged[next[key]++] = start + (int) time);
        }
        return arranged;
    }

    /** Number of recordings. */
    public int size() {
        return ids.size();
    }

    /**
     * Every stretch of a questioned recording that is found in a recording of the collection, best first.
     *
     * @throws IllegalArgumentException if the fingerprint was made by another version of the extractor
     */
    public List<Match> search(Fingerprint questioned) {
        requireVersion(questioned);
        return new Search(this, questioned).matches();
    }

    String id(int recording) {
        return ids.get(recording);
    }

    Fingerprint fingerprint(int recording) {
        return fingerprints.get(recording);
    }

    int start(int recording) {
        return starts[recording];
    }

    int axisLength() {
        return axisLength;
    }

    int firstPlace(int key) {
        return keyStarts[key];
    }

    int place(int at) {
        return places[at];
    }

    /** The recording to which a place on the axis belongs; the room before a recording belongs to it. */
    int recordingAt(int position) {
        int found = Arrays.binarySearch(starts, position);
        int before = found >= 0 ? found : -found - 2;
        if (before < 0) {
            return 0;
        }
        double end = starts[before] + fingerprints.get(before).durationSeconds() * 1000;
        return position < end || before + 1 == starts.length ? before : before + 1;
    }
}
