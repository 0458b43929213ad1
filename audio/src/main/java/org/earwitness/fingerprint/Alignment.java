package org.earwitness.fingerprint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lays a stretch of the query on a stretch of the collection along a line frame = anchor frame + slope · (row − anchor row) / 2,
 * makes line and pitch exact, and finds how far the common part reaches.
 */
final class Alignment {
    private static final int NEAR_FRAMES = 32;
    private static final int WIDE_FRAMES = 94;
    private static final double PITCH_STEP = 1.015;
    private static final int PITCH_STEPS = 4;
    private static final int CHUNK_FRAMES = 64;
    private static final int CHUNK_HOP = 24;
    private static final int CHUNK_SHIFT = 5;
    private static final double LARGEST_CORRECTION = 0.05;
    private static final int ROUNDS = 3;
    /** What the common part must agree by at its ends. */
    private static final double LEAST_COMMON_SHARE = 0.08;

    private static final double COMMON_SHARE = 0.3;

    private final QueryWindow window;
    private final IndexSegment segment;
    private final CopySearch.Part part;
    private final int stream;
    private final int streamStart;
    private final int streamEnd;
    private QueryVariant variant;
    private double row;
    private double frame;
    private double slope = 1;
    private double pitch;
    /** The common part in frames of the segment, both ends included. */
    private int from;

    private int to;
    private double fit;
    private Kind kind = Kind.BOTH;
    private double deviations;
    /** How far the line had to be moved to be simple, in squares of what may be expected. */
    private double strain;

    private double expected;

    Alignment(QueryWindow window, Candidate candidate) {
        this.window = window;
        this.part = candidate.part();
        this.segment = part.segment();
        this.stream = candidate.stream();
        this.streamStart = segment.firstFrame(stream);
        this.streamEnd = segment.endFrame(stream);
        this.variant = candidate.variant();
        this.row = candidate.row();
        this.frame = candidate.frame();
        this.pitch = variant.change().pitch();
    }

    /** A first look: the best offset and slope nearby for the supposed pitch. */
    void settle() {
        shiftWithin(NEAR_FRAMES, 4);
        slopeWithin(NEAR_FRAMES * 2, 0.025, 3);
        slopeWithin(WIDE_FRAMES, 0.01, 2);
        shiftWithin(WIDE_FRAMES, 3);
        fit = agreement(variant, row, slope, (int) frame - WIDE_FRAMES, (int) frame + WIDE_FRAMES)
                .significance();
    }

    /** Grows with the probability that this is no chance: agreement in units of what chance gives. */
    double fit() {
        return fit;
    }

    /** Makes pitch, line and ends exact. */
    boolean refine() {
        from = (int) frame - WIDE_FRAMES;
        to = (int) frame + WIDE_FRAMES;
        tunePitch();
        for (int round = 0; round < ROUNDS; round++) {
            if (!extend()) {
                return false;
            }
            fitLine();
        }
        tunePitch();
        fitLine();
        return extend() && simplify();
    }

    /**
     * Takes the simplest change that explains the line as well: none, another speed, another tempo or another pitch alone. What
     * is measured over a short time is uncertain, and sound that is merely alike fits best with some odd change of both.
     */
    private boolean simplify() {
        double seconds = frames() * Fingerprint.FRAME_SECONDS;
        double uncertainty = Math.clamp(0.8 / share(), 1, 3);
        double speedError = uncertainty * Math.max(0.003, 0.05 / Math.pow(seconds, 1.5));
        double pitchError = uncertainty * Math.max(0.003, 0.012 / Math.sqrt(seconds));
        double speed = speed();
        double freePitch = pitch;
        double timeStrain = square((speed - 1) / speedError);
        double pitchStrain = square((freePitch - 1) / pitchError);
        if (Math.abs(speed - 1) < speedError && Math.abs(freePitch - 1) < pitchError && simplified(1, 1)) {
            kind = Kind.UNCHANGED;
            strain = timeStrain + pitchStrain;
            return true;
        }
        double byTime = 1 / (speedError * speedError);
        double byPitch = 1 / (pitchError * pitchError);
        double joint = (speed * byTime + freePitch * byPitch) / (byTime + byPitch);
        if (Math.abs(speed / freePitch - 1) < speedError + pitchError && simplified(joint, joint)) {
            kind = Kind.SPEED;
            strain = square((speed / freePitch - 1) / (speedError + pitchError));
            return true;
        }
        if (Math.abs(freePitch - 1) < pitchError && simplified(speed, 1)) {
            kind = Kind.TEMPO;
            strain = pitchStrain;
            return true;
        }
        if (Math.abs(speed - 1) < speedError && simplified(1, freePitch)) {
            kind = Kind.PITCH;
            strain = timeStrain;
            return true;
        }
        kind = Kind.BOTH;
        strain = 1;
        return frames() >= CHUNK_FRAMES / 2;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Moves the line to a speed and pitch and keeps it there if it fits nearly as well. */
    private boolean simplified(double speed, double newPitch) {
        double before = agreement(variant, row, slope, from, to).sum();
        QueryVariant oldVariant = variant;
        double oldRow = row;
        double oldFrame = frame;
        double oldSlope = slope;
        double oldPitch = pitch;
        int oldFrom = from;
        int oldTo = to;
        double middle = (from + to) / 2.0;
        row = rowAt(middle);
        frame = middle;
        slope = speed * variant.change().time();
        variant = onGrid(variant, newPitch);
        pitch = newPitch;
        shiftOver(from, to, 2);
        boolean fits = extend() && agreement(variant, row, slope, from, to).sum() > SIMPLE_SHARE * before;
        if (!fits) {
            variant = oldVariant;
            row = oldRow;
            frame = oldFrame;
            slope = oldSlope;
            pitch = oldPitch;
            from = oldFrom;
            to = oldTo;
        }
        return fits;
    }

    private static final double SIMPLE_SHARE = 0.85;

    /** What was done to the sound, by the line. */
    enum Kind {
        UNCHANGED,
        SPEED,
        TEMPO,
        PITCH,
        BOTH
    }

    Kind kind() {
        return kind;
    }

    private record Agreement(double sum, double weight, double squares, int frames) {
        double share() {
            return weight > 0 ? sum / weight : 0;
        }

        double significance() {
            return squares > 0 ? sum / Math.sqrt(squares) : 0;
        }
    }

    private Agreement agreement(QueryVariant of, double anchorRow, double anySlope, int first, int last) {
        double sum = 0;
        double weight = 0;
        double squares = 0;
        int frames = 0;
        for (int f = Math.max(first, streamStart); f <= Math.min(last, streamEnd - 1); f++) {
            int r = (int) Math.round(anchorRow + (f - frame) * QueryVariant.STEP / anySlope);
            if (r >= 0 && r < of.rows()) {
                sum += of.agreement(r, segment.print(f));
                float own = of.weight(r);
                weight += own;
                squares += own * own;
                frames++;
            }
        }
        return new Agreement(sum, weight, squares, frames);
    }

    private void shiftWithin(int half, int rows) {
        shiftOver((int) frame - half, (int) frame + half, rows);
    }

    private void shiftOver(int first, int last, int rows) {
        double best = Double.NEGATIVE_INFINITY;
        double bestRow = row;
        for (int shift = -rows; shift <= rows; shift++) {
            double sum = agreement(variant, row + shift, slope, first, last).sum();
            if (sum > best) {
                best = sum;
                bestRow = row + shift;
            }
        }
        row = bestRow;
    }

    private void slopeWithin(int half, double step, int steps) {
        double best = Double.NEGATIVE_INFINITY;
        double bestSlope = slope;
        for (int i = -steps; i <= steps; i++) {
            double tried = slope * (1 + i * step);
            double sum = agreement(variant, row, tried, (int) frame - half, (int) frame + half)
                    .sum();
            if (sum > best) {
                best = sum;
                bestSlope = tried;
            }
        }
        slope = bestSlope;
    }

    /** Climbs to the best pitch in steps of 1.5 %, and between them by a parabola. */
    private void tunePitch() {
        double centre = share(variant);
        QueryVariant lower = stepped(variant, 1 / PITCH_STEP);
        QueryVariant upper = stepped(variant, PITCH_STEP);
        double below = share(lower);
        double above = share(upper);
        for (int i = 0; i < PITCH_STEPS && Math.max(below, above) > centre; i++) {
            if (above > below) {
                variant = upper;
                upper = stepped(variant, PITCH_STEP);
                below = centre;
                centre = above;
                above = share(upper);
            } else {
                variant = lower;
                lower = stepped(variant, 1 / PITCH_STEP);
                above = centre;
                centre = below;
                below = share(lower);
            }
        }
        double bend = below - 2 * centre + above;
        double peak = bend < 0 ? Math.clamp(0.5 * (below - above) / bend, -0.5, 0.5) : 0;
        pitch = variant.change().pitch() * Math.pow(PITCH_STEP, peak);
    }

    private QueryVariant stepped(QueryVariant of, double factor) {
        return onGrid(of, of.change().pitch() * factor);
    }

    private QueryVariant onGrid(QueryVariant of, double anyPitch) {
        double steps = Math.rint(Math.log(anyPitch) / Math.log(PITCH_STEP));
        return window.variant(
                new QueryVariant.Change(Math.pow(PITCH_STEP, steps), of.change().time()));
    }

    private double share(QueryVariant of) {
        return agreement(of, row, slope, from, to).share();
    }

    /** The stretch of the line whose frames speak most for a common origin; false where there is none. */
    private boolean extend() {
        double level = Math.max(LEAST_COMMON_SHARE, share(variant) * COMMON_SHARE);
        int first = (int) Math.ceil(Math.max(streamStart, frameAt(0)));
        int last = (int) Math.floor(Math.min(streamEnd - 1.0, frameAt(variant.rows() - 1.0)));
        double sum = 0;
        double best = 0;
        int start = first;
        from = 0;
        to = -1;
        for (int f = first; f <= last; f++) {
            int r = Math.clamp(Math.round(rowAt(f)), 0, variant.rows() - 1);
            sum += variant.agreement(r, segment.print(f)) - level * variant.weight(r);
            if (sum <= 0) {
                sum = 0;
                start = f + 1;
            } else if (sum > best) {
                best = sum;
                from = start;
                to = f;
            }
        }
        return to - from >= CHUNK_FRAMES / 2;
    }

    private double rowAt(double anyFrame) {
        return row + (anyFrame - frame) * QueryVariant.STEP / slope;
    }

    private double frameAt(double anyRow) {
        return frame + (anyRow - row) * slope / QueryVariant.STEP;
    }

    /** Measures where pieces of a second each fit best, and moves the line through these places by weighted least squares. */
    private void fitLine() {
        double weights = 0;
        double frames = 0;
        double shifts = 0;
        double squares = 0;
        double products = 0;
        double[] sums = new double[2 * CHUNK_SHIFT + 1];
        double middle = (from + to) / 2.0;
        for (int start = from; start == from || start + CHUNK_FRAMES - 1 <= to; start += CHUNK_HOP) {
            int last = Math.min(to, start + CHUNK_FRAMES - 1);
            int best = 0;
            double weight = 0;
            for (int s = 0; s < sums.length; s++) {
                Agreement agreement = agreement(variant, row + s - CHUNK_SHIFT, slope, start, last);
                sums[s] = agreement.sum();
                weight = agreement.weight();
                best = sums[s] > sums[best] ? s : best;
            }
            if (best == 0 || best == sums.length - 1 || sums[best] < 0.1 * weight) {
                continue;
            }
            double bend = sums[best - 1] - 2 * sums[best] + sums[best + 1];
            double shift = best - CHUNK_SHIFT + (bend < 0 ? 0.5 * (sums[best - 1] - sums[best + 1]) / bend : 0);
            double trust = sums[best] * sums[best];
            double place = (start + last) / 2.0 - middle;
            weights += trust;
            frames += trust * place;
            shifts += trust * shift;
            squares += trust * place * place;
            products += trust * place * shift;
        }
        if (weights == 0) {
            return;
        }
        double variance = squares - frames * frames / weights;
        double tilt =
                to - from > 1.5 * CHUNK_FRAMES && variance > 0 ? (products - frames * shifts / weights) / variance : 0;
        double shiftAtMiddle = shifts / weights - tilt * frames / weights;
        double rowsPerFrame = QueryVariant.STEP / slope + tilt;
        double corrected = QueryVariant.STEP / rowsPerFrame;
        if (Math.abs(corrected / slope - 1) < LARGEST_CORRECTION) {
            row = rowAt(middle) + shiftAtMiddle;
            frame = middle;
            slope = corrected;
        }
    }

    /**
     * How many standard deviations the agreement of the common part lies above that of the same stretch of the query with other
     * places of the collection.
     */
    double deviations(CopySearch search) {
        int length = to - from + 1;
        Agreement agreement = agreement(variant, row, slope, from, to);
        double usual = USUAL_DISPERSION * Math.sqrt(agreement.squares() + length * SMALLEST_WEIGHT * SMALLEST_WEIGHT);
        double deviation = Math.max(usual, ownDispersion());
        double[] sums = new double[NULL_PLACES];
        int count = 0;
        for (int i = 0; i < NULL_PLACES; i++) {
            @Nullable Place place = place(search, i);
            if (place == null) {
                continue;
            }
            int room = place.part().segment().frames() - length;
            boolean own = place.part() == part && Math.abs(place.frame() - from) < length + NEAR_FRAMES;
            if (room <= 0 || place.frame() > room || own) {
                continue;
            }
            double sum = 0;
            for (int f = from; f <= to; f++) {
                int r = Math.clamp(Math.round(rowAt(f)), 0, variant.rows() - 1);
                sum += variant.agreement(r, place.part().segment().print(place.frame() + f - from));
            }
            sums[count++] = sum;
        }
        deviation = Math.max(deviation, dispersion(Arrays.copyOf(sums, count)));
        return agreement.sum() / deviation;
    }

    /** Root mean square about 0; nothing where there are too few. */
    private static double dispersion(double[] sums) {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return sums.length < LEAST_NULL_PLACES ? 0 : Math.sqrt(squares / sums.length);
    }

    /** Seconds of the common part after which it repeats itself in the collection's recording, or its whole length. */
    double newSeconds() {
        double agreed = agreement(variant, row, slope, from, to).sum();
        for (int shift = SHORTEST_REPEAT; shift <= to - from; shift += REPEAT_STEP) {
            if (Math.max(shifted(shift), shifted(-shift)) > REPEATED_SHARE * agreed) {
                return shift * Fingerprint.FRAME_SECONDS;
            }
        }
        return frames() * Fingerprint.FRAME_SECONDS;
    }

    private double shifted(int shift) {
        double sum = 0;
        for (int f = Math.max(from, streamStart - shift); f <= Math.min(to, streamEnd - 1 - shift); f++) {
            sum += variant.agreement(Math.clamp(Math.round(rowAt(f)), 0, variant.rows() - 1), segment.print(f + shift));
        }
        return sum;
    }

    private static final int SHORTEST_REPEAT = 16;
    private static final int REPEAT_STEP = 2;
    private static final double REPEATED_SHARE = 0.7;

    /** From the median, so that a few places where the recording repeats itself do not count. */
    private double ownDispersion() {
        double[] sums = new double[OWN_PLACES];
        int count = 0;
        for (int i = 0; i < OWN_PLACES; i++) {
            int shift = (i / 2 + 3) * OWN_STEP * (i % 2 == 0 ? 1 : -1);
            if (from + shift >= streamStart && to + shift < streamEnd) {
                sums[count++] = Math.abs(shifted(shift));
            }
        }
        Arrays.sort(sums, 0, count);
        return count < LEAST_NULL_PLACES ? 0 : MEDIAN_TO_DEVIATION * sums[count / 2];
    }

    private static final int OWN_PLACES = 64;
    private static final int OWN_STEP = 11;
    private static final double MEDIAN_TO_DEVIATION = 1.48;
    private static final int LEAST_NULL_PLACES = 16;

    /** Stretches of the query that are placed independently of each other. */
    private static final double TRIALS_PER_FRAME = 4;

    private static final int NULL_PLACES = 128;
    private static final double USUAL_DISPERSION = 0.5;
    private static final double SMALLEST_WEIGHT = 6;
    private static final double GOLDEN = 0.6180339887498949;

    private record Place(CopySearch.Part part, int frame) {}

    /** Places spread evenly over all streams, the same each time. */
    private static @Nullable Place place(CopySearch search, int number) {
        double turn = (number + 1) * GOLDEN;
        long at = (long) ((turn - Math.floor(turn)) * search.frames());
        for (CopySearch.Part part : search.parts()) {
            if (at < part.segment().frames()) {
                return new Place(part, (int) at);
            }
            at -= part.segment().frames();
        }
        return null;
    }

    /** Computes how many such alignments chance would give, all places and changes counted that were compared. */
    double judge(CopySearch search, int changes) {
        deviations = deviations(search);
        expected = ChanceModel.expected(
                new ChanceModel.Evidence(
                        deviations,
                        newSeconds(),
                        share(),
                        jitter() * QueryWindow.HOP_SECONDS * 1000,
                        fullness(),
                        strain,
                        kind != Kind.UNCHANGED,
                        kind == Kind.BOTH),
                search.frames() * Fingerprint.FRAME_SECONDS / 3600,
                (double) search.frames() * changes * TRIALS_PER_FRAME);
        return expected;
    }

    double expected() {
        return expected;
    }

    double deviations() {
        return deviations;
    }

    double share() {
        return share(variant);
    }

    private double fullness() {
        int last = variant.rows() - 1;
        return variant.fullness(
                Math.clamp(Math.round(rowAt(from)), 0, last), Math.clamp(Math.round(rowAt(to)), 0, last));
    }

    /** Weighted root mean square, in rows, of how far half-second pieces of the common part would rather lie off the line. */
    private double jitter() {
        double weights = 0;
        double squares = 0;
        int pieces = 0;
        double[] sums = new double[2 * JITTER_SHIFT + 1];
        int length = (int) Math.round(JITTER_FRAMES * Math.clamp(SURE_SHARE / share(), 1, 4));
        for (int start = from; start == from || start + length - 1 <= to; start += length / 2) {
            int last = Math.min(to, start + length - 1);
            int best = 0;
            for (int s = 0; s < sums.length; s++) {
                sums[s] = agreement(variant, row + s - JITTER_SHIFT, slope, start, last)
                        .sum();
                best = sums[s] > sums[best] ? s : best;
            }
            if (sums[best] <= 0) {
                continue;
            }
            double shift = best - JITTER_SHIFT;
            if (best > 0 && best < sums.length - 1) {
                double bend = sums[best - 1] - 2 * sums[best] + sums[best + 1];
                shift += bend < 0 ? 0.5 * (sums[best - 1] - sums[best + 1]) / bend : 0;
            }
            double weight = sums[best];
            weights += weight;
            squares += weight * shift * shift;
            pieces++;
        }
        return weights == 0 ? JITTER_SHIFT : Math.sqrt(squares / weights);
    }

    private static final int JITTER_FRAMES = 24;
    /** Where less agrees, pieces are longer: 0.4 s are then too few to tell where they fit best. */
    private static final double SURE_SHARE = 0.65;

    private static final int JITTER_SHIFT = 6;

    int stream() {
        return stream;
    }

    CopySearch.Part part() {
        return part;
    }

    int frames() {
        return to - from + 1;
    }

    /** Durations of the match divided by those of the query. */
    double speed() {
        return slope / variant.change().time();
    }

    double pitch() {
        return pitch;
    }

    private static final double CENTRE_SECONDS = FrequencyBands.TRANSFORM / 2 / 16_000.0;

    /** Seconds after the window's start. */
    double queryStart() {
        return rowAt(from) * variant.rowSeconds() + CENTRE_SECONDS;
    }

    double queryEnd() {
        return rowAt(to) * variant.rowSeconds() + CENTRE_SECONDS;
    }

    double matchStart() {
        return (from - streamStart) * Fingerprint.FRAME_SECONDS + CENTRE_SECONDS;
    }

    double matchEnd() {
        return (to - streamStart) * Fingerprint.FRAME_SECONDS + CENTRE_SECONDS;
    }

    /** Whether another line is a worse or slightly shifted likeness of the same sound. */
    boolean outshines(Alignment other) {
        double scale = other.variant.rowSeconds() / variant.rowSeconds();
        double queryRow = other.rowAt((other.from + other.to) / 2.0) * scale;
        return other.part == part
                && other.stream == stream
                && queryRow >= rowAt(from)
                && queryRow <= rowAt(to)
                && Math.abs(frameAt(queryRow) - (other.from + other.to) / 2.0) < ECHO_FRAMES
                && agreed() > other.agreed();
    }

    private double agreed() {
        return agreement(variant, row, slope, from, to).sum();
    }

    private static final int ECHO_FRAMES = 62;

    /** Whether the other line's middle lies on this one. */
    boolean explains(Alignment other) {
        double queryRow = other.row * other.variant.rowSeconds() / variant.rowSeconds();
        return other.part == part
                && other.stream == stream
                && other.frame >= from - NEAR_FRAMES
                && other.frame <= to + NEAR_FRAMES
                && Math.abs(frameAt(queryRow) - other.frame) < NEAR_FRAMES;
    }

    /** Whether a place of the query and one of the segment lie on this line. */
    boolean explains(Candidate candidate) {
        double queryRow = candidate.row() * candidate.variant().rowSeconds() / variant.rowSeconds();
        return candidate.part() == part
                && candidate.stream() == stream
                && candidate.frame() >= from - NEAR_FRAMES
                && candidate.frame() <= to + NEAR_FRAMES
                && Math.abs(frameAt(queryRow) - candidate.frame()) < NEAR_FRAMES;
    }
}
