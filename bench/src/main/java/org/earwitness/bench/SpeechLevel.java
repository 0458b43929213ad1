package org.earwitness.bench;

/**
 * Tells where a recording has speech beside an instant: 50 ms whose level lies within 20 dB of the recording's loudest 50 ms.
 *
 * @param threshold root mean square from which on 50 ms are speech
 */
record SpeechLevel(double threshold) {
    private static final int SPAN = DataRecordings.RATE / 20;
    private static final double RATIO = 0.1;

    static SpeechLevel of(float[] sound) {
        double loudest = 0;
        for (int start = 0; start + SPAN <= sound.length; start += SPAN) {
            loudest = Math.max(loudest, rms(sound, start, start + SPAN));
        }
        return new SpeechLevel(loudest * RATIO);
    }

    boolean before(float[] sound, int position) {
        return position >= SPAN && rms(sound, position - SPAN, position) >= threshold;
    }

    boolean after(float[] sound, int position) {
        return position + SPAN <= sound.length && rms(sound, position, position + SPAN) >= threshold;
    }

    static double rms(float[] sound, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (double) sound[i] * sound[i];
        }
        return Math.sqrt(squares / Math.max(1, to - from));
    }
}
