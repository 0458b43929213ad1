package org.earwitness.report;

/**
 * The digest of decoded sound, by which a repeated decoding is known to be identical.
 *
 * @param recording label of the recording
 * @param stream the stream's number in its file, from 0
 * @param purpose what the sound was decoded for, such as examination or search
 * @param encoding how each sample was written before it was hashed, such as f32le
 * @param sampleRateHertz sampling frequency in hertz
 * @param channels number of interleaved channels
 * @param samples number of samples per channel
 * @param sha256 SHA-256 of the samples
 */
public record PcmDigest(
        String recording,
        int stream,
        String purpose,
        String encoding,
        int sampleRateHertz,
        int channels,
        long samples,
        String sha256) {
    public PcmDigest {
        recording = Expect.label("pcm recording", recording);
        Expect.atLeast("pcm stream", stream, 0);
        purpose = Expect.text("pcm purpose", purpose);
        encoding = Expect.text("pcm encoding", encoding);
        Expect.atLeast("pcm sample_rate_hz", sampleRateHertz, 1);
        Expect.atLeast("pcm channels", channels, 1);
        Expect.atLeast("pcm samples", samples, 0);
        sha256 = Expect.sha256("pcm sha256", sha256);
    }
}
