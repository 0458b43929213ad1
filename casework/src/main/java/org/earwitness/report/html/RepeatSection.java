package org.earwitness.report.html;

import java.util.List;
import java.util.Map;
import org.earwitness.report.Environment;
import org.earwitness.report.PcmDigest;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** How another person repeats every step, and with what it was done here. */
final class RepeatSection {
    private RepeatSection() {}

    static void write(ReportPage page) {
        page.openSection("repeat", "How to repeat it");
        Markup markup = page.markup();
        markup.open("ol", "class", "steps");
        page.report().repeat().forEach(step -> {
            markup.open("li").leaf("p", step.text());
            CustodySection.code(markup, step.command());
            page.findingLinks("Produces again:", step.findingIds());
            markup.close();
        });
        markup.close();
        environment(page, page.report().environment());
        pcm(page);
        markup.close();
    }

    private static void environment(ReportPage page, Environment environment) {
        Environment.Decoder decoder = environment.decoder();
        Markup markup = page.markup();
        page.openTable("environment-caption", "With what it was done");
        page.row("Decoder", decoder.name() + " " + decoder.version());
        markup.open("tr").leaf("th", "Decoder’s SHA-256", "scope", "row").open("td");
        page.digest(decoder.sha256());
        markup.close().close();
        arguments(markup, decoder.arguments());
        page.row("Processor features", joined(decoder.cpuFlags()));
        page.row("Isolation of the decoder", joined(environment.isolation()));
        for (Map.Entry<String, String> limit : environment.limits().entrySet()) {
            page.row("Limit: " + limit.getKey(), limit.getValue());
        }
        page.row("Java", environment.javaRuntime());
        page.row("Platform", environment.platform());
        page.closeTable();
    }

    private static void arguments(Markup markup, List<String> arguments) {
        markup.open("tr").leaf("th", "Decoder’s arguments", "scope", "row").open("td");
        for (String argument : arguments) {
            markup.leaf("code", argument, "class", "argument").text(" ");
        }
        markup.close().close();
    }

    private static void pcm(ReportPage page) {
        if (page.report().pcm().isEmpty()) {
            return;
        }
        Markup markup = page.markup();
        page.openTable(
                "pcm-caption",
                "Digests of the decoded sound",
                "Recording",
                "Stream",
                "For",
                "Samples",
                "Rate",
                "Channels",
                "Encoding",
                "SHA-256");
        for (PcmDigest digest : page.report().pcm()) {
            markup.open("tr").leaf("th", digest.recording(), "scope", "row");
            markup.leaf("td", Figures.whole(digest.stream()), "class", "number").leaf("td", digest.purpose());
            markup.leaf("td", Figures.whole(digest.samples()), "class", "number");
            markup.leaf("td", Figures.whole(digest.sampleRateHertz()) + Figures.NARROW_SPACE + "Hz", "class", "number");
            markup.leaf("td", Figures.whole(digest.channels()), "class", "number")
                    .leaf("td", digest.encoding());
            markup.open("td");
            page.digest(digest.sha256());
            markup.close().close();
        }
        page.closeTable();
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }
}
