package org.earwitness.fingerprint;

import java.io.IOException;

/** An index or a fingerprint was made by another version of the program and cannot be searched by this one. */
public final class IndexVersionException extends IOException {
    private static final long serialVersionUID = 1;

    IndexVersionException(String message) {
        super(message);
    }
}
