package org.earwitness.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.earwitness.sample.SampleRate;
import org.junit.jupiter.api.Test;

class DecoderLogTest {
    private static final String NINES = "9".repeat(40);

    @Test
    void textInAFileThatLooksLikeTheLogBreaksNothing() {
        DecoderLog log = new DecoderLog("@0123456789abcdef", 1 << 20);
        take(log, "[info] Stream mapping:");
        take(log, "[x] tb:1/48000 samplefmt:flt samplerate:" + NINES + " chlayout:mono");
        take(log, "[x] skip " + NINES + " / discard " + NINES + " samples due to side data");
        take(
                log,
                "Input stream #0:0 (audio): " + NINES + " packets read (1 bytes); " + NINES + " frames decoded; "
                        + NINES + " decode errors");
        take(log, "@0123456789abcdef " + NINES + " 1/0 " + NINES);
        take(log, "@0123456789abcdef 5 1/0 1024");
        take(log, "[error] \u001b[2J" + "x".repeat(1_000_000));

        assertThat(log.timeBase(new SampleRate(48_000))).isNotNull();
        assertThat(log.complaints()).hasSize(1).allMatch(text -> text.length() < 400);
    }

    @Test
    void moreTextThanIsAcceptedEndsTheChild() {
        DecoderLog log = new DecoderLog("@", 1000);
        byte[] block = new byte[600];

        assertThat(log.take(block, 600)).isEmpty();
        assertThat(log.take(block, 600))
                .hasValueSatisfying(ended -> assertThat(ended.cause()).isEqualTo(Refusal.Cause.OUTPUT_LIMIT));
    }

    private static void take(DecoderLog log, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(log.take(bytes, bytes.length)).isEmpty();
    }
}
