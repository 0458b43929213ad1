package org.earwitness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.earwitness.fingerprint.CopySearch;
import org.earwitness.fingerprint.Match;
import org.earwitness.fingerprint.Query;
import org.earwitness.media.ChainRunner;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.media.Sandbox;
import org.earwitness.sample.Chain;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.testkit.sound.WavWriter;

/** Pieces of sound after Opus at 16 kbit/s, and how long it takes to search them. */
final class GrowthQueries {
    private static final double NEAR_SECONDS = 0.5;
    private static final Chain OPUS = new Chain(Chain.Codec.OPUS, 16_000, new SampleRate(48_000), 1);

    /**
     * A piece to search.
     *
     * @param label of what it was cut from
     * @param atSeconds where it starts there
     */
    record Piece(String label, double atSeconds, float[] samples) {}

    private GrowthQueries() {}

    /** Pieces of some recordings, each long enough, through the codec. */
    static List<Piece> cut(
            GrowthSound sound,
            GrowthSound.Role role,
            int count,
            int seconds,
            Random random,
            Sandbox sandbox,
            Decoder decoder,
            Path work)
            throws IOException {
        List<GrowthSound.Real> fit = sound.recordings(role).stream()
                .filter(each -> each.seconds() >= seconds)
                .toList();
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < count; i++) {
            GrowthSound.Real recording = fit.get(random.nextInt(fit.size()));
            int from = random.nextInt(recording.length() - seconds * GrowthSound.RATE + 1);
            float[] samples = sound.cut(recording, from, seconds * GrowthSound.RATE);
            pieces.add(coded(
                    new Piece(recording.name(), (double) from / GrowthSound.RATE, samples), sandbox, decoder, work));
        }
        return pieces;
    }

    static Piece coded(Piece piece, Sandbox sandbox, Decoder decoder, Path work) throws IOException {
        Path plain = work.resolve("piece.wav");
        Path coded = work.resolve("piece.opus");
        try (WavWriter writer = WavWriter.open(plain, new WavFormat(GrowthSound.RATE, 1, WavFormat.Encoding.PCM_16))) {
            writer.accept(piece.samples(), piece.samples().length);
        }
        new ChainRunner(sandbox).encode(plain, OPUS, coded);
        float[] samples = new float[piece.samples().length];
        Kept kept = new Kept(samples);
        if (decoder.decode(coded, 0, new MonoView(kept)) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(refused.refusal().message());
        }
        Files.delete(plain);
        Files.delete(coded);
        return new Piece(piece.label(), piece.atSeconds(), samples);
    }

    /** Keeps the first samples. */
    private static final class Kept implements SampleSink {
        private final float[] samples;
        private int filled;

        Kept(float[] samples) {
            this.samples = samples;
        }

        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] mono, int count) {
            int now = Math.min(count, samples.length - filled);
            System.arraycopy(mono, 0, samples, filled, now);
            filled += now;
        }

        @Override
        public void end() {}
    }

    /**
     * What came of some pieces.
     *
     * @param found pieces with a match in the right recording within half a second of the right place
     * @param answered pieces with a match anywhere
     * @param milliseconds of each search, ascending
     * @param errors of the place of what was found, in milliseconds, ascending
     */
    record Answers(int found, int answered, double[] milliseconds, double[] errors) {
        double median() {
            return milliseconds[milliseconds.length / 2];
        }

        /** Of 20, the second longest. */
        double nearlyLongest() {
            return milliseconds[(milliseconds.length * 95 - 1) / 100];
        }

        String times() {
            return String.format(Locale.ROOT, "median %.0f ms, 95 %% %.0f ms", median(), nearlyLongest());
        }
    }

    /** Searches pieces one after the other on one thread, from their samples, until the answer is clear. */
    static Answers search(CopySearch collection, List<Piece> pieces) {
        int found = 0;
        int answered = 0;
        double[] milliseconds = new double[pieces.size()];
        double[] errors = new double[pieces.size()];
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            long begun = System.nanoTime();
            Query query = collection.query(CopySearch.Effort.UNTIL_CLEAR);
            query.begin(MonoView.FORMAT);
            query.accept(piece.samples(), piece.samples().length);
            query.end();
            List<Match> matches = query.matches();
            milliseconds[i] = (System.nanoTime() - begun) / 1e6;
            answered += matches.isEmpty() ? 0 : 1;
            double error = matches.stream()
                    .filter(match -> match.recordingId().endsWith(" " + piece.label()))
                    .mapToDouble(match -> Math.abs(
                            match.matchStartSeconds() - match.speed() * match.queryStartSeconds() - piece.atSeconds()))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            if (error < NEAR_SECONDS) {
                errors[found++] = 1000 * error;
            }
        }
        Arrays.sort(milliseconds);
        errors = Arrays.copyOf(errors, found);
        Arrays.sort(errors);
        return new Answers(found, answered, milliseconds, errors);
    }
}
