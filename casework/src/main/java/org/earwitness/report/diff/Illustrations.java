package org.earwitness.report.diff;

import java.util.List;
import org.earwitness.signal.SpectrogramOverview;

/**
 * What the page of a comparison shows and plays.
 *
 * @param a spectrogram of the mono view of A
 * @param b the same of B
 * @param sounds of the first {@value DifferenceSounds#MOST} differences
 */
public record Illustrations(
        SpectrogramOverview a, SpectrogramOverview b, Residual residual, List<DifferenceSounds> sounds) {
    public Illustrations {
        sounds = List.copyOf(sounds);
    }
}
