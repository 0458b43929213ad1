package org.earwitness.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.earwitness.compare.AudioDiff;
import org.earwitness.compare.CopyFamilies;
import org.earwitness.digest.Sha256;
import org.earwitness.fingerprint.PrintExtractor;
import org.earwitness.report.CopyRelations;
import org.earwitness.report.FamilyCopy;
import org.earwitness.report.Measurement;
import org.earwitness.report.RelatedFamily;
import org.earwitness.report.RelatedPair;
import org.earwitness.report.family.FamilyReport;

/** Makes the finding of what the copies have to do with each other. What a pair is to each other is in the name of its measurement. */
final class FamilyFinding {
    static final String ID = "F-family";

    private static final int MOST_PAIRS = 500;
    private static final int MOST_PASSAGES = 60;
    private static final double TOLERANCE_SECONDS = 0.05;

    private FamilyFinding() {}

    static FindingDraft of(FamilyReport report) {
        CopyRelations relations = report.told();
        var settings = new TreeMap<String, String>();
        settings.put("view", "16 kHz mono, the first audio stream that can be decoded of each file");
        settings.put("comparison of two recordings", "version " + AudioDiff.VERSION);
        settings.put("extractor version", Integer.toString(PrintExtractor.VERSION));
        var results = new TreeMap<String, String>();
        relations.pairs().forEach(pair -> results.put("relation of " + pair.a() + " and " + pair.b(), words(pair)));
        return new FindingDraft(
                ID,
                "What "
                        + CopyRelations.joined(relations.copies().stream()
                                .map(FamilyCopy::letter)
                                .toList()) + " have to do with each other",
                "family of copies",
                AudioDiff.VERSION + "." + CopyFamilies.VERSION,
                settings,
                relations.copies().stream()
                        .map(copy -> new Sha256(copy.sha256()))
                        .toList(),
                measurements(relations),
                results,
                List.of(
                        "A passage that one copy has and another lacks was taken out of the one or one of its sources.",
                        "A passage that one copy has and another lacks was put into the other or one of its sources."),
                List.of(
                        "An excerpt is made to be short, to fit a message or a broadcast, or because only a part was received.",
                        "A pause button, a loss in transmission or a program that skips silence leaves the same trace as a cut.",
                        "Copies that lack the same passage may all come from one that somebody shortened openly.",
                        "A longer copy may be the recording as it was made, or one to which something was added."),
                OptionalDouble.empty(),
                "Not known for recordings like these. Of 42 pairs without an edit that were made to measure it, an edit was claimed"
                        + " in 1; docs/methods/diff.md has the conditions.",
                List.of(
                        "Which copy is earlier, and which was made from which, does not follow from what they share.",
                        "What is shorter than about 0.1 s, and a pause that was exchanged for another, is not noticed.",
                        "Where there is silence or steady noise nothing can be told; such parts are undetermined.",
                        "Only the first audio stream that can be decoded of each file is compared."));
    }

    private static List<Measurement> measurements(CopyRelations relations) {
        var measurements = new ArrayList<Measurement>();
        measurements.add(Measurement.of("recordings", relations.copies().size(), "", 0));
        measurements.add(Measurement.of("pairs compared with each other", relations.comparedPairs(), "", 0));
        relations.pairs().stream()
                .filter(pair -> pair.basis() == RelatedPair.Basis.COMPARED)
                .limit(MOST_PAIRS)
                .forEach(pair -> measurements.add(seconds(words(pair) + ": same sound", pair.commonSeconds())));
        int number = 0;
        for (RelatedFamily family : relations.related()) {
            number++;
            String name = "family " + number + ": ";
            measurements.add(seconds(name + "all different sound together", family.unionSeconds()));
            int passage = 0;
            for (RelatedFamily.Passage only : first(family.onlyInOne())) {
                passage++;
                String place = name + "passage " + passage + ", only in " + only.copy();
                measurements.add(seconds(place + ": start in it", only.copyStartSeconds()));
                measurements.add(seconds(place + ": length", only.endSeconds() - only.startSeconds()));
            }
            int edit = 0;
            for (RelatedFamily.SharedEdit cut : first(family.sharedEdits())) {
                edit++;
                String place = name + "edit " + edit + ", shared by " + CopyRelations.joined(cut.lacking());
                measurements.add(seconds(place + ": start in the common time", cut.startSeconds()));
                measurements.add(seconds(place + ": length", cut.endSeconds() - cut.startSeconds()));
            }
        }
        return measurements.subList(0, Math.min(measurements.size(), 1_000));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_PASSAGES, all.size()));
    }

    private static Measurement seconds(String name, double value) {
        return Measurement.of(name, value, "s", TOLERANCE_SECONDS);
    }

    private static String words(RelatedPair pair) {
        return switch (pair.relation()) {
            case SAME_SOUND -> pair.a() + " and " + pair.b() + " carry the same sound";
            case CONTAINS -> pair.a() + " contains " + pair.b();
            case CONTAINED -> pair.b() + " contains " + pair.a();
            case OVERLAP -> pair.a() + " and " + pair.b() + " overlap";
            case DIFFER_INSIDE -> pair.a() + " and " + pair.b() + " differ inside";
            case UNRELATED -> pair.a() + " and " + pair.b() + " share nothing that was found";
            case UNDETERMINED -> "what " + pair.a() + " and " + pair.b() + " are to each other is undetermined";
        };
    }
}
