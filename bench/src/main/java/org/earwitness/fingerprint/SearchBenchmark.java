package org.earwitness.fingerprint;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds for whole searches of 10 s in 30 hours; all cores may take part. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SearchBenchmark {
    private final MadeCollection collection = new MadeCollection();
    private final float[] present = collection.present();
    private final float[] absent = MadeCollection.absent();

    @Benchmark
    public List<Match> clear() {
        return matches(present, CopySearch.Effort.UNTIL_CLEAR);
    }

    @Benchmark
    public List<Match> thorough() {
        return matches(present, CopySearch.Effort.THOROUGH);
    }

    @Benchmark
    public List<Match> absent() {
        return matches(absent, CopySearch.Effort.UNTIL_CLEAR);
    }

    private List<Match> matches(float[] questioned, CopySearch.Effort effort) {
        return MadeCollection.pushed(questioned, collection.search().query(effort))
                .matches();
    }
}
