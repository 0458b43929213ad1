package org.earwitness.signal;

import java.io.IOException;
import java.nio.file.Path;

/** There is no room on this machine for decoded sound, 64 kB for each second. */
public final class NoRoomForSound extends IOException {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String found;

    NoRoomForSound(Path directory, double seconds, IOException cause) {
        super("room for decoded sound", cause);
        expected = "room for the decoded sound in " + directory + ", 64 kB for each second";
        found = "that it is full after " + Math.round(seconds) + " s (" + cause.getMessage() + ")";
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }

    public String hint() {
        return "Free some space there, or name another directory in JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY, and run it again.";
    }
}
