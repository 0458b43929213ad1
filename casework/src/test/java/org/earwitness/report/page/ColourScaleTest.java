package org.earwitness.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColourScaleTest {
    private final ColourScale scale = new ColourScale();

    @Test
    void risesInLightnessByEqualSteps() {
        for (int step = 0; step < ColourScale.STEPS; step++) {
            double expected = 0.17 + step / 255.0 * (0.95 - 0.17);
            assertThat(lightness(scale.rgb(step))).as("step " + step).isCloseTo(expected, within(0.006));
        }
    }

    @Test
    void runsFromBlueToYellow() {
        assertThat(scale.rgb(20) & 0xFF).isGreaterThan((scale.rgb(20) >> 16) + 20);
        assertThat(scale.rgb(220) & 0xFF).isLessThan((scale.rgb(220) >> 16) - 40);
    }

    @Test
    void keepsItsOrderForReadersWhoSeeNoRedOrNoGreen() {
        double before = -1;
        for (int step = 0; step < ColourScale.STEPS; step += 5) {
            int rgb = scale.rgb(step);
            double withoutRed = 0.9 * linear(rgb >> 8) + 0.1 * linear(rgb);
            assertThat(withoutRed).as("step " + step).isGreaterThan(before);
            before = withoutRed;
        }
    }

    /** OKLab lightness from sRGB, by the published forward matrices. */
    private static double lightness(int rgb) {
        double r = linear(rgb >> 16);
        double g = linear(rgb >> 8);
        double b = linear(rgb);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
