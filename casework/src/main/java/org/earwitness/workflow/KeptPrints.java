package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.fingerprint.SegmentCheck;
import org.earwitness.media.DecoderInstallation;

/** Fingerprints in a directory by the hash of the file, so that a second search reads no sound; see docs/formats/case.md. */
final class KeptPrints {
    private static final int DECODER_DIGITS = 16;

    private final Path directory;
    private final String version;

    /** @param directory that exists */
    KeptPrints(Path directory, DecoderInstallation decoder) {
        this.directory = directory;
        this.version = decoder.sha256().substring(0, DECODER_DIGITS) + "-" + PrintExtractor.VERSION;
    }

    /** The streams of a file that were kept; none where none were, or where they are damaged, which are deleted then. */
    List<ReadPrints.Stream> of(Sha256 sha256) throws IOException {
        Path file = file(sha256);
        if (!Files.exists(file)) {
            return List.of();
        }
        Optional<List<ReadPrints.Stream>> streams = whole(file);
        if (streams.isEmpty()) {
            Files.deleteIfExists(file);
        }
        return streams.orElse(List.of());
    }

    private static Optional<List<ReadPrints.Stream>> whole(Path file) {
        IndexSegment segment;
        try {
            segment = IndexSegment.map(file);
        } catch (IOException damagedOrOfAnotherVersion) {
            return Optional.empty();
        }
        boolean numbered = SegmentCheck.flaw(segment).isEmpty() && segment.streams() > 0;
        for (int stream = 0; stream < segment.streams() && numbered; stream++) {
            numbered = segment.label(stream).matches("[0-9]{1,2}")
                    && (stream == 0 || number(segment, stream) > number(segment, stream - 1));
        }
        return numbered
                ? Optional.of(segment.entries(stream -> true).stream()
                        .map(entry -> new ReadPrints.Stream(Integer.parseInt(entry.label()), entry.fingerprint()))
                        .toList())
                : Optional.empty();
    }

    private static int number(IndexSegment segment, int stream) {
        return Integer.parseInt(segment.label(stream));
    }

    /** Keeps the streams of a file, unless there are none or they are too long for one segment. */
    void keep(Sha256 sha256, List<ReadPrints.Stream> streams) throws IOException {
        if (streams.isEmpty() || ReadPrints.Stream.frames(streams) > IndexSegment.MOST_FRAMES) {
            return;
        }
        Path fresh = directory.resolve("fingerprints-" + UUID.randomUUID() + ".new");
        IndexSegment.of(streams.stream()
                        .map(stream -> new IndexSegment.Entry(Integer.toString(stream.number()), stream.fingerprint()))
                        .toList())
                .write(fresh);
        PosixFileAttributeView modes = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (modes != null) {
            modes.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
        Files.move(fresh, file(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Decoder and extractor are part of the name: fingerprints that another version made are not taken for this one's. */
    private Path file(Sha256 sha256) {
        return directory.resolve(sha256.hex() + "-" + version + ".fingerprints");
    }
}
