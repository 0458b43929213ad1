package org.earwitness.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.custody.CaseStore;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.report.Clip;
import org.earwitness.report.ListeningPair;
import org.earwitness.report.WavFile;
import org.earwitness.sample.SampleRange;
import org.earwitness.sample.SampleRate;
import org.earwitness.signal.MonoView;

/** Cuts pairs of short clips out of matching passages, to be compared by ear. */
final class CutClips {
    private static final double CLIP_SECONDS = 6;
    private static final int MOST_PAIRS = 10;
    private static final double SHORTEST_SECONDS = 0.5;

    private final Workbench workbench;
    private final CaseStore store;
    private final Progress progress;

    CutClips(Workbench workbench, CaseStore store, Progress progress) {
        this.workbench = workbench;
        this.store = store;
        this.progress = progress;
    }

    private record Cut(Passage passage, SampleRange questioned, SampleRange other) {}

    List<ListeningPair> pairs(
            ExaminedRecording questioned, Map<String, ExaminedRecording> copies, List<Passage> passages)
            throws IOException {
        var cuts = new ArrayList<Cut>();
        for (Passage passage : passages) {
            if (cuts.size() < MOST_PAIRS && passage.querySeconds() >= SHORTEST_SECONDS) {
                cuts.add(cut(passage));
            }
        }
        if (cuts.isEmpty()) {
            return List.of();
        }
        ClipRecorder ours =
                record(questioned, cuts.stream().map(Cut::questioned).toList());
        Map<String, ClipRecorder> theirs = new LinkedHashMap<>();
        var pairs = new ArrayList<ListeningPair>();
        for (int index = 0; index < cuts.size(); index++) {
            Cut cut = cuts.get(index);
            String label = cut.passage().label();
            ExaminedRecording copy = copies.get(label);
            if (copy == null) {
                continue;
            }
            List<Cut> ofCopy = cuts.stream()
                    .filter(other -> other.passage().label().equals(label))
                    .toList();
            if (!theirs.containsKey(label)) {
                theirs.put(label, record(copy, ofCopy.stream().map(Cut::other).toList()));
            }
            float[] here = ours.clip(index);
            float[] there = theirs.get(label).clip(ofCopy.indexOf(cut));
            if (here.length > 0 && there.length > 0) {
                pairs.add(new ListeningPair(
                        questioned.label() + " at "
                                + DescribeCopies.clock(seconds(cut.questioned().start())) + " and " + label + " at "
                                + DescribeCopies.clock(seconds(cut.other().start())),
                        clip(questioned.label(), cut.questioned(), here),
                        clip(label, cut.other(), there)));
            }
        }
        return pairs;
    }

    /** The beginning of the passage in both recordings. */
    private static Cut cut(Passage passage) {
        double length = Math.min(CLIP_SECONDS, passage.querySeconds());
        double otherLength = Math.min(length * passage.match().speed(), Clip.MAXIMUM_SECONDS);
        return new Cut(
                passage,
                range(passage.match().queryStartSeconds(), length),
                range(passage.match().matchStartSeconds(), otherLength));
    }

    private static SampleRange range(double startSeconds, double seconds) {
        long start = SampleRate.SEARCH.samples(startSeconds);
        return new SampleRange(start, start + Math.max(1, SampleRate.SEARCH.samples(seconds)));
    }

    private static double seconds(long samples) {
        return SampleRate.SEARCH.seconds(samples);
    }

    private static Clip clip(String label, SampleRange range, float[] samples) {
        return new Clip(
                label,
                seconds(range.start()),
                seconds(range.start() + samples.length),
                WavFile.encode(SampleRate.SEARCH, samples));
    }

    private ClipRecorder record(ExaminedRecording recording, List<SampleRange> ranges) throws IOException {
        progress.at("cutting clips of " + recording.label(), 0, 0);
        ClipRecorder recorder = new ClipRecorder(ranges);
        DecodeOutcome outcome = workbench
                .decoder()
                .decode(
                        store.original(recording.sha256()).path(),
                        recording.main().ordinal(),
                        new MonoView(recorder));
        if (outcome instanceof DecodeOutcome.Refused refused) {
            throw new IOException("decoding " + recording.label() + " a second time failed: "
                    + refused.refusal().message());
        }
        return recorder;
    }
}
