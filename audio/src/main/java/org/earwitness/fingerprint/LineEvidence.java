package org.earwitness.fingerprint;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What speaks for and against a common origin of the sounds that a line lays on each other. */
final class LineEvidence {
    private static final int NEAR_FRAMES = 32;
    /** Stretches of the query that are placed independently of each other. */
    private static final double TRIALS_PER_FRAME = 4;

    private static final int NULL_PLACES = 128;
    private static final int LEAST_NULL_PLACES = 16;
    private static final double USUAL_DISPERSION = 0.5;
    private static final double SMALLEST_WEIGHT = 6;
    private static final int OWN_PLACES = 64;
    private static final int OWN_STEP = 11;
    private static final double MEDIAN_TO_DEVIATION = 1.48;
    private static final double GOLDEN = 0.6180339887498949;
    private static final int SHORTEST_REPEAT = 16;
    private static final int REPEAT_STEP = 2;
    private static final double REPEATED_SHARE = 0.7;
    private static final int PIECE_FRAMES = 24;
    private static final int PIECE_SHIFT = 6;
    /** Where less agrees, pieces are longer: 0.4 s are then too few to tell where they fit best. */
    private static final double SURE_SHARE = 0.65;
    /** Mean trust in a row's 32 bits below which a piece says nothing. */
    private static final double LEAST_PIECE_WEIGHT = 3;

    private final Line line;
    private final QueryVariant variant;
    private final int from;
    private final int to;
    private final Alignment.Kind kind;
    private final double strain;
    private final Line.Agreement agreement;
    /** The query's rows at the frames of the common part. */
    private final int[] rows;

    private final double newSeconds;

    /**
     * @param from first frame of the common part, {@code to} the last
     * @param strain how far the line was moved to be simple, in squares of what may be expected
     */
    LineEvidence(Line line, int from, int to, Alignment.Kind kind, double strain) {
        this.line = line;
        this.variant = line.variant();
        this.from = from;
        this.to = to;
        this.kind = kind;
        this.strain = strain;
        this.agreement = line.agreement(from, to);
        this.rows = new int[to - from + 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = line.nearestRow(from + i);
        }
        this.newSeconds = secondsToRepeat();
    }

    /** Of how many such alignments chance and likeness would give. */
    double expected(CopySearch search, int changes) {
        return ChanceModel.expected(
                deviations(search),
                likeness(),
                search.frames() * Fingerprint.FRAME_SECONDS / 3600,
                (double) search.frames() * changes * TRIALS_PER_FRAME);
    }

    /** What tells copies from sound that is merely alike. */
    ChanceModel.Evidence likeness() {
        double[] pieces = pieceShares();
        return new ChanceModel.Evidence(
                newSeconds,
                agreement.share(),
                jitter() * QueryWindow.HOP_SECONDS * 1000,
                fullness(),
                strain,
                sharpness(),
                deviation(pieces),
                strongShare(),
                weakShare(),
                kind);
    }

    /**
     * How many standard deviations the agreement of the common part lies above that of the same stretch of the query with other
     * places of the collection.
     */
    private double deviations(CopySearch search) {
        int length = to - from + 1;
        double usual = USUAL_DISPERSION * Math.sqrt(agreement.squares() + length * SMALLEST_WEIGHT * SMALLEST_WEIGHT);
        double deviation = Math.max(usual, ownDispersion());
        double[] sums = new double[NULL_PLACES];
        int count = 0;
        for (int i = 0; i < NULL_PLACES; i++) {
            @Nullable Place place = place(search, i);
            if (place == null) {
                continue;
            }
            int room = place.segment().frames() - length;
            boolean own = place.segment() == line.segment() && Math.abs(place.frame() - from) < length + NEAR_FRAMES;
            if (room <= 0 || place.frame() > room || own) {
                continue;
            }
            double sum = 0;
            for (int f = from; f <= to; f++) {
                sum += variant.agreement(rows[f - from], place.segment().print(place.frame() + f - from));
            }
            sums[count++] = sum;
        }
        deviation = Math.max(deviation, dispersion(Arrays.copyOf(sums, count)));
        return agreement.sum() / deviation;
    }

    private record Place(IndexSegment segment, int frame) {}

    /** Places spread evenly over all streams, the same each time. */
    private static @Nullable Place place(CopySearch search, int number) {
        double turn = (number + 1) * GOLDEN;
        long at = (long) ((turn - Math.floor(turn)) * search.frames());
        for (CopySearch.Part part : search.parts()) {
            if (at < part.segment().frames()) {
                return new Place(part.segment(), (int) at);
            }
            at -= part.segment().frames();
        }
        return null;
    }

    /** Root mean square about 0; nothing where there are too few. */
    private static double dispersion(double[] sums) {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return sums.length < LEAST_NULL_PLACES ? 0 : Math.sqrt(squares / sums.length);
    }

    /** From the median, so that a few places where the recording repeats itself do not count. */
    private double ownDispersion() {
        double[] sums = new double[OWN_PLACES];
        int count = 0;
        for (int i = 0; i < OWN_PLACES; i++) {
            int shift = (i / 2 + 3) * OWN_STEP * (i % 2 == 0 ? 1 : -1);
            if (from + shift >= line.streamStart() && to + shift < line.streamEnd()) {
                sums[count++] = Math.abs(agreementShifted(shift));
            }
        }
        Arrays.sort(sums, 0, count);
        return count < LEAST_NULL_PLACES ? 0 : MEDIAN_TO_DEVIATION * sums[count / 2];
    }

    /** Seconds of the common part after which it repeats itself in the collection's recording, or its whole length. */
    double newSeconds() {
        return newSeconds;
    }

    private double secondsToRepeat() {
        for (int shift = SHORTEST_REPEAT; shift <= to - from; shift += REPEAT_STEP) {
            double repeated = Math.max(agreementShifted(shift), agreementShifted(-shift));
            if (repeated > REPEATED_SHARE * agreement.sum()) {
                return shift * Fingerprint.FRAME_SECONDS;
            }
        }
        return (to - from + 1) * Fingerprint.FRAME_SECONDS;
    }

    /** What the query's part agrees by with the same stream {@code shift} frames later. */
    private double agreementShifted(int shift) {
        IndexSegment segment = line.segment();
        int end = Math.min(to, line.streamEnd() - 1 - shift);
        double sum = 0;
        for (int f = Math.max(from, line.streamStart() - shift); f <= end; f++) {
            sum += variant.agreement(rows[f - from], segment.print(f + shift));
        }
        return sum;
    }

    private double fullness() {
        return variant.fullness(rows[0], rows[rows.length - 1]);
    }

    /** Weighted root mean square, in rows, of how far half-second pieces of the common part would rather lie off the line. */
    private double jitter() {
        double weights = 0;
        double squares = 0;
        int length = (int) Math.round(PIECE_FRAMES * Math.clamp(SURE_SHARE / agreement.share(), 1, 4));
        for (int start = from; start == from || start + length - 1 <= to; start += length / 2) {
            Line.Offset offset = line.bestOffset(start, Math.min(to, start + length - 1), PIECE_SHIFT);
            if (offset.sum() > 0) {
                weights += offset.sum();
                squares += offset.sum() * offset.rows() * offset.rows();
            }
        }
        return weights == 0 ? PIECE_SHIFT : Math.sqrt(squares / weights);
    }

    /** What is left of the agreement 16 ms off the line. */
    private double sharpness() {
        double before = line.movedBy(-QueryVariant.STEP).agreement(from, to).sum();
        double after = line.movedBy(QueryVariant.STEP).agreement(from, to).sum();
        return (before + after) / 2 / agreement.sum();
    }

    /** Shares of pieces of 0.4 s that overlap by half, but for those that say nothing. */
    private double[] pieceShares() {
        double[] shares = new double[(to - from + 1) / (PIECE_FRAMES / 2)];
        int count = 0;
        for (int start = from; start + PIECE_FRAMES - 1 <= to; start += PIECE_FRAMES / 2) {
            Line.Agreement piece = line.agreement(start, start + PIECE_FRAMES - 1);
            if (piece.weight() > LEAST_PIECE_WEIGHT * PIECE_FRAMES) {
                shares[count++] = piece.share();
            }
        }
        return Arrays.copyOf(shares, count);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length == 0 ? 0 : Math.sqrt(squares / values.length);
    }

    private double strongShare() {
        return share(variant::strong);
    }

    private double weakShare() {
        return share(variant::weak);
    }

    /** The share of some bits of each row; that of all where there are none. */
    private double share(IntUnaryOperator bitsOfRow) {
        double agreeing = 0;
        double weight = 0;
        for (int f = from; f <= to; f++) {
            int row = rows[f - from];
            int bits = bitsOfRow.applyAsInt(row);
            int wrong = variant.print(row) ^ line.segment().print(f);
            double all = variant.weight(row, bits);
            agreeing += all - 2 * variant.weight(row, bits & wrong);
            weight += all;
        }
        return weight > 0 ? agreeing / weight : agreement.share();
    }
}
