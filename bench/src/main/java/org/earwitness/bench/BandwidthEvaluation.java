package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.earwitness.examine.Examination;
import org.earwitness.examine.Observation;
import org.earwitness.media.DecoderInstallation;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;

/**
 * Measures where the check of bandwidth tells a limit in recordings that fill their band, and what it misses and misplaces in
 * recordings that were limited.
 *
 * <p>Usage: {@code BandwidthEvaluation DATA_DIRECTORY [SEED [RECORDINGS_PER_WAY]]}. Recordings are dealt to two
 * halves, those of one reader to one; the constants were chosen looking at draws from both. All recordings are measured as they are,
 * so many of each half in each way that limits them. The truth does not come from the check: whether a
 * recording fills its band, from a mean spectrum of its own; where a way limits, from white noise sent the same way.
 */
public final class BandwidthEvaluation {
    private static final double SECONDS = 12;
    private static final double INSIDE = 0.9;

    private final Path data;
    private final BandPaths paths;
    private final Random random;
    private final int most;

    private BandwidthEvaluation(Path data, BandPaths paths, long seed, int most) {
        this.data = data;
        this.paths = paths;
        this.random = new Random(seed);
        this.most = most;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1) {
            System.err.println("usage: BandwidthEvaluation DATA_DIRECTORY [SEED [RECORDINGS_PER_WAY]]");
            System.exit(2);
        }
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
        Sandbox sandbox = Sandbox.strongest(DecoderInstallation.prepare(Path.of("target", "decoder-cache")));
        Path work = Files.createTempDirectory("bandwidth");
        try {
            var paths = new BandPaths(sandbox, work);
            new BandwidthEvaluation(Path.of(arguments[0]), paths, seed, most).measure();
        } finally {
            Files.delete(work);
        }
    }

    private void measure() throws IOException {
        List<BandSound> filled = new ArrayList<>();
        for (String folder : List.of(
                "speech/librispeech-single",
                "speech/librispeech-multi",
                "speech/devices",
                "speech/digits",
                "music",
                "chant",
                "noise")) {
            List<BandSound> sounds = sounds(folder);
            filled.addAll(own(folder, sounds));
        }
        full("16 kHz to 8 kHz", filled, 16_000, 8_000);
        full("44.1 kHz to 22.05 kHz", sounds("music"), 44_100, 22_050);
        for (int hertz : new int[] {8_000, 16_000, 44_100}) {
            List<BandSound> sources = hertz == 44_100
                    ? sounds("music").stream().filter(s -> s.hertz() == hertz).toList()
                    : filled.stream().filter(s -> s.hertz() == hertz).toList();
            for (Map.Entry<String, BandPaths.Way> way : paths.limiting(hertz).entrySet()) {
                limited(way.getKey(), sources, hertz, way.getValue());
            }
        }
        BandPaths.Way noisy = sound -> sound.between(0, 3_400).noisy(20);
        limited(
                "filter 3.4 kHz, then noise 20 dB below",
                filled.stream().filter(s -> s.hertz() == 16_000).toList(),
                16_000,
                noisy);
    }

    /** The recordings of a folder, drawn; the digits of each reader joined in sixties. */
    private List<BandSound> sounds(String folder) throws IOException {
        List<Path> files = new ArrayList<>(DataRecordings.files(data.resolve(folder)));
        List<BandSound> sounds = new ArrayList<>();
        if (folder.endsWith("digits")) {
            return BandDigits.joined(paths, files);
        }
        Collections.shuffle(files, random);
        for (Path file : files) {
            sounds.add(paths.decode(file, file.getFileName().toString(), folder.equals("chant") ? 60 : SECONDS));
        }
        return sounds;
    }

    /** What is told of recordings as they are. */
    private List<BandSound> own(String folder, List<BandSound> sounds) {
        var tables = List.of(new BandTable(), new BandTable());
        List<BandSound> filled = new ArrayList<>();
        for (BandSound sound : sounds) {
            boolean fills = sound.fillsBand();
            if (fills) {
                filled.add(sound);
            }
            double half = sound.hertz() / 2.0;
            tables.get(half(sound)).add(examine(sound), half, fills ? half : Math.min(half, sound.powerEdge()));
        }
        print(folder, tables);
        return filled;
    }

    /** What is told of recordings at a lower rate that they fill. */
    private void full(String name, List<BandSound> sounds, int from, int to) throws IOException {
        var tables = List.of(new BandTable(), new BandTable());
        for (BandSound sound : sounds) {
            if (sound.hertz() == from) {
                BandSound lower = paths.chain(BandPaths.plain(to)).of(sound);
                tables.get(half(sound)).add(examine(lower), to / 2.0, to / 2.0);
            }
        }
        print(name, tables);
    }

    private void limited(String name, List<BandSound> sources, int hertz, BandPaths.Way way) throws IOException {
        double truth = way.of(BandSound.noise(hertz, SECONDS)).noiseEdge();
        var tables = List.of(new BandTable(), new BandTable());
        int[] taken = new int[2];
        for (BandSound source : sources) {
            int half = half(source);
            if (taken[half] < most) {
                taken[half]++;
                BandSound sound = way.of(source);
                tables.get(half).add(examine(sound), sound.hertz() / 2.0, truth);
            }
        }
        print(String.format(Locale.ROOT, "%s (noise: %.0f Hz)", name, truth), tables);
    }

    private static Observation examine(BandSound sound) {
        Examination examination = new Examination();
        examination.begin(new PcmFormat(new SampleRate(sound.hertz()), 1));
        examination.accept(sound.samples(), sound.samples().length);
        examination.end();
        return examination.observations().stream()
                .filter(observation -> observation.check().equals("bandwidth"))
                .findFirst()
                .orElseThrow();
    }

    /** The half of its reader, by the name's first part where names tell readers; of the recording where they do not. */
    private static int half(BandSound sound) {
        String source = sound.name().matches("\\d+-.*") ? sound.name().split("-", 2)[0] : sound.name();
        return Math.floorMod(source.hashCode() * 0x9E3779B9 >>> 16, 2);
    }

    private static void print(String name, List<BandTable> halves) {
        for (int half = 0; half < 2; half++) {
            System.out.printf(Locale.ROOT, "%-42s half %d: %s%n", name, half + 1, halves.get(half));
        }
    }

    /** Whether a limit lies inside the band as the check tells it. */
    static boolean inside(double edge, double half) {
        return edge <= INSIDE * half;
    }
}
