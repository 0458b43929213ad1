package org.earwitness.testkit.sound;

import java.io.IOException;

/** The bytes are not a WAV file that {@link WavFile} reads. */
public final class WavException extends IOException {
    private static final long serialVersionUID = 1;

    WavException(String message) {
        super(message);
    }
}
