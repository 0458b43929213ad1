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

/** Microseconds for each step of a search of 10 s in 30 hours, on one thread. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchStepBenchmark {
    private static final List<QueryVariant.Change> NO_CHANGE = List.of(new QueryVariant.Change(1, 1));

    private final MadeCollection collection = new MadeCollection();
    private final float[] questioned = collection.present();
    private final QueryWindow window = new QueryWindow(questioned, questioned.length);
    private final float[][] powers = window.powers();
    private final Candidate candidate = lookedUp(CandidateSearch.Round.QUICK).get(0);
    private final Alignment refined = refinedAlignment();

    private List<Candidate> lookedUp(CandidateSearch.Round round) {
        var search = new CandidateSearch(collection.search().parts(), window, NO_CHANGE);
        search.lookUp(0, 1, round);
        return search.best(1);
    }

    private Alignment refinedAlignment() {
        Alignment alignment = new Alignment(window, candidate);
        alignment.settle();
        if (!alignment.refine()) {
            throw new IllegalStateException("benchmark: expected the questioned sound to be found");
        }
        return alignment;
    }

    @Benchmark
    public Object spectra() {
        return new QueryWindow(questioned, questioned.length);
    }

    @Benchmark
    public Object bandsOfOnePitch() {
        return new FrequencyBands(1.07).compressed(powers, window.spectra());
    }

    /** With bands that are there already. */
    @Benchmark
    public Object printsOfAVariant() {
        return new QueryVariant(window, NO_CHANGE.get(0));
    }

    @Benchmark
    public Object printsAndKeysOfAVariant() {
        return new QueryVariant(window, NO_CHANGE.get(0)).keyValues();
    }

    @Benchmark
    public Object quickLookUpOfAVariant() {
        return lookedUp(CandidateSearch.Round.QUICK);
    }

    @Benchmark
    public Object fullLookUpOfAVariant() {
        return lookedUp(CandidateSearch.Round.FULL);
    }

    @Benchmark
    public Object settling() {
        Alignment alignment = new Alignment(window, candidate);
        alignment.settle();
        return alignment;
    }

    /** With the prints of the neighbouring pitches there already. */
    @Benchmark
    public Object settlingAndRefining() {
        return refinedAlignment();
    }

    @Benchmark
    public double judging() {
        return refined.judge(collection.search(), 1);
    }
}
