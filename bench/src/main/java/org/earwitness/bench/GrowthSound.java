package org.earwitness.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.earwitness.media.DecodeOutcome;
import org.earwitness.media.Decoder;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * Real recordings as 16 kHz mono in a mapped file, and any amount of distinct sound made of them.
 *
 * <p>Made sound is two passages of real recordings at once, each played 0.8 to 1.25 times as fast, one of them up to 12 dB quieter.
 * Which passages, speeds and levels follows from a number; no two numbers give the same.
 */
final class GrowthSound {
    static final int RATE = 16_000;
    private static final int BLOCK = RATE;
    private static final double SLOWEST = 0.8;
    private static final double FASTEST = 1.25;
    private static final double MOST_QUIETER_DECIBELS = 12;

    /** One in ten is only ever queried, one in ten is in the archive once and queried. */
    private static final int ROLES = 10;

    /** What a recording is used for. */
    enum Role {
        /** In the archive, and what made sound is made of. */
        SOURCE,
        /** In the archive as it is, and queried. */
        QUESTIONED,
        /** Not in the archive; queried. */
        ABSENT
    }

    record Real(String name, Role role, int start, int length) {
        double seconds() {
            return (double) length / RATE;
        }
    }

    private final ShortBuffer samples;
    private final List<Real> recordings;
    /** Every sample of the sources lies in one row, so that passages run on from one to the next. */
    private final int sourceLength;

    private GrowthSound(ShortBuffer samples, List<Real> recordings) {
        this.samples = samples;
        this.recordings = List.copyOf(recordings);
        this.sourceLength = recordings.stream()
                .filter(each -> each.role() == Role.SOURCE)
                .mapToInt(each -> each.start() + each.length())
                .max()
                .orElseThrow();
    }

    /** Decodes all recordings of the data to a file. */
    static GrowthSound read(Path data, Path file, Decoder decoder, ExecutorService workers) throws Exception {
        var files = new ArrayList<Path>();
        for (String folder :
                List.of("speech/librispeech-multi", "speech/librispeech-single", "speech/devices", "chant", "music")) {
            try (Stream<Path> paths = Files.list(data.resolve(folder))) {
                paths.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        var recordings = new ArrayList<Real>();
        int start = 0;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (Role role : Role.values()) {
                var pending = new ArrayDeque<Future<ByteBuffer>>();
                List<Path> own = filesOf(files, role);
                own.forEach(each -> pending.add(workers.submit(() -> decode(each, decoder))));
                for (int i = 0; i < own.size(); i++) {
                    ByteBuffer bytes = pending.remove().get();
                    int length = bytes.remaining() / Short.BYTES;
                    recordings.add(new Real(data.relativize(own.get(i)).toString(), role, start, length));
                    start += length;
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }
            }
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new GrowthSound(mapped.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer(), recordings);
        }
    }

    private static List<Path> filesOf(List<Path> files, Role role) {
        var own = new ArrayList<Path>();
        for (int i = 0; i < files.size(); i++) {
            Role its = i % ROLES == 3 ? Role.QUESTIONED : i % ROLES == 7 ? Role.ABSENT : Role.SOURCE;
            if (its == role) {
                own.add(files.get(i));
            }
        }
        return own;
    }

    private static ByteBuffer decode(Path file, Decoder decoder) throws IOException {
        var collected = new Collected();
        if (decoder.decode(file, 0, new MonoView(collected)) instanceof DecodeOutcome.Refused refused) {
            throw new IOException(file.getFileName() + ": " + refused.refusal().message());
        }
        return collected.bytes.flip();
    }

    private static final class Collected implements SampleSink {
        private ByteBuffer bytes = ByteBuffer.allocate(RATE).order(ByteOrder.LITTLE_ENDIAN);

        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] mono, int count) {
            if (bytes.remaining() < count * Short.BYTES) {
                byte[] larger = Arrays.copyOf(
                        bytes.array(), Math.max(2 * bytes.capacity(), bytes.position() + count * Short.BYTES));
                bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(bytes.position());
            }
            for (int i = 0; i < count; i++) {
                bytes.putShort((short) Math.clamp(Math.round(mono[i] * 32_767), -32_768, 32_767));
            }
        }

        @Override
        public void end() {}
    }

    List<Real> recordings(Role role) {
        return recordings.stream().filter(each -> each.role() == role).toList();
    }

    /** A passage of a recording, at full scale ±1. */
    float[] cut(Real recording, int from, int length) {
        float[] cut = new float[length];
        for (int i = 0; i < length; i++) {
            cut[i] = samples.get(recording.start() + from + i) / 32_768f;
        }
        return cut;
    }

    /** Gives a real recording to a sink. */
    void feed(Real recording, SampleSink sink) {
        sink.begin(MonoView.FORMAT);
        for (int at = 0; at < recording.length(); at += BLOCK) {
            int count = Math.min(BLOCK, recording.length() - at);
            sink.accept(cut(recording, at, count), count);
        }
        sink.end();
    }

    /** Gives made sound to a sink, without its beginning and end. */
    void feedMade(long number, int seconds, SampleSink sink) {
        var random = new SplittableRandom(number);
        Voice loud = new Voice(random, 0);
        Voice quiet = new Voice(random, random.nextDouble(MOST_QUIETER_DECIBELS));
        float[] block = new float[BLOCK];
        for (int second = 0; second < seconds; second++) {
            Arrays.fill(block, 0f);
            loud.addTo(block);
            quiet.addTo(block);
            sink.accept(block, BLOCK);
        }
    }

    /** One of two passages that sound at once. */
    private final class Voice {
        private final double speed;
        private final float gain;
        private double position;

        Voice(SplittableRandom random, double decibelsDown) {
            speed = random.nextDouble(SLOWEST, FASTEST);
            gain = (float) (0.7 * Math.pow(10, -decibelsDown / 20) / 32_768);
            position = random.nextDouble(sourceLength);
        }

        /** By cubic interpolation between four samples (Catmull and Rom). */
        void addTo(float[] block) {
            for (int i = 0; i < block.length; i++) {
                int k = (int) position;
                float t = (float) (position - k);
                if (k < 1 || k + 2 >= sourceLength) {
                    position = position + speed >= sourceLength - 2 ? 1 : position + speed;
                    continue;
                }
                float before = samples.get(k - 1);
                float a = samples.get(k);
                float b = samples.get(k + 1);
                float after = samples.get(k + 2);
                float cubic = t * (2 * before - 5 * a + 4 * b - after + t * (3 * (a - b) + after - before));
                block[i] += gain * (a + 0.5f * t * (b - before + cubic));
                position += speed;
            }
        }
    }
}
