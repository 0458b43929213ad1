package org.earwitness.fingerprint;

import java.util.ArrayList;
import java.util.List;
import org.earwitness.sample.PcmFormat;
import org.earwitness.sample.SampleSink;
import org.earwitness.signal.MonoView;

/**
 * One search: takes the questioned sound as a 16 kHz mono stream and then tells its matches.
 *
 * <p>The sound is searched in windows of {@value #WINDOW_SECONDS} s of which neighbours share {@value #SHARED_SECONDS} s, so that
 * memory does not grow with its length. Used by one thread.
 */
public final class Query implements SampleSink {
    static final int WINDOW_SECONDS = 24;
    static final int SHARED_SECONDS = 8;
    private static final int RATE = 16_000;
    private static final int WINDOW = WINDOW_SECONDS * RATE;
    private static final int ADVANCE = (WINDOW_SECONDS - SHARED_SECONDS) * RATE;

    private final WindowSearch search;
    private final MatchedLines lines = new MatchedLines();
    private final float[] samples = new float[WINDOW];
    private int filled;
    private long start;
    private boolean searched;
    private boolean ended;

    Query(CopySearch collection, CopySearch.Effort effort) {
        search = new WindowSearch(collection, effort, WindowSearch.Acceptance.STANDARD);
    }

    @Override
    public void begin(PcmFormat format) {
        if (!format.equals(MonoView.FORMAT)) {
            throw new IllegalArgumentException("query: expected " + MonoView.FORMAT + ", found " + format);
        }
    }

    @Override
    public void accept(float[] mono, int count) {
        for (int taken = 0; taken < count; ) {
            int now = Math.min(count - taken, WINDOW - filled);
            System.arraycopy(mono, taken, samples, filled, now);
            taken += now;
            filled += now;
            searched = false;
            if (filled == WINDOW && taken < count) {
                searchWindow();
                System.arraycopy(samples, ADVANCE, samples, 0, WINDOW - ADVANCE);
                filled = WINDOW - ADVANCE;
                start += ADVANCE;
            }
        }
    }

    private void searchWindow() {
        searched = true;
        if (!search.hasSound()) {
            return;
        }
        double offset = (double) start / RATE;
        for (Alignment alignment : search.search(samples, filled)) {
            lines.add(alignment, offset);
        }
    }

    @Override
    public void end() {
        if (!searched && filled > 0) {
            searchWindow();
        }
        ended = true;
    }

    /**
     * Every passage that was found, the least expected by chance first.
     *
     * @throws IllegalStateException before the sound has ended
     */
    public List<Match> matches() {
        if (!ended) {
            throw new IllegalStateException("query: expected the end of the sound first");
        }
        return new ArrayList<>(lines.matches());
    }
}
