package org.earwitness.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.Match;
import org.junit.jupiter.api.Test;

class DescribeCopiesTest {
    private static final double QUESTIONED_SECONDS = 90;
    private static final DescribeCopies WORDS = new DescribeCopies("Q1", QUESTIONED_SECONDS);

    @Test
    void aCopyCarriesTheSameSoundFromBeginningToEnd() {
        assertThat(WORDS.sentence(List.of(passage("C1", 90, 0.2, 89.5, 0.2, 89.5, 1))))
                .isEqualTo("C1 carries the same sound as Q1 from beginning to end.");
    }

    @Test
    void aFasterCopyIsSaidToPlayFaster() {
        assertThat(WORDS.sentence(List.of(passage("C1", 87.38, 0, 90, 0, 87.38, 1 / 1.03))))
                .isEqualTo("C1 carries the same sound as Q1 from beginning to end, played 3.0 % faster than in Q1.");
    }

    @Test
    void anExcerptLiesInsideTheQuestionedRecording() {
        assertThat(WORDS.sentence(List.of(passage("C2", 22, 40, 62, 0, 22, 1))))
                .isEqualTo("C2 is an excerpt of the sound of Q1: all of it is found there, from 0:40.0 to 1:02.0.");
    }

    @Test
    void aLongerRecordingContainsTheQuestionedOne() {
        assertThat(WORDS.sentence(List.of(passage("C3", 150, 0, 90, 31, 121, 1))))
                .isEqualTo("C3 is longer and contains all of Q1, from 0:31.0 to 2:01.0.");
    }

    @Test
    void aCutIsDescribedByWhatTheOtherLacks() {
        assertThat(WORDS.sentence(List.of(
                        passage("C4", 82.5, 0, 50.2, 0, 50.2, 1), passage("C4", 82.5, 57.7, 90, 50.2, 82.5, 1))))
                .isEqualTo("C4 consists of 2 passages of Q1, which lie there between 0:00.0 and 1:30.0."
                        + " At about 0:50.2, Q1 has about 7.5 s that C4 does not have there.");
    }

    @Test
    void anInsertIsDescribedByWhatTheQuestionedLacks() {
        String sentence =
                WORDS.sentence(List.of(passage("C4", 95, 0, 50, 0, 50, 1), passage("C4", 95, 50, 90, 55, 95, 1)));

        assertThat(sentence).endsWith("At about 0:50.0, C4 has about 5.0 s that Q1 does not have there.");
    }

    @Test
    void anotherOrderOfPassagesIsSaid() {
        assertThat(WORDS.sentence(List.of(passage("C5", 90, 0, 40, 50, 90, 1), passage("C5", 90, 40, 90, 0, 50, 1))))
                .contains("The passages come in another order in C5.");
    }

    @Test
    void edgesThatOverlapAreNoOtherOrder() {
        assertThat(WORDS.sentence(
                        List.of(passage("C5", 82.5, 0, 50, 0, 50, 1), passage("C5", 82.5, 55.6, 90, 48.1, 82.5, 1))))
                .doesNotContain("another order")
                .endsWith("At about 0:50.0, Q1 has about 7.5 s that C5 does not have there.");
    }

    @Test
    void aPassageInCommonClaimsNoMore() {
        assertThat(WORDS.sentence(List.of(passage("C6", 300, 10, 30, 200, 220, 1))))
                .isEqualTo(
                        "C6 and Q1 share one passage of together 20.0 s; each also has sound that was not found in the"
                                + " other.");
    }

    private static Passage passage(
            String label, double seconds, double queryStart, double queryEnd, double start, double end, double speed) {
        return new Passage(
                label,
                Sha256.of(new byte[] {1}),
                seconds,
                new Match("0", queryStart, queryEnd, start, end, speed, 1, speed, 0.4, 1e-9));
    }
}
