package org.earwitness.fingerprint;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.earwitness.testkit.scene.Scene;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds to fingerprint and to index a minute of sound that is decoded already; times 60 for an hour. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExtractionBenchmark {
    private final float[] minute =
            Scene.partyMeeting(1).at(MadeCollection.HERTZ).lasting(60).sound().channel(0);
    private final Fingerprint fingerprint = MadeCollection.fingerprint(minute);

    @Benchmark
    public Object extraction() {
        return MadeCollection.fingerprint(minute);
    }

    /** A segment of an hour, so 60 minutes at once. */
    @Benchmark
    public Object indexingAnHour() {
        return IndexSegment.of(Collections.nCopies(60, new IndexSegment.Entry("minute", fingerprint)));
    }
}
