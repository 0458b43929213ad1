package org.earwitness.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.earwitness.bench.EditMaterial.Original;
import org.earwitness.bench.EditMaterial.Word;
import org.earwitness.testkit.SeededRandom;

/**
 * Edits of a recording, drawn at random: 0.1 to 5 s long, uniform in the logarithm, and at least 2 s apart and from both ends.
 * About half of them are at identifiable places, with speech on both sides of every point where sounds meet.
 */
final class EditDraft {
    private static final int RATE = DataRecordings.RATE;
    private static final double SHORTEST = 0.1;
    private static final double LONGEST = 5;
    private static final int APART = 2 * RATE;
    private static final int LEAST_MOVE = 3 * RATE;
    private static final int TRIES = 400;

    /** What is done to a recording. */
    enum Deed {
        CUT,
        INSERT,
        REPLACE,
        MOVE,
        REPEAT,
        MUTE
    }

    /**
     * A place of the original where the edited version goes on with other sound.
     *
     * @param from first sample that is left out
     * @param to the sample after them; {@code from} where nothing is
     * @param put what is there instead
     * @param origin where in the original it is from, or negative
     */
    record Site(int from, int to, float[] put, int origin) {}

    /**
     * One edit.
     *
     * @param passage the passage of the original that is moved, repeated, cut, muted or replaced; empty for an insertion
     * @param place where other sound is put in; of a cut the cut itself
     * @param startIdentifiable whether there is speech on both sides wherever sounds meet at its start
     */
    record Edit(Deed deed, Site passage, Site place, boolean startIdentifiable, boolean endIdentifiable) {
        List<Site> sites() {
            return passage.equals(place) ? List.of(place) : List.of(passage, place);
        }
    }

    private final Original original;
    private final float[] sound;
    private final SpeechLevel level;
    private final float[] quiet;
    private final SeededRandom random;
    private final int first;
    private final List<Edit> edits = new ArrayList<>();

    /** @param firstSeconds edits begin 2 s after it */
    EditDraft(Original original, double firstSeconds, SeededRandom random) {
        this.original = original;
        this.random = random;
        sound = original.samples();
        level = SpeechLevel.of(sound);
        quiet = EditMaterial.quietest(sound);
        first = (int) (firstSeconds * RATE);
    }

    /** Draws edits, fewer where there is no room; in the order of their places. */
    List<Edit> draw(int count, boolean sameWords) {
        for (int i = 0; i < count; i++) {
            one(sameWords).ifPresent(edits::add);
        }
        edits.sort(Comparator.comparingInt(edit -> edit.place().from()));
        return List.copyOf(edits);
    }

    private Optional<Edit> one(boolean sameWords) {
        boolean identifiable = random.chance(0.5);
        Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
        int length = length();
        Optional<Edit> any = Optional.empty();
        for (int i = 0; i < TRIES; i++) {
            Optional<Edit> tried = (sameWords ? otherTake() : tried(deed, length)).filter(this::fits);
            if (tried.isPresent()) {
                any = tried;
                if (!identifiable
                        || (tried.get().startIdentifiable() && tried.get().endIdentifiable())) {
                    break;
                }
            }
        }
        return any;
    }

    private int length() {
        return (int) (RATE * SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble()));
    }

    private boolean fits(Edit edit) {
        for (Site site : edit.sites()) {
            if (site.from() < first + APART || site.to() > sound.length - APART) {
                return false;
            }
            for (Edit other : edits) {
                for (Site taken : other.sites()) {
                    if (site.from() < taken.to() + APART && taken.from() < site.to() + APART) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private Optional<Edit> tried(Deed deed, int length) {
        int from = random.nextInt(sound.length - length);
        int to = from + length;
        return switch (deed) {
            case CUT -> Optional.of(atOnePlace(deed, new Site(from, to, new float[0], -1)));
            case INSERT -> foreign(length).map(put -> atOnePlace(deed, new Site(from, from, put, -1)));
            case REPLACE ->
                foreign(random.chance(0.5) ? length : length())
                        .map(put -> atOnePlace(deed, new Site(from, to, put, -1)));
            case MUTE -> Optional.of(atOnePlace(deed, new Site(from, to, silence(length), -1)));
            case MOVE -> {
                int at = random.nextInt(sound.length);
                int least = Math.max(LEAST_MOVE, length + RATE);
                yield at > from - least && at < to + least
                        ? Optional.empty()
                        : Optional.of(atTwoPlaces(deed, new Site(from, to, new float[0], -1), at));
            }
            case REPEAT -> {
                Site kept = new Site(from, to, passage(from, to), from);
                int at = random.chance(0.5) ? to : random.nextInt(sound.length);
                yield at != to && at > from - APART && at < to + APART
                        ? Optional.empty()
                        : Optional.of(atTwoPlaces(deed, kept, at));
            }
        };
    }

    private Optional<Edit> otherTake() {
        Word word = original.words().get(random.nextInt(original.words().size()));
        List<float[]> takes = original.takes().getOrDefault(word.label(), List.of());
        return takes.isEmpty()
                ? Optional.empty()
                : Optional.of(atOnePlace(
                        Deed.REPLACE, new Site(word.start(), word.end(), takes.get(random.nextInt(takes.size())), -1)));
    }

    private float[] passage(int from, int to) {
        return Arrays.copyOfRange(sound, from, to);
    }

    private Optional<float[]> foreign(int length) {
        float[] clip = original.spare().get(random.nextInt(original.spare().size()));
        if (clip.length < length) {
            return Optional.empty();
        }
        int from = random.nextInt(clip.length - length + 1);
        return Optional.of(Arrays.copyOfRange(clip, from, from + length));
    }

    private float[] silence(int length) {
        return random.chance(0.5) ? new float[length] : EditMaterial.background(quiet, length, random);
    }

    private Edit atOnePlace(Deed deed, Site site) {
        boolean heard = deed == Deed.INSERT || deed == Deed.REPLACE;
        boolean joined = deed != Deed.CUT || (level.before(sound, site.from()) && level.after(sound, site.to()));
        boolean start = joined && spoken(site.from()) && (!heard || level.after(site.put(), 0));
        boolean end = joined && spoken(site.to()) && (!heard || level.before(site.put(), site.put().length));
        return new Edit(deed, site, site, start, end);
    }

    private Edit atTwoPlaces(Deed deed, Site passage, int at) {
        Site place = new Site(at, at, passage(passage.from(), passage.to()), passage.from());
        boolean both = spoken(at)
                && (deed != Deed.MOVE || (level.before(sound, passage.from()) && level.after(sound, passage.to())));
        return new Edit(deed, passage, place, both && spoken(passage.from()), both && spoken(passage.to()));
    }

    private boolean spoken(int at) {
        return level.before(sound, at) && level.after(sound, at);
    }
}
