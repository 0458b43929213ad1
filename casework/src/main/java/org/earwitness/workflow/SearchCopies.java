package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.Query;
import org.earwitness.fingerprint.SoundLength;
import org.earwitness.fingerprint.archive.Snapshot;
import org.earwitness.fingerprint.archive.StreamLabel;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.Refusal;
import org.earwitness.sample.SampleFan;
import org.earwitness.signal.MonoView;

/** Searches the sound of all audio streams of one recording in the streams of others. */
final class SearchCopies {
    private final Workbench workbench;
    private final Progress progress;

    /**
     * What was found.
     *
     * @param seconds length of the longest audio stream that was searched
     * @param soundSeconds most sound in one audio stream, pauses not counted
     * @param streams number of audio streams that were decoded
     * @param found every passage, in the order of time in the questioned recording, then in the other
     * @param problems audio streams that could not be searched, each with its reason
     */
    record Answer(double seconds, double soundSeconds, int streams, List<Found> found, List<String> problems) {
        /** Of a search that was not asked for. */
        static final Answer NONE = new Answer(0, 0, 0, List.of(), List.of());

        Answer {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }

        /** Whether the recording has too little sound to be looked for, so that nothing found means nothing. */
        boolean isTooShort() {
            return found.isEmpty() && soundSeconds < CopySearch.LEAST_SECONDS;
        }
    }

    SearchCopies(Workbench workbench, Progress progress) {
        this.workbench = workbench;
        this.progress = progress;
    }

    /**
     * Searches parts of one's own together with indexes.
     *
     * @throws org.earwitness.fingerprint.archive.ArchiveException where the search stumbles on damage in an index
     */
    Answer search(Path recording, List<CopySearch.Part> own, List<Snapshot> indexes, CopySearch.Effort effort)
            throws IOException, RecordingUnreadable {
        var parts = new ArrayList<>(own);
        indexes.forEach(index -> parts.addAll(index.parts()));
        try {
            return search(recording, parts, effort);
        } catch (IndexOutOfBoundsException e) {
            for (Snapshot index : indexes) {
                index.requireWhole();
            }
            throw e;
        }
    }

    /**
     * Decodes the recording straight into the search.
     *
     * @param parts what is searched, with the texts of {@link StreamLabel}s for labels; streams of one digest are one recording, of
     *     which the best match stands for all that are about the same passage
     * @throws RecordingUnreadable where no audio stream of the recording can be decoded
     */
    Answer search(Path recording, List<CopySearch.Part> parts, CopySearch.Effort effort)
            throws IOException, RecordingUnreadable {
        MediaFacts facts = ExamineRecording.facts(workbench, recording);
        CopySearch search = new CopySearch(parts);
        long expected = facts.durationSeconds().map(Math::round).orElse(0L);
        var matches = new ArrayList<Match>();
        var refusals = new ArrayList<Refusal>();
        var problems = new ArrayList<String>();
        double seconds = 0;
        double soundSeconds = 0;
        int all = facts.audioStreams().size();
        int streams = Math.min(all, ExamineRecording.MOST_STREAMS);
        for (int stream = 0; stream < streams; stream++) {
            Query query = search.query(effort);
            var counter = new CountSeconds(progress, "searching", expected);
            var sound = new SoundLength();
            var sinks = new SampleFan(List.of(new MonoView(new SampleFan(List.of(query, sound))), counter));
            switch (workbench.decoder().decode(recording, stream, sinks)) {
                case DecodeOutcome.Decoded decoded -> {
                    seconds = Math.max(seconds, decoded.audio().seconds());
                    soundSeconds = Math.max(soundSeconds, sound.seconds());
                    matches.addAll(query.matches());
                    if (query.matches().isEmpty() && sound.seconds() < CopySearch.LEAST_SECONDS) {
                        problems.add("audio stream " + (stream + 1) + ": " + tooShort(sound.seconds()));
                    }
                }
                case DecodeOutcome.Refused refused -> {
                    refusals.add(refused.refusal());
                    problems.add("audio stream " + (stream + 1) + ": "
                            + refused.refusal().message());
                }
            }
        }
        if (refusals.size() == streams) {
            throw new RecordingUnreadable(refusals.getFirst());
        }
        if (all > streams) {
            problems.add("audio streams beyond the first " + ExamineRecording.MOST_STREAMS + " were not searched");
        }
        return new Answer(seconds, soundSeconds, streams - refusals.size(), distinct(matches), problems);
    }

    /** Why a recording is not looked for. */
    static String tooShort(double soundSeconds) {
        return String.format(
                Locale.ROOT,
                "expected at least %.1f s of sound to look for, pauses not counted, found %.2f s",
                CopySearch.LEAST_SECONDS,
                soundSeconds);
    }

    private static List<Found> distinct(List<Match> matches) throws IOException {
        var all = new ArrayList<Found>();
        for (Match match : matches) {
            StreamLabel label = StreamLabel.parse(match.recordingId())
                    .orElseThrow(() -> new IOException("expected a label of the index, found " + match.recordingId()));
            all.add(new Found(label, match));
        }
        all.sort(Comparator.comparingDouble((Found found) -> found.match().expectedFalseMatches())
                .thenComparing(Comparator.comparingDouble(Found::querySeconds).reversed()));
        var kept = new ArrayList<Found>();
        for (Found found : all) {
            if (kept.stream().noneMatch(found::isSameSoundAs)) {
                kept.add(found);
            }
        }
        kept.sort(Comparator.comparingDouble((Found found) -> found.match().queryStartSeconds())
                .thenComparingDouble(found -> found.match().matchStartSeconds()));
        return kept;
    }
}
