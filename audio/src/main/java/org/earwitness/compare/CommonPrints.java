package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.Query;
import org.earwitness.fingerprint.SoundLength;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * Tells which recordings have no fingerprint in common with one, so that they need not be compared with it. Each is fingerprinted
 * once, and one search goes through the prints of all others together: nearly all that a search costs is making the prints of the
 * one at every speed and pitch.
 *
 * <p>A recording that has little sound is never told of: fingerprints would miss what it has.
 */
final class CommonPrints {
    /** A search costs about as much as three comparisons of recordings that have nothing in common. */
    private static final int FEWEST_OTHERS = 4;

    private static final double LEAST_SOUND_SECONDS = 10;
    private static final double LEAST_SOUND_SHARE = 0.2;
    private static final int RATE = 16_000;
    private static final int BLOCK = 1 << 15;
    private static final long LEAST_PART = 120L * RATE;
    /** Parts that are searched side by side share this much, so that nothing is lost where they meet. */
    private static final long OVERLAP = 12L * RATE;

    private final List<? extends MonoSource> sounds;
    private final Workers workers;
    /** Those taken so far; empty where there is too little sound. */
    private final Map<Integer, Optional<IndexSegment>> prints = new HashMap<>();

    CommonPrints(List<? extends MonoSource> sounds, Workers workers) {
        this.sounds = List.copyOf(sounds);
        this.workers = workers;
    }

    /**
     * Those of some others that have no fingerprint in common with a recording.
     *
     * @param others numbers of other recordings
     * @return none where there are too few for a search to pay
     * @throws IOException where the sound cannot be read: a failure of this machine
     */
    Set<Integer> strangers(int recording, List<Integer> others) throws IOException {
        if (others.size() < FEWEST_OTHERS) {
            return Set.of();
        }
        var all = new ArrayList<>(others);
        all.add(recording);
        takePrints(all);
        var parts = new ArrayList<CopySearch.Part>();
        var searched = new HashSet<Integer>();
        for (int other : others) {
            prints(other).ifPresent(segment -> {
                parts.add(CopySearch.Part.whole(segment));
                searched.add(other);
            });
        }
        if (prints(recording).isEmpty()) {
            return Set.of();
        }
        CopySearch search = new CopySearch(parts);
        long samples = sounds.get(recording).samples();
        long step = Math.max(LEAST_PART, (samples + workers.count() - 1) / workers.count());
        var jobs = new ArrayList<Callable<List<Match>>>();
        for (long first = 0; first < samples; first += step) {
            long start = Math.max(0, first - OVERLAP);
            long end = Math.min(samples, first + step);
            jobs.add(() -> found(search, sounds.get(recording), start, end));
        }
        for (List<Match> matches : workers.run(jobs)) {
            matches.forEach(match -> searched.remove(Integer.valueOf(match.recordingId())));
        }
        return searched;
    }

    private static List<Match> found(CopySearch search, MonoSource sound, long start, long end) throws IOException {
        Query query = search.query(CopySearch.Effort.THOROUGH);
        give(sound, start, end, query);
        return query.matches();
    }

    private Optional<IndexSegment> prints(int recording) {
        return prints.getOrDefault(recording, Optional.empty());
    }

    private void takePrints(List<Integer> recordings) throws IOException {
        List<Integer> missing = recordings.stream()
                .filter(recording -> !prints.containsKey(recording))
                .toList();
        var jobs = new ArrayList<Callable<Optional<IndexSegment>>>();
        for (int recording : missing) {
            jobs.add(() -> printsOf(recording));
        }
        List<Optional<IndexSegment>> made = workers.run(jobs);
        for (int i = 0; i < missing.size(); i++) {
            prints.put(missing.get(i), made.get(i));
        }
    }

    /** Empty where there is too little sound. */
    private Optional<IndexSegment> printsOf(int recording) throws IOException {
        MonoSource sound = sounds.get(recording);
        PrintExtractor extractor = new PrintExtractor();
        SoundLength length = new SoundLength();
        give(sound, 0, sound.samples(), extractor, length);
        double all = (double) sound.samples() / RATE;
        return length.seconds() < Math.max(LEAST_SOUND_SECONDS, LEAST_SOUND_SHARE * all)
                ? Optional.empty()
                : Optional.of(IndexSegment.of(
                        List.of(new IndexSegment.Entry(Integer.toString(recording), extractor.fingerprint()))));
    }

    private static void give(MonoSource sound, long start, long end, SampleSink... sinks) throws IOException {
        for (SampleSink sink : sinks) {
            sink.begin(MonoView.FORMAT);
        }
        float[] block = new float[BLOCK];
        for (long first = start; first < end; first += BLOCK) {
            int count = (int) Math.min(BLOCK, end - first);
            sound.read(first, block, count);
            for (SampleSink sink : sinks) {
                sink.accept(block, count);
            }
        }
        for (SampleSink sink : sinks) {
            sink.end();
        }
    }
}
