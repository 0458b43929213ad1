package org.earwitness.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says of what only one recording seems to have whether the other has it at another place. */
final class FillGaps {
    /** Between the same neighbours, sound that is repeated from elsewhere replaces other sound if there is as much of that. */
    private static final double LEAST_REPLACED_SECONDS = 0.1;

    private static final double LEAST_COVER = 0.75;

    private final Layout layout;
    private final Fitting fitting;
    private final Elsewhere elsewhere;
    private final WaveformFill waveforms;

    FillGaps(Layout layout, Fitting fitting, Elsewhere elsewhere, WaveformFill waveforms) {
        this.layout = layout;
        this.fitting = fitting;
        this.elsewhere = elsewhere;
        this.waveforms = waveforms;
    }

    /** @param outside pieces that the course through A found beside the sequence */
    void fill(List<Piece> outside) throws IOException {
        List<Stretch> gapsOfB = layout.gaps().stream().map(Layout.Gap::b).toList();
        for (Layout.Gap gap : layout.gaps()) {
            Optional<Piece> piece =
                    elsewhere.ofA(gap.a(), gapsOfB, gap.b().start().seconds());
            if (piece.isPresent()) {
                fillGapOfA(gap, piece.get());
            }
        }
        for (Piece piece : outside) {
            for (Layout.Gap gap : layout.gaps()) {
                double inside = shared(piece.aStart(), piece.aEnd(), gap.a());
                if (inside >= LEAST_COVER * gap.a().seconds() && isLong(gap.a())) {
                    fillGapOfA(gap, piece);
                } else if (inside >= LEAST_COVER * piece.seconds()) {
                    Piece fitted = fitting.fit(piece);
                    if (waveforms.isTelling(fitted)) {
                        layout.add(fitted, kind(fitted, gap));
                    }
                }
            }
        }
        for (Layout.Gap gap : layout.gaps()) {
            if (!isLong(gap.a())) {
                Optional<Piece> piece = elsewhere.ofB(gap.b(), gap.a().start().seconds());
                if (piece.isPresent()) {
                    layout.fill(fitting.fit(piece.get()), Layout.Kind.REPEATED_IN_B, Boundaries.Axis.B, gap.b());
                }
            }
        }
    }

    private void fillGapOfA(Layout.Gap gap, Piece piece) throws IOException {
        Layout.Kind kind = kind(piece, gap);
        boolean replaced = isLong(gap.a()) && isLong(gap.b());
        if (!replaced || kind != Layout.Kind.REPEATED_IN_A) {
            layout.fill(fitting.fit(piece), kind, Boundaries.Axis.A, gap.a());
        }
    }

    /**
     * A piece beside the sequence is additional in A where other pieces have its part of B too; what lies in the gap of B between the
     * same neighbours follows in sequence.
     */
    private Layout.Kind kind(Piece piece, Layout.Gap gap) {
        if (shared(piece.bStart(), piece.bEnd(), gap.b()) > LEAST_COVER * piece.seconds()) {
            return Layout.Kind.IN_SEQUENCE;
        }
        double taken = layout.inB().stream()
                .mapToDouble(item -> shared(piece.bStart(), piece.bEnd(), item.b()))
                .sum();
        return taken > (piece.bEnd() - piece.bStart()) / 2 ? Layout.Kind.REPEATED_IN_A : Layout.Kind.MOVED;
    }

    private static double shared(double start, double end, Stretch stretch) {
        return Math.max(
                0,
                Math.min(end, stretch.end().seconds())
                        - Math.max(start, stretch.start().seconds()));
    }

    private static boolean isLong(Stretch gap) {
        return gap.seconds() > LEAST_REPLACED_SECONDS;
    }
}
