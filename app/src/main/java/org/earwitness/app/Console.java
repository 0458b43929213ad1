package org.earwitness.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.earwitness.workflow.Progress;

/**
 * What a command writes to: results to standard output, progress and complaints to standard error. The progress bar is drawn
 * only where standard error is a terminal (the launcher says so by the property earwitness.terminal), and only for work that takes over a second.
 */
final class Console implements Progress, AutoCloseable {
    private static final int BAR = 24;
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long EVERY_NANOS = 200_000_000L;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long last;
    private String step = "";
    private long stepStart = start;
    private boolean drawn;

    Console(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.terminal = Boolean.getBoolean("earwitness.terminal");
    }

    /** Whether the result is to be one JSON document. */
    boolean json() {
        return json;
    }

    /** A line of the result, with control characters made visible. */
    void line(String text) {
        clearProgress();
        out.println(visible(text));
    }

    /** A finished document. */
    void write(byte[] document) {
        clearProgress();
        out.write(document, 0, document.length);
        out.println();
    }

    /** A finished text, which ends its own lines. */
    void text(String text) {
        clearProgress();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }

    void complain(String text) {
        clearProgress();
        err.println("earwitness: " + visible(text));
    }

    @Override
    public synchronized void at(String what, long done, long all) {
        long now = System.nanoTime();
        if (!what.equals(step)) {
            step = what;
            stepStart = now;
        }
        if (!terminal || now - start < FIRST_NANOS || now - last < EVERY_NANOS) {
            return;
        }
        last = now;
        drawn = true;
        StringBuilder text = new StringBuilder("\r\u001b[K").append(visible(what));
        if (all > 0) {
            int full = (int) Math.min(BAR, BAR * done / all);
            text.append(" [")
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("] ");
            text.append(done).append('/').append(all);
            double seconds = (now - stepStart) / 1e9;
            if (done > 0 && done < all && seconds > 2) {
                text.append(", about ")
                        .append(Math.round(seconds * (all - done) / done))
                        .append(" s left");
            }
        }
        err.print(text);
        err.flush();
    }

    synchronized void clearProgress() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        clearProgress();
        out.flush();
        err.flush();
    }

    /** Text from files must not steer a terminal: control characters and bidirectional overrides are shown as codes. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean steering = (type == Character.CONTROL && point != '\n')
                    || (point >= 0x202A && point <= 0x202E)
                    || (point >= 0x2066 && point <= 0x2069)
                    || type == Character.SURROGATE;
            if (steering) {
                shown.append(String.format(java.util.Locale.ROOT, "<U+%04X>", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return new String(shown.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
