package org.earwitness.custody;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * The leaf hashes of a log as {@code custody/log} holds them: line k (from 0), of 65 bytes, is the hash of entry k in
 * lower-case hexadecimal and a line feed. Held packed, 32 bytes an entry.
 */
public final class LeafHashes {
    /** The bytes of one line. */
    public static final int LINE_BYTES = 2 * Sha256.BYTES + 1;

    /** The most entries a log may have; above it the file could not be read in one piece. */
    public static final long MAXIMUM_ENTRIES = 16_000_000;

    private final byte[] packed;

    private LeafHashes(byte[] packed) {
        this.packed = packed;
    }

    /**
     * Decodes the first {@code size} lines; what follows them is not looked at.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if a line is missing, cut short or not as it must be
     */
    public static LeafHashes decode(byte[] log, long size) throws EvidenceException {
        if (size < 0 || size > MAXIMUM_ENTRIES || log.length / LINE_BYTES < size) {
            throw new EvidenceException(
                    Kind.NOT_CANONICAL,
                    "custody/log",
                    size + " lines of 65 bytes, as the checkpoint says",
                    log.length + " bytes",
                    "Lines were removed. Restore the file from a copy of the case.");
        }
        byte[] packed = new byte[(int) size * Sha256.BYTES];
        for (int line = 0; line < size; line++) {
            decodeLine(log, line, packed);
        }
        return new LeafHashes(packed);
    }

    /** The line of one leaf hash. */
    static String line(Sha256 leafHash) {
        return leafHash.hex() + "\n";
    }

    /** The number of entries. */
    public int size() {
        return packed.length / Sha256.BYTES;
    }

    /** The leaf hash of an entry, 32 bytes. */
    public byte[] bytes(int index) {
        return Arrays.copyOfRange(packed, index * Sha256.BYTES, (index + 1) * Sha256.BYTES);
    }

    /** The leaf hash of an entry. */
    public Sha256 get(int index) {
        return Sha256.fromBytes(bytes(index));
    }

    /** The tree over all of them. */
    public MerkleFrontier frontier() {
        MerkleFrontier frontier = new MerkleFrontier();
        for (int i = 0; i < size(); i++) {
            frontier.append(bytes(i));
        }
        return frontier;
    }

    /** The root over the first {@code size} lines of a log, empty where it has not so many. */
    public static Optional<Sha256> rootAt(byte[] log, long size) {
        try {
            return Optional.of(decode(log, size).frontier().root());
        } catch (EvidenceException e) {
            return Optional.empty();
        }
    }

    /** The leaf hashes as a list over the same bytes. */
    public List<Sha256> asList() {
        return new View(this);
    }

    private static void decodeLine(byte[] log, int line, byte[] packed) throws EvidenceException {
        int start = line * LINE_BYTES;
        boolean whole = log[start + LINE_BYTES - 1] == '\n';
        for (int i = 0; whole && i < Sha256.BYTES; i++) {
            int high = digit(log[start + 2 * i]);
            int low = digit(log[start + 2 * i + 1]);
            whole = (high | low) >= 0;
            packed[line * Sha256.BYTES + i] = (byte) (high << 4 | low);
        }
        if (!whole) {
            String found = new String(log, start, LINE_BYTES, StandardCharsets.ISO_8859_1);
            throw new EvidenceException(
                    Kind.NOT_CANONICAL,
                    "custody/log, entry " + line,
                    "64 lower-case hexadecimal digits and a line feed",
                    CanonicalText.escape(found),
                    "The line was changed. Restore the file from a copy of the case.");
        }
    }

    /** The value of a canonical digit, negative for any other byte. */
    private static int digit(byte c) {
        return c >= 'A' && c <= 'F' ? -1 : HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1;
    }

    private static final class View extends AbstractList<Sha256> implements RandomAccess {
        private final LeafHashes hashes;

        View(LeafHashes hashes) {
            this.hashes = hashes;
        }

        @Override
        public Sha256 get(int index) {
            return hashes.get(index);
        }

        @Override
        public int size() {
            return hashes.size();
        }
    }
}
