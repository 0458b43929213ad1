package org.earwitness.fingerprint;

/**
 * Lays a stretch of the query on a stretch of the collection: makes line and pitch exact, and finds how far the common part
 * reaches.
 */
final class Alignment {
    private static final int NEAR_FRAMES = 32;
    private static final int WIDE_FRAMES = 94;
    private static final int ECHO_FRAMES = 62;
    private static final double PITCH_STEP = 1.015;
    private static final int PITCH_STEPS = 4;
    private static final int ROUNDS = 3;
    /** Pieces of a second that correct the line. */
    private static final int PIECE_FRAMES = 64;

    private static final int PIECE_HOP = 24;
    private static final int PIECE_SHIFT = 5;
    private static final double LEAST_PIECE_SHARE = 0.1;
    private static final double LARGEST_CORRECTION = 0.05;
    private static final int LEAST_FRAMES = 32;
    /** What the common part must agree by at its ends. */
    private static final double LEAST_COMMON_SHARE = 0.08;

    private static final double COMMON_SHARE = 0.3;
    private static final double SIMPLE_SHARE = 0.85;
    private static final double CENTRE_SECONDS = FrequencyBands.TRANSFORM / 2 / 16_000.0;

    /** Rows for a frame in proportion to those of a change that is taken back exactly. */
    private static final double[] DITHERS = {0.987, 1.013};

    private static final double LEAST_POLISHED_SECONDS = 7;

    /** What was done to the sound, by the line. */
    enum Kind {
        UNCHANGED,
        SPEED,
        TEMPO,
        PITCH,
        BOTH
    }

    private final QueryWindow window;
    private final CopySearch.Part part;
    private final int stream;
    private Line line;
    private double pitch;
    /** The common part in frames of the segment, both ends included. */
    private int from;

    private int to;
    private double fit;
    private Kind kind = Kind.BOTH;
    private double strain;
    private double expected;
    private double newSeconds;

    Alignment(QueryWindow window, Candidate candidate) {
        this.window = window;
        this.part = candidate.part();
        this.stream = candidate.stream();
        IndexSegment segment = part.segment();
        this.line = new Line(
                candidate.variant(),
                segment,
                segment.firstFrame(stream),
                segment.endFrame(stream),
                candidate.row(),
                candidate.frame(),
                1);
        this.pitch = candidate.variant().change().pitch();
    }

    /** A first look: the best offset and slope nearby for the supposed pitch. */
    void settle() {
        shiftWithin(NEAR_FRAMES, 4);
        slopeWithin(NEAR_FRAMES * 2, 0.025, 3);
        slopeWithin(WIDE_FRAMES, 0.01, 2);
        shiftWithin(WIDE_FRAMES, 3);
        int frame = (int) line.frame();
        fit = line.agreement(frame - WIDE_FRAMES, frame + WIDE_FRAMES).significance();
    }

    /** Grows with the probability that this is no chance: agreement in units of what chance gives. */
    double fit() {
        return fit;
    }

    /** Makes pitch, line and ends exact; false where too little is common. */
    boolean refine() {
        from = (int) line.frame() - WIDE_FRAMES;
        to = (int) line.frame() + WIDE_FRAMES;
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
        double seconds = seconds();
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
        return frames() >= LEAST_FRAMES;
    }

    private static double square(double x) {
        return x * x;
    }

    /** Moves the line to a speed and pitch and keeps it there if it fits nearly as well. */
    private boolean simplified(double speed, double newPitch) {
        double before = agreement().sum();
        Line oldLine = line;
        double oldPitch = pitch;
        int oldFrom = from;
        int oldTo = to;
        double middle = (from + to) / 2.0;
        QueryVariant variant = line.variant();
        line = line.through(line.rowAt(middle), middle, speed * variant.change().time())
                .of(onGrid(variant, newPitch));
        pitch = newPitch;
        shiftOver(from, to, 2);
        boolean fits = extend() && agreement().sum() > SIMPLE_SHARE * before;
        if (!fits) {
            line = oldLine;
            pitch = oldPitch;
            from = oldFrom;
            to = oldTo;
        }
        return fits;
    }

    private void shiftWithin(int half, int rows) {
        int frame = (int) line.frame();
        shiftOver(frame - half, frame + half, rows);
    }

    private void shiftOver(int first, int last, int rows) {
        double most = Double.NEGATIVE_INFINITY;
        Line best = line;
        for (int shift = -rows; shift <= rows; shift++) {
            Line moved = line.movedBy(shift);
            double sum = moved.agreement(first, last).sum();
            if (sum > most) {
                most = sum;
                best = moved;
            }
        }
        line = best;
    }

    private void slopeWithin(int half, double step, int steps) {
        int frame = (int) line.frame();
        double most = Double.NEGATIVE_INFINITY;
        Line best = line;
        for (int i = -steps; i <= steps; i++) {
            Line tilted = line.through(line.row(), line.frame(), line.slope() * (1 + i * step));
            double sum = tilted.agreement(frame - half, frame + half).sum();
            if (sum > most) {
                most = sum;
                best = tilted;
            }
        }
        line = best;
    }

    /** Climbs to the best pitch in steps of 1.5 %, and between them by a parabola. */
    private void tunePitch() {
        double centre = share();
        QueryVariant lower = stepped(line.variant(), 1 / PITCH_STEP);
        QueryVariant upper = stepped(line.variant(), PITCH_STEP);
        double below = share(lower);
        double above = share(upper);
        for (int i = 0; i < PITCH_STEPS && Math.max(below, above) > centre; i++) {
            if (above > below) {
                line = line.of(upper);
                upper = stepped(upper, PITCH_STEP);
                below = centre;
                centre = above;
                above = share(upper);
            } else {
                line = line.of(lower);
                lower = stepped(lower, 1 / PITCH_STEP);
                above = centre;
                centre = below;
                below = share(lower);
            }
        }
        double bend = below - 2 * centre + above;
        double peak = bend < 0 ? Math.clamp(0.5 * (below - above) / bend, -0.5, 0.5) : 0;
        pitch = line.variant().change().pitch() * Math.pow(PITCH_STEP, peak);
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
        return line.of(of).agreement(from, to).share();
    }

    private Line.Agreement agreement() {
        return line.agreement(from, to);
    }

    /** The stretch of the line whose frames speak most for a common origin; false where there is none. */
    private boolean extend() {
        QueryVariant variant = line.variant();
        double level = Math.max(LEAST_COMMON_SHARE, share() * COMMON_SHARE);
        int first = (int) Math.ceil(Math.max(line.streamStart(), line.frameAt(0)));
        int last = (int) Math.floor(Math.min(line.streamEnd() - 1.0, line.frameAt(variant.rows() - 1.0)));
        double sum = 0;
        double best = 0;
        int start = first;
        from = 0;
        to = -1;
        for (int f = first; f <= last; f++) {
            int r = line.nearestRow(f);
            sum += variant.agreement(r, line.segment().print(f)) - level * variant.weight(r);
            if (sum <= 0) {
                sum = 0;
                start = f + 1;
            } else if (sum > best) {
                best = sum;
                from = start;
                to = f;
            }
        }
        return to - from >= LEAST_FRAMES;
    }

    /** Measures where pieces of a second each fit best, and moves the line through these places by weighted least squares. */
    private void fitLine() {
        double weights = 0;
        double frames = 0;
        double shifts = 0;
        double squares = 0;
        double products = 0;
        double middle = (from + to) / 2.0;
        for (int start = from; start == from || start + PIECE_FRAMES - 1 <= to; start += PIECE_HOP) {
            int last = Math.min(to, start + PIECE_FRAMES - 1);
            Line.Offset offset = line.bestOffset(start, last, PIECE_SHIFT);
            if (offset.atLimit() || offset.sum() < LEAST_PIECE_SHARE * offset.weight()) {
                continue;
            }
            double trust = offset.sum() * offset.sum();
            double place = (start + last) / 2.0 - middle;
            weights += trust;
            frames += trust * place;
            shifts += trust * offset.rows();
            squares += trust * place * place;
            products += trust * place * offset.rows();
        }
        if (weights == 0) {
            return;
        }
        double variance = squares - frames * frames / weights;
        double tilt =
                to - from > 1.5 * PIECE_FRAMES && variance > 0 ? (products - frames * shifts / weights) / variance : 0;
        double shiftAtMiddle = shifts / weights - tilt * frames / weights;
        double rowsPerFrame = QueryVariant.STEP / line.slope() + tilt;
        double corrected = QueryVariant.STEP / rowsPerFrame;
        if (Math.abs(corrected / line.slope() - 1) < LARGEST_CORRECTION) {
            line = line.through(line.rowAt(middle) + shiftAtMiddle, middle, corrected);
        }
    }

    /**
     * Measures a changed playing speed more exactly: by prints of the query from which it is taken back nearly, once a little less
     * and once a little more, so that the rows of the query lie at all distances from the frames. Of short sound the pitch tells
     * the speed as well.
     */
    void polish() {
        if (kind != Kind.SPEED || seconds() < LEAST_POLISHED_SECONDS) {
            return;
        }
        Line supposed = line;
        double time = 1 / speed();
        double sum = 0;
        for (double dither : DITHERS) {
            QueryVariant near = window.variant(new QueryVariant.Change(pitch, time * dither));
            double rows = supposed.variant().rowSeconds() / near.rowSeconds();
            line = supposed.of(near).through(supposed.row() * rows, supposed.frame(), dither);
            fitLine();
            fitLine();
            sum += speed() / DITHERS.length;
        }
        double middle = (from + to) / 2.0;
        line = line.through(
                line.rowAt(middle), middle, sum * line.variant().change().time());
        pitch = speed();
    }

    /** What speaks for and against a common origin. */
    LineEvidence evidence() {
        return new LineEvidence(line, from, to, kind, strain);
    }

    /** Computes how many such alignments chance and likeness would give, all places and changes counted that were compared. */
    double judge(CopySearch search, int changes) {
        LineEvidence evidence = evidence();
        newSeconds = evidence.newSeconds();
        expected = evidence.expected(search, changes);
        return expected;
    }

    /** Seconds of the common part after which it repeats itself, or its whole length; known once it is judged. */
    double newSeconds() {
        return newSeconds;
    }

    double expected() {
        return expected;
    }

    /** Of the trusted bits those that agree, less those that do not, 0 to 1. */
    double share() {
        return agreement().share();
    }

    int stream() {
        return stream;
    }

    CopySearch.Part part() {
        return part;
    }

    private int frames() {
        return to - from + 1;
    }

    /** Length of the common part in the match. */
    double seconds() {
        return frames() * Fingerprint.FRAME_SECONDS;
    }

    /** Durations of the match divided by those of the query. */
    double speed() {
        return line.slope() / line.variant().change().time();
    }

    double pitch() {
        return pitch;
    }

    /** Seconds after the window's start. */
    double queryStart() {
        return line.rowAt(from) * line.variant().rowSeconds() + CENTRE_SECONDS;
    }

    double queryEnd() {
        return line.rowAt(to) * line.variant().rowSeconds() + CENTRE_SECONDS;
    }

    double matchStart() {
        return (from - line.streamStart()) * Fingerprint.FRAME_SECONDS + CENTRE_SECONDS;
    }

    double matchEnd() {
        return (to - line.streamStart()) * Fingerprint.FRAME_SECONDS + CENTRE_SECONDS;
    }

    /** Whether the duration was changed otherwise than by the playing speed. */
    boolean isAtOtherTempo() {
        return kind == Kind.TEMPO || kind == Kind.BOTH;
    }

    /** Whether another line is a worse or slightly shifted likeness of the same sound. */
    boolean outshines(Alignment other) {
        double middle = (other.from + other.to) / 2.0;
        double queryRow = other.line.rowAt(middle) * rowsTo(other.line.variant());
        return other.part == part
                && other.stream == stream
                && queryRow >= line.rowAt(from)
                && queryRow <= line.rowAt(to)
                && Math.abs(line.frameAt(queryRow) - middle) < ECHO_FRAMES
                && agreement().sum() > other.agreement().sum();
    }

    /** Rows of this line's variant to a row of another. */
    private double rowsTo(QueryVariant other) {
        return other.rowSeconds() / line.variant().rowSeconds();
    }

    /** Whether the other line's middle lies on this one. */
    boolean explains(Alignment other) {
        return explains(other.part, other.stream, other.line.row() * rowsTo(other.line.variant()), other.line.frame());
    }

    /** Whether a place of the query and one of the segment lie on this line. */
    boolean explains(Candidate candidate) {
        return explains(
                candidate.part(), candidate.stream(), candidate.row() * rowsTo(candidate.variant()), candidate.frame());
    }

    private boolean explains(CopySearch.Part anyPart, int anyStream, double row, double frame) {
        return anyPart == part
                && anyStream == stream
                && frame >= from - NEAR_FRAMES
                && frame <= to + NEAR_FRAMES
                && Math.abs(line.frameAt(row) - frame) < NEAR_FRAMES;
    }
}
