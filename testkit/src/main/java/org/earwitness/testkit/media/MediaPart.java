package org.earwitness.testkit.media;

/** A chunk, box, page, object, element, block or frame of a container: bytes {@code start} to {@code end} of a file. */
record MediaPart(String name, int start, int end) {
    MediaPart {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("part: expected 0 <= start <= end, found " + start + " to " + end);
        }
    }
}
