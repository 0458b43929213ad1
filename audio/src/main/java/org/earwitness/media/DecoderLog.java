package org.earwitness.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earwitness.sample.SampleRate;

/**
 * Reads what the decoder writes while it works: one line for each frame of sound with its timestamp, marked with a word that
 * no file can know, and the decoder's own log.
 */
final class DecoderLog implements ChildProcess.Reader {
    private static final int LONGEST_LINE = 4000;
    private static final int MOST_COMPLAINTS = 20;
    private static final int LONGEST_COMPLAINT = 300;
    /** Timestamps that writers round or let waver stay below this; the shortest frame in common use lasts as long. */
    private static final double SMALLEST_GAP_SECONDS = 0.010;

    // Text in a file can look like these lines, so that no number is longer than its type holds.
    private static final Pattern SKIP_ASKED =
            Pattern.compile("skip (\\d{1,18}) / discard (\\d{1,18}) samples due to side data");
    private static final Pattern SKIPPED = Pattern.compile("skip (\\d+)/\\d+ samples");
    private static final Pattern FRAME_SKIPPED = Pattern.compile("skip whole frame, skip left: (\\d+)");
    private static final Pattern PARAMETERS =
            Pattern.compile("tb:\\d+/\\d+ samplefmt:(\\S+) samplerate:(\\d{1,9}) chlayout:(.{1,100})");
    private static final Pattern SUMMARY = Pattern.compile(
            "Input stream #0:\\d+ \\(audio\\): (\\d{1,18}) packets read .*?(\\d{1,18}) frames decoded; (\\d{1,18}) decode errors");
    private static final Pattern COMPLAINT = Pattern.compile("\\[(warning|error|fatal|panic)\\]");
    private static final Pattern ADDRESS = Pattern.compile(" ?@ 0x[0-9a-f]+");

    private final Pattern frameLine;
    private final long mostBytes;
    private final StringBuilder line = new StringBuilder();
    private final List<TimeBase.Trim> trims = new ArrayList<>();
    private final List<TimeBase.Gap> gaps = new ArrayList<>();
    private final List<TimeBase.ParameterChange> changes = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private long bytes;
    private boolean decoding;
    private long samples;
    private long gapsInAll;
    private long skipLeft;
    private long packets;
    private long frames;
    private long decodeErrors;
    private long damagedFrames;
    private Optional<String> parameters = Optional.empty();
    private int hertz;
    private double firstPresentationSeconds;
    private double originSeconds;
    private double jitterSeconds;
    private boolean timed;

    /**
     * @param marker the word that begins the line of a frame
     * @param mostBytes more text than this ends the child
     */
    DecoderLog(String marker, long mostBytes) {
        this.frameLine = Pattern.compile(Pattern.quote(marker) + " (-?\\d{1,19}) (\\d{1,10})/(\\d{1,10}) (\\d{1,18})");
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<ChildProcess.Ended> take(byte[] block, int length) {
        bytes += length;
        if (bytes > mostBytes) {
            return Optional.of(
                    new ChildProcess.Ended("more than " + mostBytes + " bytes of log", Refusal.Cause.OUTPUT_LIMIT));
        }
        for (int index = 0; index < length; index++) {
            byte letter = block[index];
            if (letter == '\n') {
                read(line.toString());
                line.setLength(0);
            } else if (line.length() < LONGEST_LINE) {
                line.append((char) (letter & 0xff));
            }
        }
        return Optional.empty();
    }

    private void read(String text) {
        Matcher frame = frameLine.matcher(text);
        if (frame.find()) {
            takeFrame(
                    Long.parseLong(frame.group(1)),
                    Double.parseDouble(frame.group(2)) / Double.parseDouble(frame.group(3)),
                    Long.parseLong(frame.group(4)));
            return;
        }
        if (!decoding) {
            decoding = text.contains("] Stream mapping:");
        } else {
            takeTrim(text);
            takeParameters(text);
            takeSummary(text);
        }
        if (COMPLAINT.matcher(text).find()) {
            takeComplaint(text);
        }
    }

    private void takeFrame(long timestamp, double tickSeconds, long frameSamples) {
        boolean stamped = timestamp > Long.MIN_VALUE / 2 && hertz > 0;
        if (stamped) {
            double found = timestamp * tickSeconds;
            double played = (double) samples / hertz;
            if (!timed) {
                timed = true;
                firstPresentationSeconds = found;
                originSeconds = found;
            } else {
                double expected = originSeconds + played;
                double deviation = Math.abs(found - expected);
                if (deviation <= Math.max(SMALLEST_GAP_SECONDS, 1.5 * tickSeconds)) {
                    jitterSeconds = Math.max(jitterSeconds, deviation);
                } else {
                    gapsInAll++;
                    if (gaps.size() < TimeBase.MAXIMUM_LISTED) {
                        gaps.add(new TimeBase.Gap(samples, expected, found));
                    }
                    originSeconds = found - played;
                }
            }
        }
        samples += frameSamples;
    }

    private void takeTrim(String text) {
        Matcher asked = SKIP_ASKED.matcher(text);
        if (asked.find()) {
            skipLeft = Long.parseLong(asked.group(1));
            long atEnd = Long.parseLong(asked.group(2));
            if (atEnd > 0) {
                addTrim(new TimeBase.Trim(TimeBase.Where.END, samples, atEnd));
            }
            if (skipLeft > 0) {
                addTrim(new TimeBase.Trim(
                        samples == 0 ? TimeBase.Where.START : TimeBase.Where.MIDDLE, samples, skipLeft));
            }
            return;
        }
        if (FRAME_SKIPPED.matcher(text).find() || SKIPPED.matcher(text).find()) {
            skipLeft = 0;
        }
    }

    private void addTrim(TimeBase.Trim trim) {
        if (trims.size() < TimeBase.MAXIMUM_LISTED) {
            trims.add(trim);
        }
    }

    private void takeParameters(String text) {
        Matcher matcher = PARAMETERS.matcher(text);
        if (matcher.find()) {
            String found = matcher.group(2) + " Hz, " + matcher.group(3).strip() + ", " + matcher.group(1);
            if (parameters.isEmpty()) {
                hertz = Integer.parseInt(matcher.group(2));
            } else if (!parameters.get().equals(found) && changes.size() < TimeBase.MAXIMUM_LISTED) {
                changes.add(new TimeBase.ParameterChange(samples, parameters.get(), found));
            }
            parameters = Optional.of(found);
        }
    }

    private void takeSummary(String text) {
        Matcher matcher = SUMMARY.matcher(text);
        if (matcher.find()) {
            packets = Long.parseLong(matcher.group(1));
            frames = Long.parseLong(matcher.group(2));
            decodeErrors = Long.parseLong(matcher.group(3));
        }
    }

    private void takeComplaint(String text) {
        if (text.contains("MMX implied by specified flags")) {
            return;
        }
        if (text.contains("corrupt decoded frame") || text.contains("onceal")) {
            damagedFrames++;
        }
        if (complaints.size() < MOST_COMPLAINTS) {
            String clean = ADDRESS.matcher(text).replaceAll("");
            byte[] raw = clean.getBytes(StandardCharsets.ISO_8859_1);
            String unicode = new String(raw, StandardCharsets.UTF_8);
            complaints.add(
                    unicode.length() > LONGEST_COMPLAINT ? unicode.substring(0, LONGEST_COMPLAINT) + " …" : unicode);
        }
    }

    /** The decoder's first warnings and errors. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    TimeBase timeBase(SampleRate rate) {
        return new TimeBase(rate, firstPresentationSeconds, jitterSeconds, trims, gaps, gapsInAll, changes);
    }

    long packets() {
        return packets;
    }

    long frames() {
        return frames;
    }

    long decodeErrors() {
        return decodeErrors;
    }

    long damagedFrames() {
        return damagedFrames;
    }
}
