package org.earwitness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnequalPausesTest {
    private static final Region.Reason SILENCE = Region.Reason.NOTHING_TO_TELL_BY;

    @Test
    void howMuchMoreThereIsIsToldAndThatItMayBeAnywhere() {
        List<Region> told = UnequalPauses.of(new Region.Undetermined(stretch(10, 11), stretch(12, 16), SILENCE));
        Stretch nothing = new Stretch(new Edge(10.5, 0.52), new Edge(10.5, 0.52));
        Stretch more = new Stretch(new Edge(12.5, 0.52), new Edge(15.5, 0.52));
        assertThat(told)
                .containsExactly(
                        new Region.Undetermined(
                                new Stretch(new Edge(10, 0.02), nothing.start()),
                                new Stretch(new Edge(12, 0.02), more.start()),
                                SILENCE),
                        new Region.OnlyB(nothing, more),
                        new Region.Undetermined(
                                new Stretch(nothing.end(), new Edge(11, 0.02)),
                                new Stretch(more.end(), new Edge(16, 0.02)),
                                SILENCE));
    }

    @Test
    void theLongerOneHasIt() {
        List<Region> told = UnequalPauses.of(new Region.Undetermined(stretch(12, 16), stretch(10, 11), SILENCE));
        assertThat(told.get(1)).isInstanceOf(Region.OnlyA.class);
        assertThat(told.get(1).a().seconds()).isEqualTo(3);
        assertThat(told.get(1).b().isEmpty()).isTrue();
    }

    private static Stretch stretch(double start, double end) {
        return new Stretch(new Edge(start, 0.02), new Edge(end, 0.02));
    }
}
