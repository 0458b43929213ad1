package org.earwitness.fingerprint;

/**
 * A supposed line through the query and one stream of the collection: row r of the query is the same sound as frame
 * {@code frame} + {@code slope} · (r − {@code row}) / {@value QueryVariant#STEP} of the segment.
 *
 * @param variant the query, a supposed change taken back
 * @param streamStart first frame of the stream, {@code streamEnd} the one after its last
 */
record Line(
        QueryVariant variant,
        IndexSegment segment,
        int streamStart,
        int streamEnd,
        double row,
        double frame,
        double slope) {
    /**
     * How well a stretch agrees.
     *
     * @param sum of the trusts in bits that agree, less those in bits that do not
     * @param weight the largest sum there could be
     * @param squares of the weights of the rows
     */
    record Agreement(double sum, double weight, double squares) {
        /** −1 to 1; 0 where nothing is trusted. */
        double share() {
            return weight > 0 ? sum / weight : 0;
        }

        /** In units of what chance gives, but for a constant. */
        double significance() {
            return squares > 0 ? sum / Math.sqrt(squares) : 0;
        }
    }

    double rowAt(double anyFrame) {
        return row + (anyFrame - frame) * QueryVariant.STEP / slope;
    }

    double frameAt(double anyRow) {
        return frame + (anyRow - row) * slope / QueryVariant.STEP;
    }

    /** The row of the query at a frame; the nearest there is. */
    int nearestRow(double anyFrame) {
        return Math.clamp(Math.round(rowAt(anyFrame)), 0, variant.rows() - 1);
    }

    Line movedBy(double rows) {
        return new Line(variant, segment, streamStart, streamEnd, row + rows, frame, slope);
    }

    Line through(double anyRow, double anyFrame, double anySlope) {
        return new Line(variant, segment, streamStart, streamEnd, anyRow, anyFrame, anySlope);
    }

    Line of(QueryVariant anyVariant) {
        return new Line(anyVariant, segment, streamStart, streamEnd, row, frame, slope);
    }

    /** Agreement from frame {@code first} to {@code last}, as far as stream and query reach. */
    Agreement agreement(int first, int last) {
        double sum = 0;
        double weight = 0;
        double squares = 0;
        double rowsPerFrame = QueryVariant.STEP / slope;
        int end = Math.min(last, streamEnd - 1);
        for (int f = Math.max(first, streamStart); f <= end; f++) {
            int r = (int) Math.floor(row + (f - frame) * rowsPerFrame + 0.5);
            if (r >= 0 && r < variant.rows()) {
                sum += variant.agreement(r, segment.print(f));
                float own = variant.weight(r);
                weight += own;
                squares += own * own;
            }
        }
        return new Agreement(sum, weight, squares);
    }

    /**
     * By how many rows a stretch would rather lie off the line.
     *
     * @param rows shift by which it fits best, from −{@code most} to {@code most}, between whole rows by a parabola
     * @param sum agreement there, in whole rows
     * @param weight the largest agreement there could be
     * @param atLimit whether it might fit better still farther away
     */
    record Offset(double rows, double sum, double weight, boolean atLimit) {}

    Offset bestOffset(int first, int last, int most) {
        double[] sums = new double[2 * most + 1];
        int best = 0;
        double weight = 0;
        for (int s = 0; s < sums.length; s++) {
            Agreement agreement = movedBy(s - most).agreement(first, last);
            sums[s] = agreement.sum();
            weight = agreement.weight();
            best = sums[s] > sums[best] ? s : best;
        }
        double shift = best - most;
        boolean atLimit = best == 0 || best == sums.length - 1;
        if (!atLimit) {
            double bend = sums[best - 1] - 2 * sums[best] + sums[best + 1];
            shift += bend < 0 ? 0.5 * (sums[best - 1] - sums[best + 1]) / bend : 0;
        }
        return new Offset(shift, sums[best], weight, atLimit);
    }
}
