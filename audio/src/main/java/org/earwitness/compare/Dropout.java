package org.earwitness.compare;

/**
 * A short loss inside a passage that is the same otherwise, as transmission leaves it: the sound after it lies where it would
 * without it.
 *
 * @param aStartSeconds where it begins in A
 * @param seconds how long it is
 * @param in the recording that lacks the sound
 */
public record Dropout(double aStartSeconds, double seconds, Region.Side in) {}
