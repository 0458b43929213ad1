package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.earwitness.sample.Chain;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleRate;
import org.earwitness.sample.SampleSink;
import org.earwitness.testkit.scene.Scene;
import org.earwitness.testkit.sound.Edits;
import org.earwitness.testkit.sound.Signals;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.WavFile;
import org.earwitness.testkit.sound.WavFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final SampleSink NOWHERE = new SampleSink() {
        @Override
        public void begin(PcmFormat format) {}

        @Override
        public void accept(float[] interleaved, int frames) {}

        @Override
        public void end() {}
    };

    @TempDir
    static Path directory;

    private static final double SECONDS = 6;
    private static Sound speech;
    private static Path wave;

    @BeforeAll
    static void makeSound() throws IOException {
        speech = Edits.excerpt(Scene.partyMeeting(7).at(16_000).lasting(SECONDS).sound(), 0, SECONDS);
        wave = directory.resolve("speech.wav");
        WavFile.write(wave, speech, WavFormat.Encoding.PCM_16);
    }

    @ParameterizedTest
    @EnumSource(Chain.Codec.class)
    void everyFormatThatPeopleCirculateIsProbedAndDecoded(Chain.Codec codec) throws IOException {
        Path file = directory.resolve("copy." + codec.extension());
        new ChainRunner(TestDecoders.INSTALLATION).encode(wave, chain(codec), file);

        MediaFacts facts = probed(file);
        CollectedSamples samples = new CollectedSamples();
        DecodedAudio audio = decoded(file, samples);

        assertThat(facts.audioStreams()).hasSize(1);
        assertThat(audio.format().channels()).isEqualTo(chain(codec).channels());
        assertThat(audio.seconds()).isCloseTo(SECONDS, within(0.15));
        assertThat(audio.decodeErrors()).isZero();
        assertThat(audio.frames()).isPositive();
        assertThat(samples.ended()).isTrue();
        assertThat(levelDecibels(samples.mono())).isCloseTo(levelDecibels(speech.channel(0)), within(4.0));
    }

    @Test
    void losslessSamplesAreThoseOfTheFile() throws IOException {
        CollectedSamples samples = new CollectedSamples();
        decoded(wave, samples);

        assertThat(samples.mono()).containsExactly(WavFile.read(wave).channel(0));
    }

    @Test
    void aSecondDecodingGivesTheSameHashInWhateverIsolation() throws IOException {
        Path file = directory.resolve("again.opus");
        new ChainRunner(TestDecoders.INSTALLATION).encode(wave, chain(Chain.Codec.OPUS), file);
        String first = decoded(file, NOWHERE).pcmSha256();

        for (Sandbox.Mechanism mechanism : weakerThanOurs()) {
            Sandbox sandbox = Sandbox.strongest(TestDecoders.INSTALLATION, Set.of(mechanism));
            DecodeOutcome again = new Decoder(sandbox, TestDecoders.LIMITS).decode(file, 0, NOWHERE);
            assertThat(((DecodeOutcome.Decoded) again).audio().pcmSha256()).isEqualTo(first);
        }
    }

    @Test
    void timeZeroIsTheFirstSampleAfterThePreSkip() throws IOException {
        Sound click = Edits.join(Signals.digitalZeros(48_000, 1), Signals.tone(48_000, 0.5, 1000, 0.5));
        Path source = directory.resolve("click.wav");
        WavFile.write(source, click, WavFormat.Encoding.PCM_16);
        for (Chain.Codec codec : List.of(Chain.Codec.OPUS, Chain.Codec.AAC, Chain.Codec.MP3)) {
            Path file = directory.resolve("click." + codec.extension());
            new ChainRunner(TestDecoders.INSTALLATION)
                    .encode(source, new Chain(codec, 64_000, new SampleRate(48_000), 1), file);
            CollectedSamples samples = new CollectedSamples();
            DecodedAudio audio = decoded(file, samples);

            assertThat(onsetSeconds(samples.mono())).as("%s", codec).isCloseTo(1.0, within(0.004));
            assertThat(audio.timeBase().trims())
                    .as("%s", codec)
                    .anyMatch(
                            trim -> trim.where() == TimeBase.Where.START && trim.atSample() == 0 && trim.samples() > 0);
        }
    }

    @Test
    void aChangeOfParametersInsideTheStreamIsRecorded() throws IOException {
        Path first = directory.resolve("first.mp3");
        Path second = directory.resolve("second.mp3");
        ChainRunner runner = new ChainRunner(TestDecoders.INSTALLATION);
        runner.encode(wave, new Chain(Chain.Codec.MP3, 32_000, new SampleRate(16_000), 1), first);
        runner.encode(wave, new Chain(Chain.Codec.MP3, 64_000, new SampleRate(44_100), 2), second);
        Path joined = directory.resolve("joined.mp3");
        var bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(first));
        bytes.write(Files.readAllBytes(second));
        Files.write(joined, bytes.toByteArray());

        DecodedAudio audio = decoded(joined, NOWHERE);

        assertThat(audio.format().rate().hertz()).isEqualTo(16_000);
        assertThat(audio.timeBase().parameterChanges()).isNotEmpty();
        assertThat(audio.timeBase().parameterChanges().getLast().after()).contains("44100 Hz");
        assertThat(audio.seconds()).isCloseTo(2 * SECONDS, within(0.5));
    }

    @Test
    void aMissingStretchShowsAsAGapInThePresentationTime() throws IOException {
        Path whole = directory.resolve("whole.opus");
        new ChainRunner(TestDecoders.INSTALLATION).encode(wave, chain(Chain.Codec.OPUS), whole);
        Path holed = directory.resolve("holed.opus");
        Files.write(holed, OggPages.without(Files.readAllBytes(whole), 4));

        TimeBase time = decoded(holed, NOWHERE).timeBase();

        assertThat(time.gaps()).isNotEmpty();
        TimeBase.Gap gap = time.gaps().getFirst();
        double length = gap.foundSeconds() - gap.expectedSeconds();
        assertThat(length).isBetween(0.5, 1.5);
        assertThat(time.presentationSeconds(gap.atSample())).isCloseTo(gap.foundSeconds(), within(1e-9));
        assertThat(time.presentationSeconds(0)).isCloseTo(time.firstPresentationSeconds(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.wav",
                "-leading-dash.wav",
                "quote'\"$(touch x)`.wav",
                "new\nline.wav",
                "សំឡេង.wav",
                "file:pipe:1.wav",
                "%03d.wav",
                "concat:a|b.wav"
            })
    void anyFileNameWorks(String name) throws IOException {
        Path file = Files.copy(wave, directory.resolve(name));

        assertThat(probed(file).audioStreams()).hasSize(1);
        assertThat(decoded(file, NOWHERE).seconds()).isCloseTo(SECONDS, within(0.01));
    }

    @Test
    void whatIsNoRegularFileIsRefusedBeforeItIsOpened() throws IOException {
        for (Path path : List.of(directory, Path.of("/dev/zero"), directory.resolve("absent.wav"))) {
            DecodeOutcome outcome = new Decoder(TestDecoders.SANDBOX, TestDecoders.LIMITS).decode(path, 0, NOWHERE);
            assertThat(((DecodeOutcome.Refused) outcome).refusal().cause()).isEqualTo(Refusal.Cause.NOT_A_FILE);
        }
    }

    @Test
    void aStreamThatIsNotThereIsSaidToBeAbsent() throws IOException {
        DecodeOutcome outcome = new Decoder(TestDecoders.SANDBOX, TestDecoders.LIMITS).decode(wave, 3, NOWHERE);

        assertThat(((DecodeOutcome.Refused) outcome).refusal().cause()).isEqualTo(Refusal.Cause.NO_AUDIO);
    }

    @Test
    void soundBeyondTheLimitEndsTheChild() throws IOException {
        DecodeLimits short_ = new DecodeLimits(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 1L << 30, 2, 16, 1 << 20);

        DecodeOutcome outcome = new Decoder(TestDecoders.SANDBOX, short_).decode(wave, 0, NOWHERE);

        assertThat(((DecodeOutcome.Refused) outcome).refusal().cause()).isEqualTo(Refusal.Cause.OUTPUT_LIMIT);
    }

    @Test
    void theIsolationThatWasInForceIsPartOfTheResult() throws IOException {
        DecodeOutcome outcome = new Decoder(TestDecoders.SANDBOX, TestDecoders.LIMITS).decode(wave, 0, NOWHERE);
        DecoderProvenance provenance = ((DecodeOutcome.Decoded) outcome).provenance();

        assertThat(provenance.isolation().inForce()).isNotEmpty();
        assertThat(provenance.decoderSha256()).hasSize(64);
        assertThat(provenance.arguments())
                .contains("-protocol_whitelist", "fd")
                .noneMatch(text -> text.contains("speech"));
    }

    private static MediaFacts probed(Path file) throws IOException {
        ProbeOutcome outcome = new MediaProbe(TestDecoders.SANDBOX, TestDecoders.LIMITS).probe(file);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Probed.class);
        return ((ProbeOutcome.Probed) outcome).facts();
    }

    private static DecodedAudio decoded(Path file, SampleSink sink) throws IOException {
        DecodeOutcome outcome = new Decoder(TestDecoders.SANDBOX, TestDecoders.LIMITS).decode(file, 0, sink);
        assertThat(outcome).isInstanceOf(DecodeOutcome.Decoded.class);
        return ((DecodeOutcome.Decoded) outcome).audio();
    }

    /** On Linux all weaker mechanisms work; elsewhere only the weakest exists. */
    private static List<Sandbox.Mechanism> weakerThanOurs() {
        return TestDecoders.INSTALLATION.platform().isLinux()
                ? List.of(Sandbox.Mechanism.LIMITS, Sandbox.Mechanism.NONE)
                : List.of(Sandbox.Mechanism.NONE);
    }

    private static Chain chain(Chain.Codec codec) {
        return switch (codec) {
            case OPUS -> new Chain(codec, 16_000, new SampleRate(48_000), 1);
            case VORBIS -> new Chain(codec, 0, new SampleRate(44_100), 2);
            case MP3, AAC, WMA -> new Chain(codec, 32_000, new SampleRate(16_000), 1);
            case AMR_NB -> new Chain(codec, 12_200, new SampleRate(8_000), 1);
            case AMR_WB -> new Chain(codec, 23_850, new SampleRate(16_000), 1);
            case FLAC, PCM -> new Chain(codec, 0, new SampleRate(16_000), 1);
        };
    }

    private static double levelDecibels(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(sum / samples.length);
    }

    private static double onsetSeconds(float[] samples) {
        int at = 0;
        while (Math.abs(samples[at]) < 0.2) {
            at++;
        }
        return at / 48_000.0;
    }
}
