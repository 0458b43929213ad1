package org.earwitness.fingerprint.archive;

import org.earwitness.fingerprint.IndexSegment;
import org.earwitness.fingerprint.PrintExtractor;

/**
 * Sizes of an index.
 *
 * @param recordings files, each counted once
 * @param streams audio streams of these
 * @param seconds of sound in all streams
 * @param bytes of all files of the index but the lock
 * @param segments number of segment files
 */
public record ArchiveStats(long recordings, long streams, double seconds, long bytes, int segments) {
    /** Of the manifest. */
    public int format() {
        return Manifest.FORMAT;
    }

    public int segmentFormat() {
        return IndexSegment.FORMAT;
    }

    public int extractorVersion() {
        return PrintExtractor.VERSION;
    }
}
