package org.earwitness.fingerprint.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.PrintExtractor;

/**
 * Which segments are the index. ASCII lines that end in LF:
 *
 * <pre>
 * earwitness-index FORMAT SEGMENT_FORMAT EXTRACTOR_VERSION
 * next NUMBER
 * segment NUMBER BYTES CHECKSUM[ STREAM]...       in ascending order of NUMBER; streams that were removed, ascending
 * sha256 DIGEST                                   of all bytes before this line
 * </pre>
 *
 * @param next the number of the next segment; greater than all of {@code segments}
 */
record Manifest(long next, List<Named> segments) {
    static final int FORMAT = 1;
    static final String FILE_NAME = "manifest";
    static final int MOST_BYTES = 64 << 20;

    static final String MAGIC = "earwitness-index ";
    private static final Pattern FIRST = Pattern.compile("earwitness-index (\\d{1,9}) (\\d{1,9}) (\\d{1,9})");
    private static final Pattern NEXT = Pattern.compile("next (\\d{1,10})");
    private static final Pattern SEGMENT = Pattern.compile("segment (\\d{1,10}) (\\d{1,10}) ([0-9a-f]{8})([ 0-9]*)");
    private static final Pattern STREAM = Pattern.compile("\\d{1,9}");
    private static final int DIGEST_LINE_BYTES = "sha256 ".length() + 64 + 1;

    /**
     * A segment of the index.
     *
     * @param bytes length of its file
     * @param checksum of its header
     * @param removed its streams that are no longer part of the index
     */
    record Named(long number, long bytes, int checksum, BitSet removed) {
        Named {
            removed = (BitSet) removed.clone();
        }

        String fileName() {
            return ArchiveFiles.segmentName(number);
        }

        @Override
        public BitSet removed() {
            return (BitSet) removed.clone();
        }
    }

    static final Manifest EMPTY = new Manifest(1, List.of());

    Manifest {
        segments = List.copyOf(segments);
    }

    byte[] encode() {
        var text = new StringBuilder(firstLine()).append('\n');
        text.append("next ").append(next).append('\n');
        for (Named segment : segments) {
            text.append("segment ").append(segment.number()).append(' ').append(segment.bytes());
            text.append(' ').append(HexFormat.of().toHexDigits(segment.checksum()));
            segment.removed().stream().forEach(stream -> text.append(' ').append(stream));
            text.append('\n');
        }
        byte[] body = text.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] last = ("sha256 " + digest(body) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(body, body.length + last.length);
        System.arraycopy(last, 0, all, body.length, last.length);
        return all;
    }

    private static String firstLine() {
        return MAGIC + FORMAT + " " + IndexSegment.FORMAT + " " + PrintExtractor.VERSION;
    }

    /**
     * The manifest that has these bytes.
     *
     * @param where the file, for messages
     * @throws ArchiveException of kind INDEX_VERSION, or INDEX_DAMAGED if no manifest has these bytes
     */
    static Manifest decode(byte[] bytes, String where) throws ArchiveException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || bytes.length < DIGEST_LINE_BYTES) {
            throw ArchiveException.damaged(where, "a manifest of three lines or more", lines.size() + " lines");
        }
        String digest = digest(Arrays.copyOf(bytes, bytes.length - DIGEST_LINE_BYTES));
        if (!text.endsWith("\nsha256 " + digest + "\n")) {
            throw ArchiveException.damaged(where, "a manifest with the right digest in its last line", "another");
        }
        requireVersion(lines.getFirst(), where);
        Manifest manifest = new Manifest(next(lines.get(1), where), segments(lines, where));
        if (!manifest.isOrdered() || !Arrays.equals(manifest.encode(), bytes)) {
            throw ArchiveException.damaged(where, "a manifest as this program writes it", "another form");
        }
        return manifest;
    }

    private static void requireVersion(String line, String where) throws ArchiveException {
        if (!FIRST.matcher(line).matches()) {
            throw ArchiveException.damaged(where, "a first line as \"" + firstLine() + "\"", "another");
        }
        if (!line.equals(firstLine())) {
            throw ArchiveException.version(
                    where,
                    "an index of format " + FORMAT + " with segments of format " + IndexSegment.FORMAT
                            + " and prints of version " + PrintExtractor.VERSION,
                    "versions " + line.substring(MAGIC.length()));
        }
    }

    private static long next(String line, String where) throws ArchiveException {
        Matcher next = NEXT.matcher(line);
        if (!next.matches()) {
            throw ArchiveException.damaged(where, "a second line with the next number", "another line");
        }
        return Long.parseLong(next.group(1));
    }

    private static List<Named> segments(List<String> lines, String where) throws ArchiveException {
        var segments = new ArrayList<Named>();
        for (String line : lines.subList(2, lines.size() - 1)) {
            Matcher parts = SEGMENT.matcher(line);
            if (!parts.matches()) {
                throw ArchiveException.damaged(where, "a line for each segment", "another line");
            }
            segments.add(new Named(
                    Long.parseLong(parts.group(1)),
                    Long.parseLong(parts.group(2)),
                    HexFormat.fromHexDigits(parts.group(3)),
                    removed(parts.group(4))));
        }
        return segments;
    }

    private static BitSet removed(String streams) {
        var removed = new BitSet();
        Matcher stream = STREAM.matcher(streams);
        while (stream.find()) {
            removed.set(Integer.parseInt(stream.group()));
        }
        return removed;
    }

    private boolean isOrdered() {
        long before = 0;
        for (Named segment : segments) {
            if (segment.number() <= before) {
                return false;
            }
            before = segment.number();
        }
        return next > before;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }
}
