package org.earwitness.custody;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.earwitness.digest.EvidenceException;
import org.earwitness.digest.EvidenceException.Kind;
import org.earwitness.digest.Sha256;

/**
 * The payload of one entry, as it lies beside the log: its fields in order, each opened or withheld.
 *
 * <pre>
 * earwitness-entry 1 SEQUENCE
 * NAME COMMITMENT SALT VALUE        a field that is open; VALUE may be empty, the space before it stays
 * NAME COMMITMENT -                 a field that is withheld
 * </pre>
 *
 * <p>The leaf of the entry is {@code "earwitness-leaf 1\nSEQUENCE\n"} and a line {@code NAME COMMITMENT} for each field, so that
 * it stays the same whatever is withheld.
 *
 * @param sequence the position in the log, from 0
 * @param fields 1 to 64 fields with different names
 */
public record EntryFile(long sequence, List<Field> fields) {
    /** The most bytes of a file. */
    public static final int MAXIMUM_BYTES = 1 << 22;

    private static final int MAXIMUM_FIELDS = 64;
    private static final String HEADER = "earwitness-entry 1 ";
    private static final String LEAF_HEADER = "earwitness-leaf 1\n";
    private static final String NOTHING = "-";

    public EntryFile {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.add(field.name()));
        if (sequence < 0 || fields.isEmpty() || fields.size() > MAXIMUM_FIELDS || names.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "expected 1 to 64 fields with different names and a sequence of at least " + "0, found "
                            + fields.size() + " fields and sequence " + sequence);
        }
    }

    /** The file's name in {@code custody/entries}: the sequence in ten digits or more. */
    public static String fileName(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
    }

    /** The sequence whose file has this name, empty if none has. */
    public static OptionalLong sequenceOf(String fileName) {
        if (fileName.matches("[0-9]{10,17}")
                && fileName(Long.parseLong(fileName)).equals(fileName)) {
            return OptionalLong.of(Long.parseLong(fileName));
        }
        return OptionalLong.empty();
    }

    /** The hash of this entry's leaf. */
    public Sha256 leafHash() {
        StringBuilder leaf = new StringBuilder(LEAF_HEADER).append(sequence).append('\n');
        for (Field field : fields) {
            leaf.append(field.name()).append(' ').append(field.commitment()).append('\n');
        }
        return MerkleTree.leafHash(leaf.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Refuses an entry whose file would be too large. */
    void requireEncodable() {
        if (encode().length > MAXIMUM_BYTES) {
            throw new IllegalArgumentException("expected an entry of at most " + MAXIMUM_BYTES
                    + " bytes; store long texts as items and name their digests instead");
        }
    }

    /** The file's bytes. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(HEADER).append(sequence).append('\n');
        for (Field field : fields) {
            text.append(field.name()).append(' ').append(field.commitment()).append(' ');
            field.opening()
                    .ifPresentOrElse(
                            open -> text.append(open.salt()).append(' ').append(open.escapedValue()),
                            () -> text.append(NOTHING));
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Decodes a file.
     *
     * @throws EvidenceException of kind NOT_CANONICAL if {@link #encode} writes no entry so
     */
    public static EntryFile decode(byte[] bytes) throws EvidenceException {
        String text = CanonicalText.strictUtf8(bytes);
        List<String> lines = Arrays.asList(text.split("\n", -1));
        try {
            if (!text.startsWith(HEADER) || lines.size() > MAXIMUM_FIELDS + 2) {
                throw notCanonical("a first line 'earwitness-entry 1 SEQUENCE' and at most 64 fields");
            }
            List<Field> fields = new ArrayList<>();
            for (String line : lines.subList(1, lines.size() - 1)) {
                fields.add(decodeField(line));
            }
            EntryFile entry = new EntryFile(Long.parseLong(lines.get(0).substring(HEADER.length())), fields);
            if (!Arrays.equals(entry.encode(), bytes)) {
                throw notCanonical("the canonical encoding of its content");
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw notCanonical(String.valueOf(e.getMessage()));
        }
    }

    /** The entry with some fields withheld. */
    public EntryFile withholding(Set<String> names) {
        return new EntryFile(
                sequence,
                fields.stream()
                        .map(field -> names.contains(field.name()) ? field.withheld() : field)
                        .toList());
    }

    private static Field decodeField(String line) throws EvidenceException {
        String[] parts = line.split(" ", 4);
        if (parts.length == 3 && parts[2].equals(NOTHING)) {
            return new Field(parts[0], new Sha256(parts[1]), Optional.empty());
        }
        if (parts.length != 4) {
            throw notCanonical("fields of name, commitment, salt and value");
        }
        CanonicalText.unescape(parts[3]);
        return new Field(parts[0], new Sha256(parts[1]), Optional.of(new Field.Opening(parts[2], parts[3])));
    }

    private static EvidenceException notCanonical(String expected) {
        return new EvidenceException(
                Kind.NOT_CANONICAL,
                "entry",
                expected,
                "something else",
                "The file was changed. Restore it from a copy of the case.");
    }
}
