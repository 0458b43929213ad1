package org.earwitness.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.earwitness.compare.PauseParts.Kind;
import org.earwitness.sample.MonoSource;

/**
 * Finds edits inside pauses, in passages that seem to be the same: where the room went on in both recordings, their waveforms agree
 * even in pauses, if nothing took that away.
 *
 * <p>A run of frames whose waveforms have nothing in common is an edit only if frames as loud as it agree elsewhere in these two
 * recordings, nearly always: those as loud in A and those as loud in B, if the pause was exchanged for another; those as loud in
 * the one that goes on, if the other is more silent than it ever is. So added noise is not told, since then the recording
 * without it has many pauses as loud that do not agree; nor a codec or a gate that silences pauses, since then there are many
 * like it; nor something that rattles in one recording, since it is louder than it is elsewhere where the other is so quiet.
 *
 * <p>Where waveforms tell nothing, {@link Mutes} are told by loudness alone.
 */
final class PauseEdits {
    /** There may be so many runs, and one more in so many seconds. */
    private static final int FEW = 3;

    private static final double SECONDS_EACH = 20;
    /** In how many of the two recordings there may be sound above the floors: where one is silent, where both go on, in a pause. */
    private static final double MOST_SOUNDING = 1.3;

    private static final double MOST_SOUNDING_REPLACED = 0.9;
    private static final double PAUSE_SOUNDING = 0.5;
    /** By so much a pause may be louder than any other is. */
    private static final double LOUDER_DECIBELS = 6;

    private static final double SILENT_DECIBELS = 6;

    /** Less than a step of 16 bits: no room is that quiet, but a mute is, and what codecs make of it. */
    private static final double DIGITAL_DECIBELS = -94;

    /** A step of 16 bits: codecs leave it out, or add as much, and their waveforms of it agree here and there. */
    private static final double FAINT_DECIBELS = -84;
    /** GSM makes more of it, but at most this, but for one frame in ten. */
    private static final double LEAST_SOUND_DECIBELS = -74;

    private static final double LOUD_SHARE = 0.9;
    /** Where it is not known where it begins and ends: it goes on sounding for some frames after speech. */
    private static final double USUAL_SHARE = 0.5;

    private static final double LEAST_SECONDS = 0.1;

    private final MonoSource a;
    private final MonoSource b;
    private final ByRate<FineLikeness> fine;
    private final SoundLikeness likeness;
    private final Boundaries boundaries;

    PauseEdits(MonoSource a, MonoSource b, ByRate<FineLikeness> fine, SoundLikeness likeness) {
        this.a = a;
        this.b = b;
        this.likeness = likeness;
        this.fine = fine;
        boundaries = new Boundaries(fine);
    }

    /** The regions, those that are the same parted where there are edits in pauses. */
    List<Region> told(List<Region> regions) throws IOException {
        var passages = new ArrayList<PausePassage>();
        for (Region region : regions) {
            if (region instanceof Region.Same same) {
                passages.add(new PausePassage(
                        same, a, b, fine.of(PauseParts.line(same)).phases(), likeness));
            }
        }
        var told = new ArrayList<Region>();
        for (Region region : regions) {
            told.addAll(
                    switch (region) {
                        case Region.Undetermined pause -> regions.size() > 1 ? told(pause) : List.of(pause);
                        case Region.SilencedA silenced -> List.of(told(silenced, passages));
                        case Region.SilencedB silenced -> List.of(told(silenced, passages));
                        default -> List.of(region);
                    });
        }
        List<PauseParts.Edit> edits = byWaveform(passages.stream()
                .filter(passage -> passage.same().map().basis() == TimeMap.Basis.WAVEFORM)
                .toList());
        Mutes.of(passages).stream()
                .filter(mute -> edits.stream().noneMatch(edit -> edit.run().overlaps(mute.run())))
                .toList()
                .forEach(edits::add);
        edits.sort(Comparator.comparingDouble(edit -> edit.run().startSeconds()));
        return edits.isEmpty() ? told : new PauseParts(boundaries, edits).of(told);
    }

    /**
     * Silenced by levels over the floors: undetermined where the other has hardly anything either, or noise, as it has where this one is
     * silent elsewhere.
     */
    private Region told(Region silenced, List<PausePassage> passages) throws IOException {
        boolean isA = silenced instanceof Region.SilencedA;
        Stretch where = isA ? silenced.b() : silenced.a();
        double share = Regions.isVague(where) ? USUAL_SHARE : LOUD_SHARE;
        double loud = PausePassage.level(
                isA ? b : a, where.start().seconds(), where.end().seconds(), share);
        Region.Side side = isA ? Region.Side.A : Region.Side.B;
        boolean isPause = fine.first().isNoisy(isA ? Region.Side.B : Region.Side.A)
                && new NoisyPauses(passages, side).isLikely(isA ? a : b, isA ? silenced.a() : silenced.b());
        return loud < LEAST_SOUND_DECIBELS || isPause
                ? new Region.Undetermined(silenced.a(), silenced.b(), Region.Reason.NEITHER_LIKE_NOR_UNLIKE)
                : silenced;
    }

    /**
     * What differs in a pause, found as such before: silenced, if one recording has nothing there and the other clearly something; if one
     * has more of it than the other, replaced where it is known that it is another pause, else only in that one.
     */
    private List<Region> told(Region.Undetermined pause) throws IOException {
        double shorter = Math.min(pause.a().seconds(), pause.b().seconds());
        if (pause.reason() != Region.Reason.NOTHING_TO_TELL_BY || shorter == 0) {
            return List.of(pause);
        }
        double inA = level(a, pause.a());
        double inB = level(b, pause.b());
        if (Math.max(pause.a().seconds(), pause.b().seconds()) - shorter >= Layout.MEETING_SECONDS) {
            boolean isOther =
                    !isFaint(Math.max(inA, inB)) && !(Regions.isVague(pause.a()) && Regions.isVague(pause.b()));
            return isOther ? List.of(new Region.Replaced(pause.a(), pause.b())) : UnequalPauses.of(pause);
        }
        if (shorter >= LEAST_SECONDS && isDigital(inA) && inB > FAINT_DECIBELS) {
            return List.of(new Region.SilencedA(pause.a(), pause.b()));
        }
        return shorter >= LEAST_SECONDS && isDigital(inB) && inA > FAINT_DECIBELS
                ? List.of(new Region.SilencedB(pause.a(), pause.b()))
                : List.of(pause);
    }

    private static double level(MonoSource sound, Stretch stretch) throws IOException {
        return PausePassage.level(
                sound, stretch.start().seconds(), stretch.end().seconds(), 0.5);
    }

    private static List<PauseParts.Edit> byWaveform(List<PausePassage> passages) {
        List<PauseRun> runs = passages.stream()
                .flatMap(passage -> PauseRun.of(passage).stream())
                .toList();
        var edits = new ArrayList<PauseParts.Edit>();
        int frames = passages.stream().mapToInt(PausePassage::frames).sum();
        if (runs.isEmpty() || runs.size() > FEW + frames * PausePassage.FRAME_SECONDS / SECONDS_EACH) {
            return edits;
        }
        List<IntPredicate> usual =
                passages.stream().map(passage -> usual(passage, runs)).toList();
        int unexplained = 0;
        for (PauseRun run : runs) {
            if (run.isBesideTheSame()) {
                Optional<Kind> kind = kind(run, passages, usual);
                kind.ifPresent(found -> edits.add(new PauseParts.Edit(run, found, Optional.empty())));
                unexplained += kind.isEmpty() ? 1 : 0;
            }
        }
        return unexplained > edits.size() ? new ArrayList<>() : edits;
    }

    /** Frames of a passage that lie in no run, nor near one. */
    private static IntPredicate usual(PausePassage passage, List<PauseRun> runs) {
        boolean[] usual = new boolean[passage.frames()];
        List<PauseRun> own =
                runs.stream().filter(run -> run.passage() == passage).toList();
        for (int i = 0; i < usual.length; i++) {
            int frame = i;
            usual[i] = own.stream().noneMatch(run -> run.isNear(frame));
        }
        return frame -> usual[frame];
    }

    /** What a run is; empty where that cannot be told. */
    private static Optional<Kind> kind(PauseRun run, List<PausePassage> passages, List<IntPredicate> usual) {
        double sounding = run.sounding();
        double aLevel = run.level(Region.Side.A);
        double bLevel = run.level(Region.Side.B);
        if (sounding > MOST_SOUNDING || isFaint(Math.max(aLevel, bLevel))) {
            return Optional.empty();
        }
        UsualPauses likeA = new UsualPauses(run, Region.Side.A, passages, usual);
        UsualPauses likeB = new UsualPauses(run, Region.Side.B, passages, usual);
        boolean aTells = likeA.tells(run.score());
        boolean bTells = likeB.tells(run.score());
        double margin = sounding < PAUSE_SOUNDING ? LOUDER_DECIBELS : 0;
        boolean louder = likeA.isLouder(bLevel, margin) || likeB.isLouder(aLevel, margin);
        boolean aSilent = likeB.isMoreSilent(aLevel, SILENT_DECIBELS);
        boolean bSilent = likeA.isMoreSilent(bLevel, SILENT_DECIBELS);
        if (aTells && bTells) {
            boolean other = !louder && sounding < MOST_SOUNDING_REPLACED;
            Kind kind = aSilent == bSilent ? Kind.REPLACED : aSilent ? Kind.SILENCED_A : Kind.SILENCED_B;
            return other ? Optional.of(kind) : Optional.empty();
        }
        if (bTells && aSilent && isDigital(aLevel) && likeA.isUnheardOf()) {
            return Optional.of(Kind.SILENCED_A);
        }
        return aTells && bSilent && isDigital(bLevel) && likeB.isUnheardOf()
                ? Optional.of(Kind.SILENCED_B)
                : Optional.empty();
    }

    /** Whether there is next to nothing at such a level. */
    static boolean isFaint(double decibels) {
        return decibels < FAINT_DECIBELS;
    }

    /** Whether there is nothing at such a level that 16 bits could hold. */
    private static boolean isDigital(double decibels) {
        return decibels < DIGITAL_DECIBELS;
    }
}
