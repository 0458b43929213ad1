package org.earwitness.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earwitness.bench.EditChains.Sent;
import org.earwitness.bench.EditDraft.Deed;
import org.earwitness.bench.EditDraft.Edit;
import org.earwitness.bench.EditMaterial.Original;
import org.earwitness.bench.TrueEdit.Placement;
import org.earwitness.bench.TrueEdit.Span;
import org.earwitness.testkit.SeededRandom;

/**
 * Two versions of a recording, each through a chain, and what differs.
 *
 * @param drawn how many edits were drawn; 0 for a pair without edits, which may still begin at different times
 */
record EditTrial(String id, String cell, String chains, int drawn, Version a, Version b, List<TrueEdit> truth) {
    private static final int RATE = DataRecordings.RATE;
    private static final double SHORTEST = 60;
    private static final double LONGEST = 120;
    private static final int WITHOUT_EDIT = 4;

    /** A version and how it arrived. */
    record Version(EditVersion version, Sent sent) {
        double seconds(double position) {
            return position / RATE / sent.speed() + sent.delay().seconds();
        }

        double position(double seconds) {
            return (seconds - sent.delay().seconds()) * sent.speed() * RATE;
        }

        Version withoutSound() {
            float[] none = new float[0];
            return new Version(
                    new EditVersion(none, version.pieces(), Map.of()), new Sent(none, sent.speed(), sent.delay()));
        }

        Span span(int start, int end) {
            return new Span(seconds(start), seconds(end));
        }
    }

    /** Draws a trial: one in four without an edit, of the others every second edited in A. */
    static EditTrial draw(EditMaterial material, EditChains chains, String cell, int number, SeededRandom seed)
            throws IOException {
        SeededRandom random = seed.fork(cell + " " + number);
        boolean words = cell.equals("samewords");
        Original original =
                words ? material.drawDigits(random, SHORTEST, LONGEST) : material.draw(random, SHORTEST, LONGEST);
        boolean offset = cell.equals("offset");
        double later = offset ? random.between(0.5, 20) : 0;
        int count = number % WITHOUT_EDIT == WITHOUT_EDIT - 1 ? 0 : 1 + random.nextInt(3);
        List<Edit> edits = new EditDraft(original, later, random).draw(count, words);
        boolean editedIsB = number / WITHOUT_EDIT % 2 == number % 2;
        EditVersion plain = EditVersion.unedited(original.samples());
        EditVersion edited = EditVersion.edited(original.samples(), edits);
        boolean cellIsA = random.chance(0.5);
        boolean beginsLaterA = cellIsA;
        EditVersion rawA = begun(editedIsB ? plain : edited, offset && beginsLaterA ? later : 0);
        EditVersion rawB = begun(editedIsB ? edited : plain, offset && !beginsLaterA ? later : 0);
        String other = EditChains.other(cell, random);
        String chainA = cellIsA ? cell : other;
        String chainB = cellIsA ? other : cell;
        Version a = new Version(rawA, chains.send(rawA.sound(), chainA, random));
        Version b = new Version(rawB, chains.send(rawB.sound(), chainB, random));
        var truth = new ArrayList<TrueEdit>();
        if (offset) {
            truth.add(beginning(beginsLaterA ? b : a, later, beginsLaterA));
        }
        for (Edit edit : edits) {
            truth.add(truth(edit, edits, editedIsB ? a : b, editedIsB ? b : a, editedIsB));
        }
        return new EditTrial(cell + "/" + number, cell, chainA + "|" + chainB, edits.size(), a, b, List.copyOf(truth));
    }

    private static EditVersion begun(EditVersion version, double later) {
        return later > 0 ? version.withoutFirst((int) (later * RATE)) : version;
    }

    private static TrueEdit beginning(Version longer, double later, boolean beginsLaterA) {
        Span has = new Span(0, longer.seconds((int) (later * RATE)));
        Span point = new Span(0, 0);
        Placement placement = new Placement(beginsLaterA ? point : has, beginsLaterA ? has : point, point);
        EditKind kind = beginsLaterA ? EditKind.ONLY_B : EditKind.ONLY_A;
        return new TrueEdit(kind, List.of(placement), !beginsLaterA, beginsLaterA, false, false, true);
    }

    private static TrueEdit truth(
            Edit edit, List<Edit> edits, Version plain, Version edited, boolean editedIsB) {
        int from = edit.passage().from() - dropped(plain);
        int to = edit.passage().to() - dropped(plain);
        int place = edited.version().places().getOrDefault(edit.place(), 0);
        int placeEnd = place + edit.place().put().length;
        Span passage = plain.span(from, to);
        Span put = edited.span(place, placeEnd);
        int at = edit.place().from() - dropped(plain);
        var placements = new ArrayList<Placement>();
        placements.add(placement(passage, put, plain.span(at, at), editedIsB));
        if (edit.deed() == Deed.REPEAT && edit.place().from() == edit.passage().to()) {
            Span before = edited.span(place - (placeEnd - place), place);
            placements.add(placement(passage, before, plain.span(from, from), editedIsB));
        }
        if (edit.deed() == Deed.MOVE && isNothingBetween(edit, edits)) {
            boolean later = edit.place().from() > edit.passage().from();
            int start = later ? edit.passage().to() : edit.place().from();
            int end = later ? edit.place().from() : edit.passage().from();
            int other = later ? place - (end - start) : placeEnd;
            placements.add(placement(
                    plain.span(start - dropped(plain), end - dropped(plain)),
                    edited.span(other, other + end - start),
                    passage,
                    editedIsB));
        }
        EditKind kind = switch (edit.deed()) {
            case CUT -> editedIsB ? EditKind.ONLY_A : EditKind.ONLY_B;
            case INSERT -> editedIsB ? EditKind.ONLY_B : EditKind.ONLY_A;
            case REPLACE -> EditKind.REPLACED;
            case MOVE -> EditKind.MOVED;
            case REPEAT -> EditKind.REPEATED;
            case MUTE -> editedIsB ? EditKind.SILENCED_B : EditKind.SILENCED_A;
        };
        boolean inPlain = edit.deed() != Deed.INSERT && edit.deed() != Deed.REPEAT;
        boolean inEdited = edit.deed() != Deed.CUT;
        return new TrueEdit(
                kind,
                List.copyOf(placements),
                editedIsB ? inPlain : inEdited,
                editedIsB ? inEdited : inPlain,
                edit.startIdentifiable(),
                edit.endIdentifiable(),
                false);
    }

    /** Whether a passage changed places with one that is otherwise as it was: either of the two was moved. */
    private static boolean isNothingBetween(Edit move, List<Edit> edits) {
        int from = Math.min(move.place().from(), move.passage().from());
        int to = Math.max(move.place().to(), move.passage().to());
        return edits.stream()
                .filter(edit -> edit != move)
                .flatMap(edit -> edit.sites().stream())
                .noneMatch(site -> site.to() > from && site.from() < to);
    }

    private static Placement placement(Span passage, Span put, Span elsewhere, boolean editedIsB) {
        return editedIsB ? new Placement(passage, put, elsewhere) : new Placement(put, passage, elsewhere);
    }

    private static int dropped(Version plain) {
        return -plain.version().pieces().get(0).start();
    }

    /** Seconds of B for each second of A. */
    double rate() {
        return a.sent().speed() / b.sent().speed();
    }

    /** The true time in B of an instant of A, where there are several the one nearest to a guess; NaN where B lacks it. */
    double inB(double aSeconds, double guessSeconds) {
        double original = a.version().toOriginal(a.position(aSeconds));
        return b.seconds(b.version().fromOriginal(original, b.position(guessSeconds)));
    }

    /** The same with its times, but without its sound. */
    EditTrial withoutSound() {
        return new EditTrial(id, cell, chains, drawn, a.withoutSound(), b.withoutSound(), truth);
    }
}
