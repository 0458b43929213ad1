package org.earwitness.testkit.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.earwitness.testkit.SeededRandom;
import org.earwitness.testkit.sound.Sound;
import org.earwitness.testkit.sound.SoundSink;
import org.earwitness.testkit.sound.WavFormat;
import org.earwitness.testkit.sound.WavWriter;

/**
 * An invented recording. Its script says what sounds when; rendering streams the samples, so that hours need no more memory
 * than the sentences that sound at one time. The same scene gives the same samples on every machine.
 *
 * @param seed decides every word and accident
 * @param seconds length, above 0 and at most 48 hours; what still sounds then is cut off
 * @param rateHertz 8000 to 192 000
 * @param channels 1 or 2
 */
public record Scene(Kind kind, long seed, Room room, double seconds, int rateHertz, int channels) {
    private static final double LONGEST_SECONDS = 48 * 3600;

    /** What a scene is of. */
    public enum Kind {
        /** A closed meeting of a party: {@link Cast#CHAIRMAN} speaks, others throw in. */
        PARTY_MEETING,
        /** Another meeting of the same people in the same room. */
        OTHER_MEETING,
        MARKET,
        NEWS_READING,
        MUSIC
    }

    public Scene {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException(
                    "seconds: expected more than 0 and at most " + LONGEST_SECONDS + ", found " + seconds);
        }
        if (channels < 1 || channels > 2) {
            throw new IllegalArgumentException("channels: expected 1 or 2, found " + channels);
        }
        if (rateHertz < 8000 || rateHertz > 192_000) {
            throw new IllegalArgumentException("rate: expected 8000 to 192000 Hz, found " + rateHertz);
        }
    }

    /** Three minutes of a party meeting, mono at 48 kHz. */
    public static Scene partyMeeting(long seed) {
        return of(Kind.PARTY_MEETING, seed, 180);
    }

    /** A minute and a half of something else, mono at 48 kHz. Even of the same seed it shares no sample with a meeting. */
    public static Scene unrelated(long seed, Kind kind) {
        return of(kind, seed, 90);
    }

    private static Scene of(Kind kind, long seed, double seconds) {
        Room room = switch (kind) {
            case PARTY_MEETING, OTHER_MEETING -> Room.hall();
            case MARKET -> Room.street();
            case NEWS_READING, MUSIC -> Room.studio();
        };
        return new Scene(kind, seed, room, seconds, 48_000, 1);
    }

    public Scene lasting(double otherSeconds) {
        return new Scene(kind, seed, room, otherSeconds, rateHertz, channels);
    }

    public Scene at(int otherRateHertz) {
        return new Scene(kind, seed, room, seconds, otherRateHertz, channels);
    }

    public Scene inStereo() {
        return new Scene(kind, seed, room, seconds, rateHertz, 2);
    }

    public Scene in(Room otherRoom) {
        return new Scene(kind, seed, otherRoom, seconds, rateHertz, channels);
    }

    /**
     * The same script without reverberation and hum: the cheap way to hours of material, best at 16 kHz or less.
     */
    public Scene dry() {
        return in(new Room(0, -60, room.noiseDecibels(), 0, -120));
    }

    /** Everything that sounds, by time of start: the truth that analyses are tested against. */
    public List<Cue> cues() {
        List<Cue> cues = new ArrayList<>();
        Script script = script();
        double now = 0;
        while (now < seconds) {
            Script.Passage passage = script.next();
            for (Cue cue : passage.cues()) {
                if (now + cue.startSeconds() < seconds) {
                    cues.add(cue.later(now));
                }
            }
            now += passage.seconds();
        }
        return List.copyOf(cues);
    }

    /** Streams the samples to a sink. */
    public void render(SoundSink sink) {
        SeededRandom random = new SeededRandom(seed).fork("place of " + kind);
        Mixer mixer = new Mixer(this, random, sink);
        Script script = script();
        double now = 0;
        while (now < seconds) {
            Script.Passage passage = script.next();
            for (Cue cue : passage.cues()) {
                mixer.mixUntil(now + cue.startSeconds());
                mixer.add(cue.later(now));
            }
            now += passage.seconds();
        }
        mixer.mixUntil(seconds);
        mixer.finish();
    }

    /** The whole scene in memory; for minutes, not hours. */
    public Sound sound() {
        float[] samples = new float[Math.multiplyExact(Math.toIntExact(frames()), channels)];
        int[] filled = {0};
        render((block, frames) -> {
            System.arraycopy(block, 0, samples, filled[0], frames * channels);
            filled[0] += frames * channels;
        });
        return Sound.of(rateHertz, channels, samples);
    }

    /** Writes the scene to a WAV file, in place of any file of that name. */
    public void writeTo(Path wav, WavFormat.Encoding encoding) throws IOException {
        try (WavWriter writer = WavWriter.open(wav, new WavFormat(rateHertz, channels, encoding))) {
            render(writer);
        }
    }

    /** Samples per channel. */
    public long frames() {
        return Math.round(seconds * rateHertz);
    }

    private Script script() {
        SeededRandom random = new SeededRandom(seed).fork("script of " + kind);
        return switch (kind) {
            case PARTY_MEETING, OTHER_MEETING -> new Script.Meeting(random);
            case MARKET -> new Script.Market(random);
            case NEWS_READING -> new Script.News(random);
            case MUSIC -> new Script.Music(random);
        };
    }
}
