package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.earwitness.sample.SampleRate;
import org.earwitness.signal.SpooledMono;

/**
 * The mono views of recordings that were decoded for examination, so that they can be compared without decoding them again: 64 kB
 * for each second, in temporary files that are gone when it is closed or the process ends.
 */
final class KeptSounds implements AutoCloseable {
    private final int mostRecordings;
    private final double mostSeconds;
    private final Map<String, SpooledMono> byLabel = new LinkedHashMap<>();
    private double seconds;

    /**
     * @param mostRecordings of which the sound is kept
     * @param mostSeconds after as much sound no further recording is kept
     */
    KeptSounds(int mostRecordings, double mostSeconds) {
        this.mostRecordings = mostRecordings;
        this.mostSeconds = mostSeconds;
    }

    /** A place for the next recording's sound, to be kept or closed by the caller; empty where there is no room for it. */
    Optional<SpooledMono> next() throws IOException {
        return byLabel.size() < mostRecordings && seconds < mostSeconds
                ? Optional.of(new SpooledMono(Path.of(System.getProperty("java.io.tmpdir"))))
                : Optional.empty();
    }

    /** Keeps the sound of a recording. */
    void keep(String label, SpooledMono sound) {
        byLabel.put(label, sound);
        seconds += SampleRate.SEARCH.seconds(sound.samples());
    }

    Optional<SpooledMono> of(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    @Override
    public void close() throws IOException {
        for (SpooledMono sound : byLabel.values()) {
            sound.close();
        }
    }
}
