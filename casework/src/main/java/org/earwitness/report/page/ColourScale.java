package org.earwitness.report.page;

/**
 * 256 colours from dark blue to light yellow, for levels.
 *
 * <p>The scale is a curve in the OKLab space (B. Ottosson, 2020): lightness rises in equal steps from 0.17 to 0.95, so that equal
 * differences of level look equally large; hue moves only along the blue–yellow axis, which readers with red–green colour
 * blindness see as others do. It is equally ordered in grey, on paper.
 */
public final class ColourScale {
    public static final int STEPS = 256;

    private static final double DARKEST = 0.17;
    private static final double LIGHTEST = 0.95;
    private static final double BLUEST = -0.115;
    private static final double YELLOWEST = 0.135;

    private final int[] colours = new int[STEPS];

    public ColourScale() {
        for (int step = 0; step < STEPS; step++) {
            double share = step / (STEPS - 1.0);
            double lightness = DARKEST + share * (LIGHTEST - DARKEST);
            colours[step] = inGamut(lightness, blueToYellow(share));
        }
    }

    /** The colour of a step from 0 to 255, as 0xRRGGBB. */
    public int rgb(int step) {
        return colours[step];
    }

    /** Blue at the dark end, grey where the sides meet, yellow at the light end; zero slope at neither. */
    private static double blueToYellow(double share) {
        double rising = share * share * (3 - 2 * share);
        return BLUEST * Math.sqrt(Math.min(1, share * 8 + 0.25)) * (1 - rising) + YELLOWEST * rising;
    }

    /** The colour of a lightness and blue–yellow value; the latter is reduced until the screen can show it. */
    private static int inGamut(double lightness, double blueYellow) {
        double tint = blueYellow;
        while (!isShown(linear(lightness, tint))) {
            tint *= 0.98;
        }
        double[] linear = linear(lightness, tint);
        return encoded(linear[0]) << 16 | encoded(linear[1]) << 8 | encoded(linear[2]);
    }

    private static boolean isShown(double[] linear) {
        for (double channel : linear) {
            if (channel < -1e-6 || channel > 1 + 1e-6) {
                return false;
            }
        }
        return true;
    }

    /** Linear sRGB of an OKLab colour whose red–green value is 0. */
    private static double[] linear(double lightness, double blueYellow) {
        double l = cube(lightness + 0.2158037573 * blueYellow);
        double m = cube(lightness - 0.0638541728 * blueYellow);
        double s = cube(lightness - 1.2914855480 * blueYellow);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** The sRGB transfer function (IEC 61966-2-1), to 8 bits. */
    private static int encoded(double linear) {
        double clamped = Math.clamp(linear, 0.0, 1.0);
        double encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }
}
