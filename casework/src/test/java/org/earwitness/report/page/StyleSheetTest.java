package org.earwitness.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleSheetTest {
    private static final Pattern SCHEME = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    /** WCAG 2.2, 1.4.3 for text and 1.4.11 for marks, on screen in both schemes and on paper. */
    @Test
    void keepsEnoughContrastInEveryScheme() {
        List<Map<String, Integer>> schemes = schemes();
        assertThat(schemes).hasSize(3);
        for (Map<String, Integer> scheme : schemes) {
            for (String ground : List.of("paper", "ground")) {
                for (String text : List.of("ink", "soft", "accent", "yes", "open")) {
                    assertThat(contrast(scheme, text, ground))
                            .as(text + " on " + ground)
                            .isGreaterThanOrEqualTo(4.5);
                }
                assertThat(contrast(scheme, "mark", ground)).isGreaterThanOrEqualTo(3);
            }
            assertThat(contrast(scheme, "accent", "bar")).as("alike on bar").isGreaterThanOrEqualTo(3);
        }
    }

    private static List<Map<String, Integer>> schemes() {
        List<Map<String, Integer>> schemes = new ArrayList<>();
        Matcher scheme = SCHEME.matcher(StyleSheet.load().text());
        while (scheme.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(scheme.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
            schemes.add(colours);
        }
        return schemes;
    }

    private static double contrast(Map<String, Integer> scheme, String one, String other) {
        assertThat(scheme).containsKeys(one, other);
        double first = luminance(scheme.getOrDefault(one, 0));
        double second = luminance(scheme.getOrDefault(other, 0));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
