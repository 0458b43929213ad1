package org.earwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.report.ReportUnreadable;
import org.earwitness.report.SampleReport;
import org.earwitness.report.page.ReadPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Puts a hostile text into every field that takes any text, and reads the page as a strict parser does. */
class HostileTextTest {
    private static final JsonMapper PLAIN = new JsonMapper();
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "main",
            "nav",
            "footer",
            "section",
            "article",
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "a",
            "span",
            "strong",
            "small",
            "bdi",
            "time",
            "code",
            "pre",
            "br",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "audio",
            "details",
            "summary",
            "svg",
            "defs",
            "pattern",
            "desc",
            "text",
            "rect",
            "line",
            "polygon",
            "path",
            "image");
    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "xmlns",
            "charset",
            "http-equiv",
            "content",
            "name",
            "id",
            "class",
            "href",
            "src",
            "role",
            "tabindex",
            "scope",
            "datetime",
            "controls",
            "preload",
            "aria-label",
            "aria-labelledby",
            "aria-hidden",
            "width",
            "height",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "d",
            "points",
            "viewBox",
            "preserveAspectRatio",
            "patternUnits",
            "text-anchor");

    private static final Pattern HIDDEN =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    private static final String LONG = "a long text";
    private static final List<JsonPointer> FREE_TEXTS = freeTexts();
    /** The same page with a harmless text: no element may come or go with the text. */
    private static final ReadPage HARMLESS = ReadPage.of(HtmlReport.render(withEveryText("harmless")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</style><style>*{display:none}</style>",
                "]]><!--<![CDATA[--></title></svg><svg onload=alert(1)>",
                "&lt;b&gt;&#60;script&#62;&amp;",
                "javascript:alert(1)",
                "http://example.org/?q=1",
                "a\u0000b\u0007c\u001Bd\u007Fe\u0085f\r\ng\u2028h",
                "right\u202Eevil\u2066left\u200Fmark",
                "ព្រះរាជាណាចក្រ\u200Bកម្ពុជា និង\u200Dមនុស្ស",
                "lone \uD800 surrogate \uDC00 and \uFFFE\uFFFF",
                "%s %n {{7*7}} ${jndi} $1 \\u0041",
                LONG
            })
    void neverBreaksOut(String name) throws IOException {
        String hostile = name.equals(LONG) ? "<i>អ".repeat(5_000) : name;
        assertThat(FREE_TEXTS).hasSizeGreaterThan(115);
        Report report = withEveryText(hostile);

        String html = HtmlReport.render(report);
        ReadPage page = ReadPage.of(html);
        for (Element element : page.elements()) {
            assertThat(ELEMENTS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(ATTRIBUTES).contains(element.getAttributes().item(i).getNodeName());
            }
            String href = element.getAttribute("href");
            assertThat(href.isEmpty() || href.startsWith("#") || href.startsWith("data:image/png;base64,"))
                    .isTrue();
            String src = element.getAttribute("src");
            assertThat(src.isEmpty() || src.startsWith("data:audio/wav;base64,"))
                    .isTrue();
        }
        assertThat(page.elements()).hasSameSizeAs(HARMLESS.elements());
        assertThat(HIDDEN.matcher(html).find()).isFalse();
        assertThat(html.length()).isLessThan(15_000_000);
        assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>&\"'</b>", "ព្រះរាជាណាចក្រ\u200Bកម្ពុជា"})
    void showsTheTextItselfUnchanged(String text) throws IOException {
        ReadPage page = ReadPage.of(HtmlReport.render(withEveryText(text)));
        assertThat(page.text().split(Pattern.quote(text), -1)).hasSizeGreaterThan(FREE_TEXTS.size());
    }

    private static Report withEveryText(String text) {
        JsonNode document = PLAIN.readTree(ReportJson.write(SampleReport.small()));
        FREE_TEXTS.forEach(place -> put(document, place, StringNode.valueOf(text)));
        try {
            return ReportJson.read(PLAIN.writeValueAsBytes(document));
        } catch (ReportUnreadable e) {
            throw new AssertionError("expected every free text to take any text", e);
        }
    }

    /** The places of a report whose text is free, found by trying. */
    private static List<JsonPointer> freeTexts() {
        JsonNode document = PLAIN.readTree(ReportJson.write(SampleReport.small()));
        List<JsonPointer> free = new ArrayList<>();
        for (JsonPointer place : strings(document, JsonPointer.empty(), new ArrayList<>())) {
            JsonNode before = document.at(place);
            put(document, place, StringNode.valueOf("<any text>"));
            if (isAccepted(document)) {
                free.add(place);
            }
            put(document, place, before);
        }
        return List.copyOf(free);
    }

    private static List<JsonPointer> strings(JsonNode node, JsonPointer place, List<JsonPointer> found) {
        if (node.isString()) {
            found.add(place);
        }
        for (String name : node.propertyNames()) {
            strings(node.path(name), place.appendProperty(name), found);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            strings(node.path(i), place.appendIndex(i), found);
        }
        return found;
    }

    private static void put(JsonNode document, JsonPointer place, JsonNode value) {
        switch (document.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            case ArrayNode array -> array.set(place.last().getMatchingIndex(), value);
            case JsonNode other -> throw new AssertionError("expected an object or a list, found " + other);
        }
    }

    private static boolean isAccepted(JsonNode document) {
        try {
            ReportJson.read(PLAIN.writeValueAsBytes(document));
            return true;
        } catch (ReportUnreadable e) {
            return false;
        }
    }
}
