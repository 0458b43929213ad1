package org.earwitness.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earwitness.bench.EditDraft.Edit;
import org.earwitness.bench.EditDraft.Site;

/**
 * A version of a recording before it is sent: pieces of the original and others.
 *
 * @param pieces in order, without gaps
 * @param places where the first sample of what was put in lies, for every site; for a cut where the sound joins
 */
record EditVersion(float[] sound, List<Piece> pieces, Map<Site, Integer> places) {
    /** So many samples from {@code start} on that begin at {@code origin} in the original; negative for other sound. */
    record Piece(int start, int length, int origin) {}

    static EditVersion unedited(float[] sound) {
        return new EditVersion(sound, List.of(new Piece(0, sound.length, 0)), Map.of());
    }

    static EditVersion edited(float[] sound, List<Edit> edits) {
        var sites = new ArrayList<Site>();
        edits.forEach(edit -> sites.addAll(edit.sites()));
        sites.sort(Comparator.comparingInt(Site::from).thenComparingInt(Site::to));
        var parts = new ArrayList<float[]>();
        var pieces = new ArrayList<Piece>();
        var places = new HashMap<Site, Integer>();
        int at = 0;
        int from = 0;
        for (Site site : sites) {
            parts.add(Arrays.copyOfRange(sound, from, site.from()));
            pieces.add(new Piece(at, site.from() - from, from));
            at += site.from() - from;
            places.put(site, at);
            parts.add(site.put());
            pieces.add(new Piece(at, site.put().length, site.origin()));
            at += site.put().length;
            from = site.to();
        }
        parts.add(Arrays.copyOfRange(sound, from, sound.length));
        pieces.add(new Piece(at, sound.length - from, from));
        return new EditVersion(EditMaterial.concatenated(parts), pieces, places);
    }

    /** The same without its first samples; positions before the new beginning are negative. */
    EditVersion withoutFirst(int samples) {
        var shifted = new ArrayList<Piece>();
        pieces.forEach(piece -> shifted.add(new Piece(piece.start() - samples, piece.length(), piece.origin())));
        var moved = new HashMap<Site, Integer>();
        places.forEach((site, place) -> moved.put(site, place - samples));
        return new EditVersion(Arrays.copyOfRange(sound, samples, sound.length), shifted, moved);
    }

    /** The position in the original of a position here; NaN where that is other sound. */
    double toOriginal(double position) {
        for (Piece piece : pieces) {
            if (piece.origin() >= 0 && position >= piece.start() && position < piece.start() + piece.length()) {
                return position - piece.start() + piece.origin();
            }
        }
        return Double.NaN;
    }

    /** Of the positions here that have a position of the original the one nearest to {@code guess}; NaN where there is none. */
    double fromOriginal(double original, double guess) {
        double best = Double.NaN;
        for (Piece piece : pieces) {
            double position = original - piece.origin() + piece.start();
            boolean has = piece.origin() >= 0
                    && original >= piece.origin()
                    && original < piece.origin() + piece.length()
                    && position >= 0;
            if (has && !(Math.abs(best - guess) <= Math.abs(position - guess))) {
                best = position;
            }
        }
        return best;
    }
}
