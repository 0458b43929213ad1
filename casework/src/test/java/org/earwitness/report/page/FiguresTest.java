package org.earwitness.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.earwitness.report.Measurement;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void printsFourDigitsAndGroupsOfThree() {
        assertThat(Figures.number(0)).isEqualTo("0");
        assertThat(Figures.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Figures.number(74.625)).isEqualTo("74.62");
        assertThat(Figures.number(-3.25)).isEqualTo("−3.25");
        assertThat(Figures.number(1_234.6)).isEqualTo("1235");
        assertThat(Figures.number(-48_000)).isEqualTo("−48\u202F000");
        assertThat(Figures.number(100)).isEqualTo("100");
        assertThat(Figures.whole(1_234_567)).isEqualTo("1\u202F234\u202F567");
        assertThat(Figures.whole(9_999)).isEqualTo("9999");
    }

    @Test
    void printsVerySmallAndVeryLargeNumbersAsPowersOfTen() {
        assertThat(Figures.number(3.2e-9)).isEqualTo("3.2\u202F×\u202F10⁻⁹");
        assertThat(Figures.number(-0.00002)).isEqualTo("−2\u202F×\u202F10⁻⁵");
        assertThat(Figures.number(0.00099999)).isEqualTo("1\u202F×\u202F10⁻³");
        assertThat(Figures.number(6.02e23)).isEqualTo("6\u202F×\u202F10²³");
    }

    @Test
    void printsTimesOnAClockFace() {
        assertThat(Figures.clock(0)).isEqualTo("0:00.0");
        assertThat(Figures.clock(74.62)).isEqualTo("1:14.6");
        assertThat(Figures.clock(59.96)).isEqualTo("1:00.0");
        assertThat(Figures.clock(7_274.6)).isEqualTo("2:01:14.6");
        assertThat(Figures.clock(3_600, 0)).isEqualTo("1:00:00");
        assertThat(Figures.rangeInSeconds(12.4, 32.4)).isEqualTo("12.40–32.40\u202Fs");
        assertThat(Figures.ratio(0.970874)).isEqualTo("0.9709");
    }

    @Test
    void printsMeasurementsWithUnitAndInterval() {
        Measurement measurement =
                new Measurement("edge", 3_870, "Hz", Optional.of(new Measurement.Interval(3_780, 3_960, 0.95)), 0);
        assertThat(Figures.measured(measurement)).isEqualTo("3870\u202FHz (3780 to 3960, 95\u202F% interval)");
        assertThat(Figures.bytes(301_442)).isEqualTo("301.4\u202FkB (301\u202F442\u202Fbytes)");
        assertThat(Figures.bytes(12)).isEqualTo("12\u202Fbytes");
    }
}
