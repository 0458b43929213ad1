package org.earwitness.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much later each codec has the sound, over all versions that went through it, and how steady that is within one. */
final class DelayTable {
    private final Map<String, List<Double>> delays = new TreeMap<>();
    private final Map<String, Double> spreads = new TreeMap<>();

    DelayTable(List<EditScore> scores) {
        for (EditScore score : scores) {
            String[] chains = score.trial().chains().split("\\|", -1);
            add(chains[0], score.trial().a().sent().delay());
            add(chains[1], score.trial().b().sent().delay());
        }
    }

    private void add(String chain, CodecDelay delay) {
        if (!delay.equals(CodecDelay.NONE)) {
            delays.computeIfAbsent(chain, name -> new ArrayList<>()).add(delay.seconds());
            spreads.merge(chain, delay.spreadSeconds(), Math::max);
        }
    }

    void print(PrintStream out) {
        out.println();
        out.println("Delay of codecs in ms: least, median, greatest; greatest spread within one version");
        delays.forEach((chain, all) -> {
            Collections.sort(all);
            out.printf(
                    "%-10s %8.3f %8.3f %8.3f   %8.3f%n",
                    chain,
                    all.get(0) * 1000,
                    all.get(all.size() / 2) * 1000,
                    all.get(all.size() - 1) * 1000,
                    spreads.getOrDefault(chain, 0.0) * 1000);
        });
    }
}
