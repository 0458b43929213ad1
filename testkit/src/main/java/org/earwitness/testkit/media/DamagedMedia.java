package org.earwitness.testkit.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.earwitness.testkit.SeededRandom;

/**
 * Media bytes with seeded damage: one to four changes, some anywhere, some where the container keeps its sizes and counts.
 * The same bytes and seed give the same damage, so that a failing test is replayed by its seed alone.
 */
public final class DamagedMedia {
    private static final int MOST_CHANGES = 4;
    private static final int LARGEST = 64 << 20;
    private static final long[] EXTREMES = {
        0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, Long.MAX_VALUE, -1
    };
    private static final byte[][] OTHER_STARTS = {
        latin("RIFF\u00ff\u00ff\u00ff\u007fWAVEfmt \u0010\0\0\0\u0001\0\u0002\0"),
        latin("OggS\0\u0002\0\0\0\0\0\0\0\0\u0001\0\0\0\0\0\0\0\0\0\0\0\u0001\u0013OpusHead"),
        latin("\0\0\0\u0018ftypM4A \0\0\0\0M4A mp42"),
        latin("ID3\u0004\0\0\u007f\u007f\u007f\u007fTIT2"),
        latin("\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\u001f"),
        latin("fLaC\u0080\u00ff\u00ff\u00ff"),
        latin("#!AMR\n<"),
        latin("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n"),
        latin("ffconcat version 1.0\nfile 'file:///etc/passwd'\n"),
    };

    private final long seed;
    private final SeededRandom random;
    private final List<String> changes = new ArrayList<>();
    private byte[] bytes;

    private DamagedMedia(byte[] media, long seed) {
        this.seed = seed;
        random = new SeededRandom(seed);
        bytes = media.clone();
    }

    /** Damages a copy of good media. */
    public static DamagedMedia mutate(byte[] media, long seed) {
        DamagedMedia damaged = new DamagedMedia(media, seed);
        for (int changes = 1 + damaged.random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            damaged.change();
        }
        if (damaged.random.chance(0.5)) {
            damaged.repairOggChecksums();
        }
        return damaged;
    }

    /** The start of one file run into the rest of another of any format, at seeded places. */
    public static DamagedMedia splice(byte[] media, byte[] other, long seed) {
        DamagedMedia damaged = new DamagedMedia(media, seed);
        int until = damaged.random.nextInt(media.length + 1);
        int from = damaged.random.nextInt(other.length + 1);
        damaged.replace(until, media.length, Arrays.copyOfRange(other, from, other.length));
        damaged.say("first " + until + " bytes, then the other file from byte " + from);
        return damaged;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The seed and, in order, what was done. */
    public String description() {
        return "seed " + seed + ": " + String.join("; ", changes);
    }

    @Override
    public String toString() {
        return description();
    }

    private void change() {
        if (bytes.length == 0) {
            replace(0, 0, OTHER_STARTS[random.nextInt(OTHER_STARTS.length)]);
            say("a start put before nothing");
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> flipBits();
            case 2 -> overwrite();
            case 3 -> truncate();
            case 4 -> duplicate();
            case 5 -> remove();
            case 6 -> swap();
            case 7 -> insertOtherStart();
            default -> extremeNumber();
        }
    }

    private void flipBits() {
        int count = 1 + random.nextInt(16);
        boolean nearStart = random.chance(0.5);
        int reach = nearStart ? Math.min(bytes.length, 512) : bytes.length;
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(reach);
            int bit = random.nextInt(8);
            bytes[at] ^= (byte) (1 << bit);
            where.append(' ').append(at).append('.').append(bit);
        }
        say("bits flipped (byte.bit):" + where);
    }

    private void overwrite() {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(256));
        int kind = random.nextInt(3);
        for (int i = at; i < at + length; i++) {
            bytes[i] = kind == 0 ? 0 : kind == 1 ? (byte) 0xFF : (byte) random.nextLong();
        }
        say(length + " bytes from " + at + " overwritten with "
                + (kind == 0 ? "00" : kind == 1 ? "ff" : "random bytes"));
    }

    private void truncate() {
        int length = random.nextInt(bytes.length);
        bytes = Arrays.copyOf(bytes, length);
        say("truncated to " + length + " bytes");
    }

    private void duplicate() {
        MediaPart part = somePart();
        int copies = random.chance(0.2) ? 1 + random.nextInt(64) : 1;
        byte[] one = Arrays.copyOfRange(bytes, part.start(), part.end());
        int made = 0;
        while (made < copies && bytes.length + one.length <= LARGEST) {
            replace(part.end(), part.end(), one);
            made++;
        }
        say(named(part) + " repeated " + made + " times");
    }

    private void remove() {
        MediaPart part = somePart();
        replace(part.start(), part.end(), new byte[0]);
        say(named(part) + " removed");
    }

    private void swap() {
        MediaPart one = somePart();
        MediaPart other = somePart();
        boolean inOrder = one.start() <= other.start();
        MediaPart first = inOrder ? one : other;
        MediaPart second = inOrder ? other : one;
        if (first.end() > second.start()) {
            overwrite();
            return;
        }
        byte[] front = Arrays.copyOfRange(bytes, first.start(), first.end());
        byte[] back = Arrays.copyOfRange(bytes, second.start(), second.end());
        replace(second.start(), second.end(), front);
        replace(first.start(), first.end(), back);
        say(named(first) + " and " + named(second) + " swapped");
    }

    private void insertOtherStart() {
        byte[] start = OTHER_STARTS[random.nextInt(OTHER_STARTS.length)];
        int at = random.chance(0.4) ? 0 : random.nextInt(bytes.length);
        boolean over = random.chance(0.5);
        replace(at, over ? Math.min(bytes.length, at + start.length) : at, start);
        say("the start of another format put " + (over ? "over" : "in at") + " byte " + at);
    }

    private void extremeNumber() {
        List<NumberField> fields = MediaAnatomy.of(bytes).fields();
        if (fields.isEmpty()) {
            flipBits();
            return;
        }
        NumberField field = fields.get(random.nextInt(fields.size()));
        long old = field.read(bytes);
        long value = random.chance(0.25) ? old + random.nextInt(33) - 16 : EXTREMES[random.nextInt(EXTREMES.length)];
        field.write(bytes, value);
        say(field.name() + " at byte " + field.offset() + " changed from " + old + " to " + field.read(bytes));
    }

    private void repairOggChecksums() {
        boolean repaired = false;
        for (MediaPart part : MediaAnatomy.of(bytes).parts()) {
            if (part.name().equals("page")) {
                OggChecksum.repair(bytes, part.start(), part.end());
                repaired = true;
            }
        }
        if (repaired) {
            say("page checksums made right again");
        }
    }

    /** A part of the container, or one time in four, or where there is none, any run of bytes. */
    private MediaPart somePart() {
        List<MediaPart> parts = MediaAnatomy.of(bytes).parts();
        if (!parts.isEmpty() && !random.chance(0.25)) {
            return parts.get(random.nextInt(parts.size()));
        }
        int start = random.nextInt(bytes.length);
        return new MediaPart("run", start, Math.min(bytes.length, start + 1 + random.nextInt(4096)));
    }

    private void replace(int start, int end, byte[] by) {
        byte[] replaced = new byte[start + by.length + bytes.length - end];
        System.arraycopy(bytes, 0, replaced, 0, start);
        System.arraycopy(by, 0, replaced, start, by.length);
        System.arraycopy(bytes, end, replaced, start + by.length, bytes.length - end);
        bytes = replaced;
    }

    private static String named(MediaPart part) {
        return part.name() + " at bytes " + part.start() + " to " + part.end();
    }

    private void say(String change) {
        changes.add(change);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
