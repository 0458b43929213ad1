package org.earwitness.report.html;

import java.util.List;
import java.util.OptionalDouble;
import org.earwitness.report.Measurement;
import org.earwitness.report.Observation;
import org.earwitness.report.Place;
import org.earwitness.report.Verdict;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** What was observed in the questioned recording, each with its innocent explanations. */
final class ObservationsSection {
    private static final int PLACES_AT_ONCE = 20;

    private ObservationsSection() {}

    static void write(ReportPage page) {
        page.openSection("observations", "What was observed");
        if (page.report().observations().isEmpty()) {
            page.paragraph("No observations were made.");
        }
        page.report().observations().forEach(observation -> observation(page, observation));
        page.markup().close();
    }

    private static void observation(ReportPage page, Observation observation) {
        Markup markup = page.markup();
        markup.open("article", "class", "observation", "id", "o-" + observation.id());
        markup.open("h3").text(observation.title() + " ");
        markup.leaf("span", words(observation.verdict()), "class", "verdict " + style(observation.verdict()));
        markup.close();
        page.paragraph(observation.sentence());
        measurements(page, observation.values());
        places(page, observation.places());
        page.listUnder("Innocent explanations", observation.explanations());
        page.listUnder("What this cannot show", observation.limits());
        falseAlarm(page, observation.falseAlarmRate(), observation.falseAlarmBasis());
        page.findingLinks("Basis:", observation.findingIds());
        markup.close();
    }

    static void measurements(ReportPage page, List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            return;
        }
        Markup markup = page.markup();
        markup.open("dl", "class", "values");
        for (Measurement measurement : measurements) {
            markup.open("div")
                    .leaf("dt", measurement.name())
                    .leaf("dd", Figures.measured(measurement))
                    .close();
        }
        markup.close();
    }

    static void falseAlarm(ReportPage page, OptionalDouble rate, String basis) {
        page.markup().open("p", "class", "note").leaf("strong", "False alarms: ");
        page.markup()
                .text(
                        rate.isPresent()
                                ? "in " + Figures.withUnit(rate.getAsDouble() * 100, "%") + " of cases. "
                                : "rate unknown. ")
                .text(basis)
                .close();
    }

    private static void places(ReportPage page, List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        Markup markup = page.markup();
        markup.leaf("p", places.size() == 1 ? "Place" : "Places", "class", "label");
        int atOnce = Math.min(PLACES_AT_ONCE, places.size());
        ranges(markup, places.subList(0, atOnce));
        if (places.size() > atOnce) {
            markup.open("details").leaf("summary", (places.size() - atOnce) + " more places");
            ranges(markup, places.subList(atOnce, places.size()));
            markup.close();
        }
    }

    private static void ranges(Markup markup, List<Place> places) {
        markup.open("ul", "class", "places");
        for (Place place : places) {
            markup.open("li").text(Figures.range(place.startSeconds(), place.endSeconds()) + " ");
            markup.leaf("small", Figures.rangeInSeconds(place.startSeconds(), place.endSeconds()))
                    .close();
        }
        markup.close();
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case CONSISTENT -> "consistent";
            case INCONSISTENT -> "inconsistent";
            case NOT_TESTABLE -> "not testable";
            case OBSERVED -> "observed";
        };
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case CONSISTENT -> "consistent";
            case INCONSISTENT -> "inconsistent";
            case NOT_TESTABLE -> "not-testable";
            case OBSERVED -> "observed";
        };
    }
}
