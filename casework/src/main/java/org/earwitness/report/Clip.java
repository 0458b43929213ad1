package org.earwitness.report;

/**
 * A short piece of a recording to listen to.
 *
 * @param recording label of the recording
 * @param startSeconds where the piece starts in the recording
 * @param endSeconds where it ends, at most {@value #MAXIMUM_SECONDS} seconds later
 * @param wav the sound as a WAV file: 16-bit PCM, mono
 */
public record Clip(String recording, double startSeconds, double endSeconds, Bytes wav) {
    public static final int MAXIMUM_SECONDS = 10;

    public Clip {
        recording = Expect.label("clip recording", recording);
        SpectrogramPicture.edges("clip", startSeconds, endSeconds);
        WavFile.Shape shape = WavFile.shape(Expect.present("clip wav", wav).toArray());
        Expect.between("clip length", shape.seconds(), 0, MAXIMUM_SECONDS);
        Expect.between("clip range", endSeconds - startSeconds, 0, MAXIMUM_SECONDS * 1.5);
    }
}
