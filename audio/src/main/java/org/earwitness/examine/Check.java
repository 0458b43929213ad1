package org.earwitness.examine;

import java.util.List;
import org.earwitness.sample.SampleSink;

/** One examination of a recording at its original rate, all channels; its result does not depend on block sizes. */
interface Check extends SampleSink {
    /** What was observed, after the recording's end. */
    List<Observation> observations();
}
