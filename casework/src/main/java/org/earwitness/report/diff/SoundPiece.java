package org.earwitness.report.diff;

import org.earwitness.report.Bytes;

/**
 * A short piece of a recording to listen to.
 *
 * @param startSeconds where it starts in the recording
 * @param endSeconds where it ends
 * @param whole whether it holds all of the passage, and not its beginning only
 * @param wav 16 kHz, mono, 16-bit PCM
 */
public record SoundPiece(double startSeconds, double endSeconds, boolean whole, Bytes wav) {}
