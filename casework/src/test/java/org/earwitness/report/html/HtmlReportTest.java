package org.earwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.earwitness.report.SampleReport;
import org.earwitness.report.page.ReadPage;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
    private static final String HTML = HtmlReport.render(SampleReport.complete());
    private static final ReadPage PAGE = ReadPage.of(HTML);

    @Test
    void allowsByHashTheOneStyleSheetItHas() throws Exception {
        List<Element> styles = PAGE.named("style");
        assertThat(styles).hasSize(1);
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(styles.getFirst().getTextContent().getBytes(StandardCharsets.UTF_8));
        String policy = PAGE.where(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .getFirst()
                .getAttribute("content");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
                .doesNotContain("unsafe")
                .doesNotContain("script-src");
        assertThat(HTML.indexOf("Content-Security-Policy")).isLessThan(HTML.indexOf("<style>"));
    }

    @Test
    void refersToNothingOutsideItself() {
        for (Element element : PAGE.elements()) {
            assertThat(element.getTagName()).isNotIn("script", "link", "iframe", "object", "embed", "base", "form");
            String href = element.getAttribute("href");
            assertThat(href.isEmpty() || href.startsWith("#") || href.startsWith("data:image/png;base64,"))
                    .as(href)
                    .isTrue();
            String src = element.getAttribute("src");
            assertThat(src.isEmpty() || src.startsWith("data:audio/wav;base64,"))
                    .isTrue();
            assertThat(element.hasAttribute("style")).isFalse();
        }
        assertThat(PAGE.named("style").getFirst().getTextContent())
                .doesNotContainPattern("url\\((?!#)")
                .doesNotContain("@import");
    }

    @Test
    void leadsEveryLinkToAnElementAndGivesEachIdOnce() {
        List<String> ids = PAGE.where(element -> element.hasAttribute("id")).stream()
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        List<String> links = PAGE.named("a").stream()
                .map(link -> link.getAttribute("href").substring(1))
                .toList();
        assertThat(links)
                .hasSizeGreaterThan(40)
                .allSatisfy(target -> assertThat(ids).contains(target));
        for (Element element : PAGE.where(element -> element.hasAttribute("aria-labelledby"))) {
            assertThat(ids).contains(element.getAttribute("aria-labelledby").split(" ", -1));
        }
    }

    @Test
    void linksStatementFindingAndEvidenceBothWays() {
        assertThat(linksWithin("s-2")).contains("#f-F1", "#f-F2");
        assertThat(linksWithin("f-F2")).contains("#s-2", "#x-" + sha256Of("C4"));
        assertThat(linksWithin("x-" + sha256Of("C4"))).contains("#f-F1", "#f-F2");
    }

    @Test
    void putsTheAnswerFirstAndHeadingsInOrder() {
        List<String> headings = PAGE.where(element -> element.getTagName().matches("h[1-6]")).stream()
                .map(Element::getTagName)
                .toList();
        assertThat(headings)
                .startsWith("h1", "h2", "h3")
                .filteredOn("h1"::equals)
                .hasSize(1);
        int before = 0;
        for (String heading : headings) {
            int rank = heading.charAt(1) - '0';
            assertThat(rank).isLessThanOrEqualTo(before + 1);
            before = rank;
        }
        assertThat(HTML.indexOf("id=\"answer\"")).isLessThan(HTML.indexOf("<nav"));
        assertThat(PAGE.where(element -> element.getAttribute("class").equals("skip")))
                .singleElement()
                .satisfies(skip -> assertThat(skip.getAttribute("href")).isEqualTo("#answer"));
    }

    @Test
    void tellsReadersWhoDoNotSeeWhatThereIs() {
        assertThat(PAGE.document().getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(PAGE.named("table"))
                .hasSizeGreaterThan(8)
                .allSatisfy(table -> assertThat(
                                table.getElementsByTagName("caption").getLength())
                        .isEqualTo(1));
        assertThat(PAGE.named("th"))
                .allSatisfy(cell -> assertThat(cell.getAttribute("scope")).isIn("row", "col"));
        assertThat(PAGE.named("audio")).isNotEmpty().allSatisfy(audio -> {
            assertThat(audio.getAttribute("aria-label")).isNotEmpty();
            assertThat(audio.hasAttribute("controls")).isTrue();
        });
        List<Element> pictures =
                PAGE.where(element -> element.getAttribute("role").equals("img"));
        assertThat(pictures)
                .hasSize(5 + 2 + 1 + 2)
                .allSatisfy(picture -> assertThat(described(picture)).hasSizeGreaterThan(30));
        assertThat(PAGE.named("svg").stream().filter(HtmlReportTest::isOutermost))
                .allSatisfy(svg -> assertThat(svg.getAttribute("role").equals("img")
                                || svg.getAttribute("aria-hidden").equals("true"))
                        .isTrue());
    }

    private static String described(Element picture) {
        NodeList descriptions = picture.getElementsByTagName("desc");
        return descriptions.getLength() == 0
                ? picture.getAttribute("aria-label")
                : descriptions.item(0).getTextContent();
    }

    @Test
    void saysNothingOfRealOrFake() {
        String fixed = PAGE.text().toLowerCase(Locale.ROOT).replace("no trace found is not authenticity", "");
        assertThat(fixed).doesNotContainPattern("\\b(fake|real|authentic|genuine|deepfake|authenticity)\\b");
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("km-KH-u-nu-khmr", "ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(HtmlReport.render(SampleReport.complete()).equals(HTML))
                        .as(tag)
                        .isTrue();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void keepsKhmerAndShowsLabelsInsteadOfNames() {
        assertThat(PAGE.text()).contains("ការប្រជុំគណបក្ស").contains("withheld to protect the source");
        assertThat(PAGE.text()).doesNotContain("a name that is not cleared");
    }

    private static boolean isOutermost(Element svg) {
        return !((Element) svg.getParentNode()).getTagName().equals("svg");
    }

    private static String sha256Of(String label) {
        return SampleReport.complete().matches().stream()
                .filter(match -> match.recording().equals(label))
                .findFirst()
                .orElseThrow()
                .sha256();
    }

    private static Set<String> linksWithin(String id) {
        Element element =
                PAGE.where(candidate -> candidate.getAttribute("id").equals(id)).getFirst();
        return PAGE.named("a").stream()
                .filter(link -> isWithin(link, element))
                .map(link -> link.getAttribute("href"))
                .collect(Collectors.toSet());
    }

    private static boolean isWithin(Element inner, Element outer) {
        return (inner.compareDocumentPosition(outer) & org.w3c.dom.Node.DOCUMENT_POSITION_CONTAINS) != 0;
    }
}
