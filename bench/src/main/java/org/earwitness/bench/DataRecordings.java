package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earwitness.media.DecodeLimits;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/** Reads the folder of real recordings as 16 kHz mono. */
public final class DataRecordings {
    public static final int RATE = 16_000;
    private static final List<String> FOLDERS =
            List.of("speech/librispeech-multi", "speech/librispeech-single", "speech/devices", "chant", "music");

    /**
     * One recording.
     *
     * @param name folder and file; for digits the reader and the take
     * @param samples 16 kHz mono
     */
    public record Recording(String name, float[] samples) {
        /** What has one voice or one source throughout, as far as names tell. */
        public String source() {
            if (name.startsWith("digits")) {
                return name.substring(0, name.indexOf(" take"));
            }
            String file = name.substring(name.lastIndexOf('/') + 1);
            return name.contains("librispeech")
                    ? file.substring(0, file.indexOf('-'))
                    : name.substring(0, name.indexOf('/'));
        }
    }

    private final Decoder decoder;

    public DataRecordings(Sandbox sandbox) {
        decoder = new Decoder(sandbox, DecodeLimits.STANDARD);
    }

    /** Every recording; the digits of each reader joined, take by take, so that the same words come again. */
    public List<Recording> all(Path data) throws IOException {
        var recordings = new ArrayList<Recording>();
        for (Path file : recordingFiles(data)) {
            String name = data.relativize(file).toString().replace('\\', '/');
            recordings.add(new Recording(name, decode(file)));
        }
        var takes = new TreeMap<String, List<Path>>();
        for (Path file : files(data.resolve("speech/digits"))) {
            String[] parts = file.getFileName().toString().replace(".wav", "").split("_", -1);
            takes.computeIfAbsent(parts[1] + " take " + parts[2], name -> new ArrayList<>())
                    .add(file);
        }
        for (Map.Entry<String, List<Path>> take : takes.entrySet()) {
            var samples = new float[0];
            for (Path file : take.getValue()) {
                float[] digit = decode(file);
                int end = samples.length;
                samples = Arrays.copyOf(samples, end + digit.length);
                System.arraycopy(digit, 0, samples, end, digit.length);
            }
            recordings.add(new Recording("digits of " + take.getKey(), samples));
        }
        return recordings;
    }

    /** The files that are one recording each: all but the digits. */
    public static List<Path> recordingFiles(Path data) throws IOException {
        var files = new ArrayList<Path>();
        for (String folder : FOLDERS) {
            files.addAll(files(data.resolve(folder)));
        }
        return files;
    }

    /** The files of a folder by name. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** One file as 16 kHz mono. */
    public float[] decode(Path file) throws IOException {
        Collected collected = new Collected();
        if (decoder.decode(file, 0, new MonoView(collected)) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(file.getFileName() + ": " + refused.refusal().message());
        }
        return Arrays.copyOf(collected.samples, collected.count);
    }

    private static final class Collected implements SampleSink {
        private float[] samples = new float[RATE];
        private int count;

        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] mono, int frames) {
            if (count + frames > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(count + frames, samples.length * 2));
            }
            System.arraycopy(mono, 0, samples, count, frames);
            count += frames;
        }

        @Override
        public void end() {}
    }
}
