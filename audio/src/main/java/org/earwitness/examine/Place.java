package org.earwitness.examine;

/**
 * A stretch of time where something was observed.
 *
 * @param channel 1 for the first channel, 0 for all of them
 */
public record Place(int channel, double startSeconds, double endSeconds) {
    public Place {
        if (!(startSeconds >= 0 && endSeconds >= startSeconds) || channel < 0) {
            throw new IllegalArgumentException("place: expected 0 <= start <= end and a channel of at least 0, found "
                    + startSeconds + " to " + endSeconds + " in " + channel);
        }
    }
}
