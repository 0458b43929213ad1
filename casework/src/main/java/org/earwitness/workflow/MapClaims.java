package org.earwitness.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.earwitness.media.DecodedAudio;
import org.earwitness.media.MediaFacts;
import org.earwitness.media.StreamFacts;
import org.earwitness.report.Disclosure;
import org.earwitness.report.FileClaims;
import org.earwitness.report.StreamClaims;
import org.earwitness.report.Tag;
import org.earwitness.report.TimeBase;

/** Turns what a file claims, and how its time base was decoded, into the report's words. */
final class MapClaims {
    private final Disclosure disclosure;

    MapClaims(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    FileClaims claims(ExaminedRecording recording) {
        MediaFacts facts = recording.facts();
        var streams = new ArrayList<StreamClaims>();
        int audio = 0;
        for (StreamFacts stream : facts.streams()) {
            Optional<DecodedAudio> decoded = Optional.empty();
            if (stream.kind().equals("audio")) {
                int ordinal = audio++;
                decoded = recording.streams().stream()
                        .filter(examined -> examined.ordinal() == ordinal)
                        .map(ExaminedStream::audio)
                        .findFirst();
            }
            streams.add(stream(stream, decoded));
        }
        return new FileClaims(
                facts.containerName() + " (" + facts.container() + ")",
                positive(facts.durationSeconds()),
                tags(facts.tags()),
                streams);
    }

    private StreamClaims stream(StreamFacts facts, Optional<DecodedAudio> decoded) {
        String codec = facts.codecName()
                + facts.profile().map(profile -> ", " + profile).orElse("");
        return new StreamClaims(
                facts.index(),
                facts.kind(),
                codec,
                Math.max(0, facts.hertz().orElse(0)),
                Math.max(0, facts.channels().orElse(0)),
                Math.max(0, facts.bitsPerSecond().orElse(0L)),
                positive(facts.durationSeconds()),
                decoded.map(audio -> OptionalDouble.of(audio.seconds())).orElse(OptionalDouble.empty()),
                tags(facts.tags()),
                decoded.map(MapClaims::timeBase));
    }

    private List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .filter(tag -> !tag.getKey().isBlank())
                .map(tag -> Tag.of(tag.getKey(), tag.getValue(), disclosure))
                .toList();
    }

    private static TimeBase timeBase(DecodedAudio audio) {
        org.earwitness.media.TimeBase time = audio.timeBase();
        double seconds = audio.seconds();
        var gaps = new ArrayList<TimeBase.Gap>();
        for (org.earwitness.media.TimeBase.Gap gap : time.gaps()) {
            double at = Math.min(time.rate().seconds(gap.atSample()), seconds);
            gaps.add(new TimeBase.Gap(at, gap.foundSeconds() - gap.expectedSeconds()));
        }
        var changes = new ArrayList<TimeBase.ParameterChange>();
        for (org.earwitness.media.TimeBase.ParameterChange change : time.parameterChanges()) {
            double at = Math.min(time.rate().seconds(change.atSample()), seconds);
            changes.add(new TimeBase.ParameterChange(at, change.before(), change.after()));
        }
        return new TimeBase(
                trimmed(time, org.earwitness.media.TimeBase.Where.START),
                trimmed(time, org.earwitness.media.TimeBase.Where.END),
                audio.damagedFrames() + audio.decodeErrors(),
                gaps,
                changes,
                presentationTimes(time, audio));
    }

    /** Sample time beside presentation time: at the start, after each gap and at the end, where they differ at all. */
    private static List<TimeBase.TimePair> presentationTimes(org.earwitness.media.TimeBase time, DecodedAudio audio) {
        var samples = new ArrayList<Long>(List.of(0L));
        time.gaps().forEach(gap -> samples.add(gap.atSample()));
        samples.add(audio.samples());
        var pairs = new ArrayList<TimeBase.TimePair>();
        boolean differ = false;
        for (long sample : samples) {
            if (pairs.size() < TimeBase.MAXIMUM_EVENTS) {
                double presentation = time.presentationSeconds(sample);
                differ |= Math.abs(presentation - time.rate().seconds(sample)) > 0.0005;
                pairs.add(new TimeBase.TimePair(time.rate().seconds(sample), presentation));
            }
        }
        return differ ? pairs : List.of();
    }

    private static long trimmed(org.earwitness.media.TimeBase time, org.earwitness.media.TimeBase.Where where) {
        return time.trims().stream()
                .filter(trim -> trim.where() == where)
                .mapToLong(org.earwitness.media.TimeBase.Trim::samples)
                .sum();
    }

    private static OptionalDouble positive(Optional<Double> seconds) {
        return seconds.filter(value -> value >= 0).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
