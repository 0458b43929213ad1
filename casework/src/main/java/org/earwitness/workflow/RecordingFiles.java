package org.earwitness.workflow;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;

/**
 * The files below some places: regular files, hidden ones left out; links to directories are not followed. A file that is named
 * itself is taken whatever it is, so that reading it tells what is wrong with it.
 */
final class RecordingFiles {
    private static final int DEEPEST = 64;

    private final List<Path> excluded = new ArrayList<>();

    /** Hears of each file. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param file by its real directory
         * @param given the same file, named by the place that the user gave
         * @param bytes its length; 0 where it cannot be told
         */
        void visit(Path file, Path given, long bytes) throws IOException, InterruptedException;
    }

    /** @param excluded directories that are left out with all below them */
    RecordingFiles(List<Path> excluded) throws IOException {
        for (Path path : excluded) {
            this.excluded.add(path.toRealPath());
        }
    }

    /** Every file in the order of its real name, each once; at most {@code most}. */
    List<Path> list(List<Path> places, int most) throws IOException, InterruptedException {
        var files = new TreeSet<Path>();
        visit(places, (file, given, bytes) -> {
            files.add(file);
            if (files.size() > most) {
                throw new IOException("expected at most " + most + " files in the collection, found more");
            }
        });
        return List.copyOf(files);
    }

    /** Tells of every file as it is met; of one that lies below two places, twice. Memory does not grow with their number. */
    void visit(List<Path> places, Visitor visitor) throws IOException, InterruptedException {
        for (Path place : places) {
            Path root = place.toRealPath();
            Walk walk = new Walk(place, root, visitor);
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
            if (walk.interrupted) {
                throw new InterruptedException();
            }
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path place;
        private final Path root;
        private final Visitor visitor;
        private boolean interrupted;

        Walk(Path place, Path root, Visitor visitor) {
            this.place = place;
            this.root = root;
            this.visitor = visitor;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(root)
                    && directory.getFileName().toString().startsWith(".");
            return hidden || excluded.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            boolean shown = !file.getFileName().toString().startsWith(".");
            boolean taken = file.equals(root) || (shown && Files.isRegularFile(file));
            return taken ? tell(file, length(file)) : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return tell(file, 0);
        }

        /** What the name leads to may be gone by now: reading it will tell. */
        private static long length(Path file) {
            try {
                return Files.size(file);
            } catch (IOException gone) {
                return 0;
            }
        }

        private FileVisitResult tell(Path file, long bytes) throws IOException {
            Path given = file.equals(root)
                    ? place
                    : place.resolve(root.relativize(file).toString());
            try {
                visitor.visit(file, given, bytes);
                return FileVisitResult.CONTINUE;
            } catch (InterruptedException e) {
                interrupted = true;
                return FileVisitResult.TERMINATE;
            }
        }
    }
}
