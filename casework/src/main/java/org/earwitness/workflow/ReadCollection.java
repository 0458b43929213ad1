package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Fingerprint;
import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.ProbeOutcome;
import org.earwitness.signal.MonoView;

/**
 * Reads the recordings of a collection and makes their fingerprints, on all processors.
 *
 * <p>Fingerprints are kept by the hash of the file, so that a second search reads no sound. A file that cannot be decoded is
 * reported and does not stop the search.
 */
public final class ReadCollection {
    private static final int MOST_FILES = 1_000_000;

    private static final int DECODER_DIGITS = 16;

    private final Workbench workbench;
    private final Optional<Path> cache;
    private final String decoder;
    private final Progress progress;

    /**
     * @param cache directory for fingerprints; nothing is kept when empty
     */
    public ReadCollection(Workbench workbench, Optional<Path> cache, Progress progress) {
        this.workbench = workbench;
        this.cache = cache;
        this.decoder = workbench.sandbox().installation().sha256().substring(0, DECODER_DIGITS);
        this.progress = progress;
    }

    /**
     * Reads all files below some directories, or single files.
     *
     * @param excluded files below these directories are left out
     */
    List<CollectionRecording> read(List<Path> places, List<Path> excluded) throws IOException, InterruptedException {
        List<Path> files = files(places, excluded);
        var done = new AtomicLong();
        var results = new ArrayList<CollectionRecording>();
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var pending = new ArrayList<Future<CollectionRecording>>();
            for (Path file : files) {
                pending.add(workers.submit(() -> {
                    CollectionRecording read = read(file);
                    progress.at("reading the collection", done.incrementAndGet(), files.size());
                    return read;
                }));
            }
            for (Future<CollectionRecording> one : pending) {
                results.add(one.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return results;
    }

    /** Regular files in the order of their names, each once, hidden ones left out; links to directories are not followed. */
    private static List<Path> files(List<Path> places, List<Path> excluded) throws IOException {
        var files = new TreeSet<Path>();
        var leftOut = new ArrayList<Path>();
        for (Path path : excluded) {
            leftOut.add(path.toRealPath());
        }
        for (Path place : places) {
            Path root = place.toRealPath();
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), 64, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean hidden = !directory.equals(root)
                            && directory.getFileName().toString().startsWith(".");
                    return hidden || leftOut.contains(directory)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    boolean named = file.equals(root);
                    boolean shown = !file.getFileName().toString().startsWith(".");
                    if (named || (shown && Files.isRegularFile(file))) {
                        files.add(file);
                    }
                    if (files.size() > MOST_FILES) {
                        throw new IOException(
                                "expected at most " + MOST_FILES + " files in the collection, found more");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return List.copyOf(files);
    }

    private CollectionRecording read(Path file) throws IOException {
        Sha256 sha256;
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
                throw new IOException("not a regular file");
            }
            sha256 = Sha256.of(file);
        } catch (IOException e) {
            return new CollectionRecording(
                    file, Sha256.of(new byte[0]), List.of(), Optional.of("cannot be read: " + e.getMessage()));
        }
        var fingerprints = new ArrayList<>(kept(sha256));
        Optional<String> problem = Optional.empty();
        if (fingerprints.isEmpty()) {
            problem = decode(file, fingerprints);
            keep(sha256, fingerprints);
        }
        return new CollectionRecording(file, sha256, fingerprints, fingerprints.isEmpty() ? problem : Optional.empty());
    }

    /** Decodes every audio stream; gives the first problem. */
    private Optional<String> decode(Path file, List<Fingerprint> fingerprints) throws IOException {
        MediaFacts facts;
        switch (workbench.probe().probe(file)) {
            case ProbeOutcome.Probed probed -> facts = probed.facts();
            case ProbeOutcome.Refused refused -> {
                return Optional.of(refused.refusal().message());
            }
        }
        int streams = Math.min(facts.audioStreams().size(), ExamineRecording.MOST_STREAMS);
        Optional<String> problem = streams == 0 ? Optional.of("no audio stream") : Optional.empty();
        for (int stream = 0; stream < streams; stream++) {
            var extractor = new PrintExtractor();
            switch (workbench.decoder().decode(file, stream, new MonoView(extractor))) {
                case DecodeOutcome.Decoded decoded -> {
                    if (decoded.audio().samples() > 0) {
                        fingerprints.add(extractor.fingerprint());
                    }
                }
                case DecodeOutcome.Refused refused ->
                    problem = problem.or(() -> Optional.of(refused.refusal().message()));
            }
        }
        return problem;
    }

    /** The fingerprints that an earlier search kept; none where it kept none, or where they are damaged. */
    private List<Fingerprint> kept(Sha256 sha256) throws IOException {
        Optional<Path> file = cache.map(directory -> directory.resolve(name(sha256)));
        if (file.isEmpty() || !Files.exists(file.get())) {
            return List.of();
        }
        Optional<IndexSegment> whole = whole(file.get());
        if (whole.isEmpty()) {
            Files.delete(file.get());
            return List.of();
        }
        return whole.get().entries(stream -> true).stream()
                .map(IndexSegment.Entry::fingerprint)
                .toList();
    }

    private static Optional<IndexSegment> whole(Path file) {
        try {
            return Optional.of(IndexSegment.map(file))
                    .filter(segment -> segment.damage().isEmpty());
        } catch (IOException damagedOrOfAnotherVersion) {
            return Optional.empty();
        }
    }

    private void keep(Sha256 sha256, List<Fingerprint> fingerprints) throws IOException {
        if (cache.isEmpty()
                || fingerprints.isEmpty()
                || SearchCollection.frames(fingerprints) > IndexSegment.MOST_FRAMES) {
            return;
        }
        var entries = new ArrayList<IndexSegment.Entry>();
        for (Fingerprint fingerprint : fingerprints) {
            entries.add(new IndexSegment.Entry(Integer.toString(entries.size()), fingerprint));
        }
        Path fresh = cache.get().resolve("fingerprints-" + UUID.randomUUID() + ".new");
        IndexSegment.of(entries).write(fresh);
        PosixFileAttributeView modes = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (modes != null) {
            modes.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
        Path file = cache.get().resolve(name(sha256));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Decoder and extractor are part of the name: fingerprints that another version made are not taken for this one's. */
    private String name(Sha256 sha256) {
        return sha256.hex() + "-" + decoder + "-" + PrintExtractor.VERSION + ".fingerprints";
    }
}
