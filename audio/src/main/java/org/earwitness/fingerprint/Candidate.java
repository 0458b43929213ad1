package org.earwitness.fingerprint;

/** A place of the collection where a stretch of the query may come from. */
final class Candidate {
    private final QueryVariant variant;
    private final int variantNumber;
    private final CopySearch.Part part;
    private final int partNumber;
    private final int stream;
    private int row;
    private int frame;
    private int errors;
    private int hits;

    /**
     * @param row a row of the variant
     * @param frame the frame of the part's segment that it may be the same as
     * @param errors bits that differ around it
     */
    Candidate(
            QueryVariant variant,
            int variantNumber,
            CopySearch.Part part,
            int partNumber,
            int stream,
            int row,
            int frame,
            int errors) {
        this.variant = variant;
        this.variantNumber = variantNumber;
        this.part = part;
        this.partNumber = partNumber;
        this.stream = stream;
        this.row = row;
        this.frame = frame;
        this.errors = errors;
        this.hits = 1;
    }

    void hitAgain(int otherRow, int otherFrame, int otherErrors) {
        hits++;
        if (otherErrors < errors) {
            row = otherRow;
            frame = otherFrame;
            errors = otherErrors;
        }
    }

    QueryVariant variant() {
        return variant;
    }

    int variantNumber() {
        return variantNumber;
    }

    int partNumber() {
        return partNumber;
    }

    CopySearch.Part part() {
        return part;
    }

    int stream() {
        return stream;
    }

    int row() {
        return row;
    }

    int frame() {
        return frame;
    }

    /** The smaller, the more promising. */
    int rank() {
        return errors - HIT_BITS * Math.min(hits - 1, MOST_HITS);
    }

    private static final int HIT_BITS = 40;
    private static final int MOST_HITS = 6;
}
