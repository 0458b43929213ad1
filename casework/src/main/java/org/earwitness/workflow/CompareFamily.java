package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.CopyFamilies;
import org.earwitness.digest.Sha256;
import org.earwitness.media.Refusal;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.family.FamilyReport;

/**
 * Finds out what copies have to do with each other, without a case: nothing is stored. Each is decoded once, into a temporary file
 * that is gone afterwards. A file that cannot be read is told and does not stop the rest.
 */
public final class CompareFamily {
    /** More copies are not compared with each other at once. */
    public static final int MOST_COPIES = 400;

    private final Workbench workbench;
    private final Progress progress;
    private final CompareRecordings.Comparer comparer;

    public CompareFamily(Workbench workbench, Progress progress) {
        this(workbench, progress, AudioDiff::compare);
    }

    CompareFamily(Workbench workbench, Progress progress, CompareRecordings.Comparer comparer) {
        this.workbench = workbench;
        this.progress = progress;
        this.comparer = comparer;
    }

    /**
     * Compares all.
     *
     * @param places files, and directories whose files are taken
     * @throws RecordingUnreadable where no file can be decoded, or there are more than {@value #MOST_COPIES}
     * @throws IOException where there is no room for the decoded sound, 64 kB for each second of all, or the machine fails
     *     otherwise
     */
    public FamilyReport compare(List<Path> places) throws IOException, InterruptedException, RecordingUnreadable {
        List<Path> files = new RecordingFiles(List.of()).list(places, Integer.MAX_VALUE);
        if (files.size() > MOST_COPIES || files.isEmpty()) {
            throw new RecordingUnreadable(new Refusal(
                    files.isEmpty() ? Refusal.Cause.NO_AUDIO : Refusal.Cause.ABSURD,
                    "1 to " + MOST_COPIES + " files to compare with each other",
                    String.valueOf(files.size()),
                    "Name the copies; earwitness find tells which files of many they are."));
        }
        var unread = new ArrayList<FamilyReport.Unread>();
        Map<Sha256, List<Path>> byBytes = byBytes(files, unread);
        var decoded = new ArrayList<DecodeCopy.Decoded>();
        try {
            Optional<RecordingUnreadable> failure = decode(byBytes, decoded, unread);
            if (decoded.isEmpty()) {
                throw failure.orElseGet(() -> new RecordingUnreadable(new Refusal(
                        Refusal.Cause.UNREADABLE,
                        "a file that can be read",
                        unread.getFirst().reason(),
                        "Check the files.")));
            }
            return report(decoded, byBytes, unread);
        } finally {
            for (DecodeCopy.Decoded copy : decoded) {
                copy.sound().close();
            }
        }
    }

    private Map<Sha256, List<Path>> byBytes(List<Path> files, List<FamilyReport.Unread> unread) {
        var byBytes = new LinkedHashMap<Sha256, List<Path>>();
        for (Path file : files) {
            try {
                VerifyRecording.requireReadable(file);
                byBytes.computeIfAbsent(Sha256.of(file), none -> new ArrayList<>())
                        .add(file);
            } catch (RecordingUnreadable e) {
                unread.add(unread(file, e.refusal().message()));
            } catch (IOException e) {
                unread.add(unread(file, "expected a file that can be read, found a failure while reading it"));
            }
        }
        return byBytes;
    }

    /** Decodes on all processors; gives the first failure, if there was one. */
    private Optional<RecordingUnreadable> decode(
            Map<Sha256, List<Path>> byBytes, List<DecodeCopy.Decoded> decoded, List<FamilyReport.Unread> unread)
            throws IOException, InterruptedException {
        DecodeCopy decoding = new DecodeCopy(workbench);
        Optional<RecordingUnreadable> first = Optional.empty();
        var done = new AtomicLong();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var pending = new ArrayDeque<Map.Entry<Path, Future<DecodeCopy.Decoded>>>();
            for (Map.Entry<Sha256, List<Path>> one : byBytes.entrySet()) {
                Path file = one.getValue().getFirst();
                pending.add(Map.entry(file, workers.submit(() -> {
                    DecodeCopy.Decoded copy = decoding.decode(file, one.getKey());
                    progress.at("decoding", done.incrementAndGet(), byBytes.size());
                    return copy;
                })));
            }
            Optional<IOException> broken = Optional.empty();
            for (Map.Entry<Path, Future<DecodeCopy.Decoded>> one : pending) {
                try {
                    decoded.add(one.getValue().get());
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RecordingUnreadable failed) {
                        first = first.isPresent() ? first : Optional.of(failed);
                        unread.add(unread(one.getKey(), failed.refusal().message()));
                    } else if (e.getCause() instanceof IOException failed) {
                        broken = Optional.of(failed);
                    } else {
                        throw new IllegalStateException(e.getCause());
                    }
                }
            }
            if (broken.isPresent()) {
                throw broken.get();
            }
        }
        return first;
    }

    private FamilyReport report(
            List<DecodeCopy.Decoded> decoded, Map<Sha256, List<Path>> byBytes, List<FamilyReport.Unread> unread)
            throws IOException {
        var copies = new ArrayList<FamilyCopy>();
        var problems = new ArrayList<String>();
        for (DecodeCopy.Decoded copy : decoded) {
            String letter = FamilyCopy.letter(copies.size());
            List<Path> same = byBytes.getOrDefault(copy.sha256(), List.of(copy.file()));
            copies.add(copy.told(letter, same.subList(1, same.size())));
            copy.passedOver().forEach(problem -> problems.add("in " + letter + ", " + problem));
            if (copy.facts().media().audioStreams().size() > 1) {
                problems.add("of the " + copy.facts().media().audioStreams().size() + " audio streams of " + letter
                        + " number " + (copy.facts().ordinal() + 1) + " was compared");
            }
        }
        CopyFamilies families = RelateCopies.families(
                decoded.stream().map(DecodeCopy.Decoded::sound).toList(),
                RelateCopies.bandHertz(copies),
                progress,
                comparer);
        return new FamilyReport(Program.VERSION, copies, families, unread, problems);
    }

    private static FamilyReport.Unread unread(Path file, String reason) {
        Path name = file.getFileName();
        return new FamilyReport.Unread(Optional.of(name == null ? file.toString() : name.toString()), reason);
    }
}
