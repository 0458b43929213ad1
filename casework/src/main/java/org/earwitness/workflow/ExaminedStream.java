package org.earwitness.workflow;

import java.util.List;
import org.earwitness.examine.Observation;
import org.earwitness.media.DecodedAudio;
import org.earwitness.media.DecoderProvenance;
import org.earwitness.signal.SpectrogramOverview;
import org.earwitness.signal.WaveformOverview;

/**
 * What was learnt from one audio stream.
 *
 * @param ordinal position among the file's audio streams, from 0
 * @param monoSha256 hash of the 16 kHz mono view
 * @param monoSamples its length
 */
record ExaminedStream(
        int ordinal,
        DecodedAudio audio,
        DecoderProvenance provenance,
        String monoSha256,
        long monoSamples,
        WaveformOverview waveform,
        SpectrogramOverview spectrogram,
        List<Observation> observations) {
    ExaminedStream {
        observations = List.copyOf(observations);
    }
}
