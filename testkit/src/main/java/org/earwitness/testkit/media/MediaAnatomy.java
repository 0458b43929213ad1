package org.earwitness.testkit.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earwitness.testkit.media.NumberField.Coding;

/**
 * Where the parts of a media file lie, and the numbers that parsers trust. Reads only as much of each format as that needs,
 * from good files or from any bytes at all; what it does not know has no parts.
 */
final class MediaAnatomy {
    private static final int MOST_PARTS = 20_000;
    private static final int DEEPEST = 12;
    private static final Set<String> MP4_CONTAINERS = Set.of(
            "moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "edts", "dinf", "moof", "traf", "mvex", "ilst");
    private static final Set<String> MP4_STARTS = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "styp");
    private static final Set<Long> EBML_MASTERS = Set.of(
            0x18538067L,
            0x1654AE6BL,
            0xAEL,
            0x1F43B675L,
            0xA0L,
            0x1549A966L,
            0xE1L,
            0x114D9B74L,
            0x1C53BB6BL,
            0x1254C367L,
            0x7373L,
            0x67C8L);
    private static final int[] AMR_NARROW_BYTES = {12, 13, 15, 17, 19, 20, 26, 31, 5};
    private static final int[] AMR_WIDE_BYTES = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5};

    private final byte[] media;
    private final List<MediaPart> parts = new ArrayList<>();
    private final List<NumberField> fields = new ArrayList<>();

    private MediaAnatomy(byte[] media) {
        this.media = media;
    }

    static MediaAnatomy of(byte[] media) {
        MediaAnatomy anatomy = new MediaAnatomy(media);
        anatomy.read();
        anatomy.fields.removeIf(field -> !field.fits(media));
        return anatomy;
    }

    List<MediaPart> parts() {
        return List.copyOf(parts);
    }

    List<NumberField> fields() {
        return List.copyOf(fields);
    }

    private void read() {
        int at = 0;
        while (text(at, 3).equals("ID3") && parts.size() < MOST_PARTS) {
            at = id3(at);
        }
        String magic = text(at, 4);
        if (magic.equals("RIFF") || magic.equals("RF64")) {
            riff(at, media.length, Coding.LITTLE_ENDIAN, 0);
        } else if (magic.equals("FORM")) {
            riff(at, media.length, Coding.BIG_ENDIAN, 0);
        } else if (magic.equals("OggS")) {
            ogg(at);
        } else if (magic.equals("fLaC")) {
            flac(at + 4);
        } else if (magic.equals("caff")) {
            caf(at + 8);
        } else if (magic.equals(".snd")) {
            field("au header size", at + 4, 4, Coding.BIG_ENDIAN);
            field("au data size", at + 8, 4, Coding.BIG_ENDIAN);
            field("au rate", at + 16, 4, Coding.BIG_ENDIAN);
            field("au channels", at + 20, 4, Coding.BIG_ENDIAN);
        } else if (text(at, 5).equals("#!AMR")) {
            boolean wide = text(at, 8).equals("#!AMR-WB");
            amr(at + (wide ? 9 : 6), wide ? AMR_WIDE_BYTES : AMR_NARROW_BYTES);
        } else if (number(at, 4, Coding.BIG_ENDIAN) == 0x3026B275L) {
            asf(at);
        } else if (number(at, 4, Coding.BIG_ENDIAN) == 0x1A45DFA3L) {
            ebml(at, media.length, 0);
        } else if (MP4_STARTS.contains(text(at + 4, 4))) {
            boxes(at, media.length, 0);
        } else if (number(at, 1, Coding.BIG_ENDIAN) == 0xFF) {
            mpegFrames(at);
        }
    }

    private void riff(int from, int to, Coding coding, int depth) {
        int at = from;
        while (at + 8 <= to && depth < DEEPEST && parts.size() < MOST_PARTS) {
            String name = text(at, 4);
            long size = number(at + 4, 4, coding);
            int end = end(at + 8, size + size % 2);
            part("chunk " + name, at, end);
            field("size of chunk " + name, at + 4, 4, coding);
            if (Set.of("RIFF", "RF64", "FORM", "LIST").contains(name)) {
                riff(at + 12, end, coding, depth + 1);
            } else if (name.equals("fmt ")) {
                field("wave channels", at + 10, 2, coding);
                field("wave rate", at + 12, 4, coding);
                field("wave block size", at + 20, 2, coding);
                field("wave sample width", at + 22, 2, coding);
            } else if (name.equals("COMM")) {
                field("aiff channels", at + 8, 2, coding);
                field("aiff frames", at + 10, 4, coding);
            } else if (name.equals("ds64")) {
                field("64-bit file size", at + 8, 8, coding);
                field("64-bit data size", at + 16, 8, coding);
            }
            at = end;
        }
    }

    private void boxes(int from, int to, int depth) {
        int at = from;
        while (at + 8 <= to && depth < DEEPEST && parts.size() < MOST_PARTS) {
            String name = text(at + 4, 4);
            long size = number(at, 4, Coding.BIG_ENDIAN);
            field("size of box " + name, at, 4, Coding.BIG_ENDIAN);
            int header = 8;
            if (size == 1) {
                field("long size of box " + name, at + 8, 8, Coding.BIG_ENDIAN);
                size = number(at + 8, 8, Coding.BIG_ENDIAN);
                header = 16;
            }
            int end = size == 0 ? to : end(at, Math.max(size, header));
            part("box " + name, at, end);
            if (MP4_CONTAINERS.contains(name)) {
                boxes(at + header + (name.equals("meta") ? 4 : 0), end, depth + 1);
            } else {
                switch (name) {
                    case "stts", "stsc", "stco", "co64", "ctts", "elst", "stsd", "dref" ->
                        field("entries of box " + name, at + 12, 4, Coding.BIG_ENDIAN);
                    case "stsz" -> field("entries of box stsz", at + 16, 4, Coding.BIG_ENDIAN);
                    case "mvhd", "mdhd" -> {
                        field("time scale of box " + name, at + 20, 4, Coding.BIG_ENDIAN);
                        field("duration of box " + name, at + 24, 4, Coding.BIG_ENDIAN);
                    }
                    default -> {}
                }
            }
            at = end;
        }
    }

    private void ebml(int from, int to, int depth) {
        int at = from;
        while (at < to && depth < DEEPEST && parts.size() < MOST_PARTS) {
            int idWidth = vintWidth(at);
            int sizeWidth = vintWidth(at + idWidth);
            if (idWidth > 4 || sizeWidth > 8 || at + idWidth + sizeWidth > to) {
                return;
            }
            long id = number(at, idWidth, Coding.BIG_ENDIAN);
            NumberField size =
                    new NumberField("size of element " + Long.toHexString(id), at + idWidth, sizeWidth, Coding.EBML);
            fields.add(size);
            int content = at + idWidth + sizeWidth;
            boolean unknown = size.read(media) == (1L << (7 * sizeWidth)) - 1;
            int end = unknown ? to : Math.min(to, end(content, size.read(media)));
            part("element " + Long.toHexString(id), at, end);
            if (EBML_MASTERS.contains(id)) {
                ebml(content, end, depth + 1);
            }
            at = end;
        }
    }

    /** Bytes of the variable-length number at a place, 9 where none is there. */
    private int vintWidth(int at) {
        int first = (int) number(at, 1, Coding.BIG_ENDIAN);
        return first == 0 ? 9 : Integer.numberOfLeadingZeros(first) - 23;
    }

    private void ogg(int from) {
        int at = from;
        while (text(at, 4).equals("OggS") && at + 27 <= media.length && parts.size() < MOST_PARTS) {
            int segments = (int) number(at + 26, 1, Coding.BIG_ENDIAN);
            field("segments of a page", at + 26, 1, Coding.BIG_ENDIAN);
            field("granule position", at + 6, 8, Coding.LITTLE_ENDIAN);
            int end = at + 27 + segments;
            for (int segment = 0; segment < segments; segment++) {
                if (segment < 8) {
                    field("lacing value", at + 27 + segment, 1, Coding.BIG_ENDIAN);
                }
                end += (int) number(at + 27 + segment, 1, Coding.BIG_ENDIAN);
            }
            part("page", at, Math.min(end, media.length));
            at = Math.min(end, media.length);
        }
    }

    /** Reads a tag and gives the place after it. */
    private int id3(int from) {
        NumberField size = new NumberField("size of the ID3 tag", from + 6, 4, Coding.SYNCHSAFE);
        if (!size.fits(media)) {
            return media.length;
        }
        fields.add(size);
        int end = end(from + 10, size.read(media));
        part("ID3 tag", from, end);
        int at = from + 10;
        while (at + 10 <= end && media[at] >= 'A' && media[at] <= 'Z' && parts.size() < MOST_PARTS) {
            int next = end(at + 10, number(at + 4, 4, Coding.BIG_ENDIAN));
            field("size of ID3 frame " + text(at, 4), at + 4, 4, Coding.BIG_ENDIAN);
            part("ID3 frame " + text(at, 4), at, Math.min(end, next));
            at = next;
        }
        return end;
    }

    private void flac(int from) {
        int at = from;
        boolean last = false;
        while (!last && at + 4 <= media.length && parts.size() < MOST_PARTS) {
            last = media[at] < 0;
            int end = end(at + 4, number(at + 1, 3, Coding.BIG_ENDIAN));
            field("size of FLAC block " + (media[at] & 0x7F), at + 1, 3, Coding.BIG_ENDIAN);
            part("FLAC block " + (media[at] & 0x7F), at, end);
            at = end;
        }
    }

    private void caf(int from) {
        int at = from;
        while (at + 12 <= media.length && parts.size() < MOST_PARTS) {
            int end = end(at + 12, number(at + 4, 8, Coding.BIG_ENDIAN));
            field("size of CAF chunk " + text(at, 4), at + 4, 8, Coding.BIG_ENDIAN);
            part("CAF chunk " + text(at, 4), at, end);
            at = end;
        }
    }

    private void asf(int from) {
        field("size of the ASF header", from + 16, 8, Coding.LITTLE_ENDIAN);
        field("objects in the ASF header", from + 24, 4, Coding.LITTLE_ENDIAN);
        int headerEnd = end(from, number(from + 16, 8, Coding.LITTLE_ENDIAN));
        int at = from + 30;
        while (at + 24 <= media.length && parts.size() < MOST_PARTS) {
            if (at < headerEnd || parts.isEmpty() || at == headerEnd) {
                field("size of an ASF object", at + 16, 8, Coding.LITTLE_ENDIAN);
            }
            int end = end(at, Math.max(24, number(at + 16, 8, Coding.LITTLE_ENDIAN)));
            part("ASF object", at, end);
            at = end;
        }
    }

    private void amr(int from, int[] bytesOfMode) {
        int at = from;
        while (at < media.length && parts.size() < MOST_PARTS) {
            int mode = (media[at] >> 3) & 0xF;
            int end = end(at + 1, mode < bytesOfMode.length ? bytesOfMode[mode] : 0);
            field("AMR frame header", at, 1, Coding.BIG_ENDIAN);
            part("AMR frame", at, end);
            at = end;
        }
    }

    /** Frames of MPEG audio or ADTS, found by their sync words. */
    private void mpegFrames(int from) {
        int start = from;
        for (int at = from + 1; at + 4 <= media.length && parts.size() < MOST_PARTS; at++) {
            boolean sync = (media[at] & 0xFF) == 0xFF && (media[at + 1] & 0xE0) == 0xE0;
            if (sync && at - start >= 24) {
                part("frame", start, at);
                field("frame header", start + 1, 3, Coding.BIG_ENDIAN);
                start = at;
            }
        }
    }

    private void part(String name, int start, int end) {
        if (start < end) {
            parts.add(new MediaPart(name, start, end));
        }
    }

    private void field(String name, int offset, int width, Coding coding) {
        fields.add(new NumberField(name, offset, width, coding));
    }

    /** The end of a part of a claimed size, held within the file, and at least one byte on. */
    private int end(int at, long size) {
        long room = media.length - (long) at;
        return size < 0 || size > room ? Math.max(at, media.length) : at + (int) size;
    }

    private String text(int at, int length) {
        return at < 0 || at + length > media.length ? "" : new String(media, at, length, StandardCharsets.ISO_8859_1);
    }

    private long number(int at, int width, Coding coding) {
        NumberField field = new NumberField("", at, width, coding);
        return field.fits(media) ? field.read(media) : 0;
    }
}
