package org.earwitness.workflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.CompareCopies;
import org.earwitness.compare.CopyFamilies;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measure;
import org.earwitness.report.family.FamilyReport;
import org.earwitness.sample.MonoSource;
import org.earwitness.sample.SampleRate;
import org.earwitness.signal.SpooledMono;

/** Finds out what the recordings of a verification have to do with each other, from the sound that their examination kept. */
final class RelateCopies {
    /** More copies than this are not compared with each other. */
    static final int MOST_COPIES = 40;
    /** Nor are those for which there is no room beside as many hours of sound. */
    private static final int MOST_HOURS = 20;

    private final Progress progress;

    RelateCopies(Progress progress) {
        this.progress = progress;
    }

    /** Keeps the questioned recording and as many copies as are compared, or nothing where there is nothing to compare with. */
    static KeptSounds sounds(boolean withCopies) {
        return new KeptSounds(withCopies ? 1 + MOST_COPIES : 0, MOST_HOURS * 3600.0);
    }

    /** The families; empty where no copy has its sound kept. */
    Optional<FamilyReport> relate(ExaminedRecording questioned, Collection<ExaminedRecording> copies, KeptSounds sounds)
            throws IOException {
        var all = new ArrayList<>(List.of(questioned));
        all.addAll(copies);
        var compared = new ArrayList<FamilyCopy>();
        var sources = new ArrayList<SpooledMono>();
        var leftOut = new ArrayList<String>();
        var problems = new ArrayList<String>();
        for (ExaminedRecording recording : all) {
            Optional<SpooledMono> sound = sounds.of(recording.label());
            if (sound.isEmpty()) {
                leftOut.add(recording.label());
            } else {
                sources.add(sound.get());
                compared.add(copy(recording, sound.get()));
                oneOfSeveral(recording).ifPresent(problems::add);
            }
        }
        if (sources.size() < 2) {
            return Optional.empty();
        }
        if (!leftOut.isEmpty()) {
            problems.add(CopyRelations.joined(leftOut) + (leftOut.size() == 1 ? " was" : " were")
                    + " not compared with the rest: at most " + MOST_COPIES + " copies are, and no more after "
                    + MOST_HOURS + " hours of sound.");
        }
        CopyFamilies families = families(sources, bandHertz(compared), progress, AudioDiff::compare);
        return Optional.of(new FamilyReport(Program.VERSION, compared, families, List.of(), problems));
    }

    /** Up to where the sound of each copy reaches; 0 where that was not measured. */
    static List<Double> bandHertz(List<FamilyCopy> copies) {
        return copies.stream()
                .map(copy -> copy.upperEdge().map(Measure::value).orElse(0.0))
                .toList();
    }

    /** Compares sounds, none of which changes, with each other. */
    static CopyFamilies families(
            List<? extends MonoSource> sounds,
            List<Double> bandHertz,
            Progress progress,
            CompareRecordings.Comparer comparer)
            throws IOException {
        List<Double> seconds = sounds.stream()
                .map(sound -> SampleRate.SEARCH.seconds(sound.samples()))
                .toList();
        progress.at("comparing", 0, Math.max(1, sounds.size() - 1));
        return CopyFamilies.of(
                seconds,
                CompareCopies.compareSounds(
                        sounds,
                        bandHertz,
                        (first, second) -> comparer.compare(sounds.get(first), sounds.get(second)),
                        (done, expected) -> progress.at("comparing", done, expected)));
    }

    private static FamilyCopy copy(ExaminedRecording recording, SpooledMono sound) {
        ExaminedStream stream = recording.main();
        return new DecodeCopy.Facts(recording.facts(), stream.ordinal(), stream.audio(), stream.observations())
                .told(
                        recording.label(),
                        Optional.empty(),
                        List.of(),
                        recording.sha256(),
                        SampleRate.SEARCH.seconds(sound.samples()));
    }

    private static Optional<String> oneOfSeveral(ExaminedRecording recording) {
        int streams = recording.facts().audioStreams().size();
        return streams > 1
                ? Optional.of("Of the " + streams + " audio streams of " + recording.label() + " number "
                        + (recording.main().ordinal() + 1) + " was compared.")
                : Optional.empty();
    }
}
