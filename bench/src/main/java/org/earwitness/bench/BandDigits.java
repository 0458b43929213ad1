package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The single digits of each reader, sixteen at a time in one sound at their own rate. */
final class BandDigits {
    private static final int TOGETHER = 16;
    private static final double LONGEST = 5;

    private BandDigits() {}

    static List<BandSound> joined(BandPaths paths, List<Path> files) throws IOException {
        var readers = new TreeMap<String, List<Path>>();
        for (Path file : files) {
            String reader = file.getFileName().toString().split("_", -1)[1];
            readers.computeIfAbsent(reader, name -> new ArrayList<>()).add(file);
        }
        List<BandSound> sounds = new ArrayList<>();
        for (Map.Entry<String, List<Path>> reader : readers.entrySet()) {
            List<Path> takes = reader.getValue();
            for (int first = 0; first + TOGETHER <= Math.min(takes.size(), 10 * TOGETHER); first += TOGETHER) {
                float[] joined = new float[0];
                int hertz = 1;
                for (Path file : takes.subList(first, first + TOGETHER)) {
                    BandSound digit = paths.decode(file, reader.getKey(), LONGEST);
                    int end = joined.length;
                    joined = Arrays.copyOf(joined, end + digit.samples().length);
                    System.arraycopy(digit.samples(), 0, joined, end, digit.samples().length);
                    hertz = digit.hertz();
                }
                sounds.add(new BandSound(reader.getKey(), hertz, joined));
            }
        }
        return sounds;
    }
}
