package org.earwitness.compare;

/**
 * A part of A and the part of B that carries the same sound.
 *
 * @param line on which they belong together, with where it lies in A
 * @param weight logarithm of the likelihood ratio of all its frames
 */
record Piece(Track line, double weight) {
    double aStart() {
        return line.aStart();
    }

    double aEnd() {
        return line.aEnd();
    }

    double bStart() {
        return line.toB(line.aStart());
    }

    double bEnd() {
        return line.toB(line.aEnd());
    }

    double seconds() {
        return aEnd() - aStart();
    }

    Piece on(Track better) {
        return new Piece(better, weight);
    }

    /** The share of its stretch of B that another piece has too. */
    double sharedInB(Piece other) {
        double common = Math.min(bEnd(), other.bEnd()) - Math.max(bStart(), other.bStart());
        return Math.max(0, common) / Math.max(1e-9, bEnd() - bStart());
    }

    /** The same in A. */
    double sharedInA(Piece other) {
        double common = Math.min(aEnd(), other.aEnd()) - Math.max(aStart(), other.aStart());
        return Math.max(0, common) / Math.max(1e-9, seconds());
    }
}
