package org.earwitness.workflow;

import java.nio.file.Path;
import org.earwitness.digest.Sha256;

/**
 * One file of a collection after it was read for a search.
 *
 * @param seconds length of the first audio stream that could be decoded
 */
record CollectionRecording(Path path, Sha256 sha256, double seconds) {}
