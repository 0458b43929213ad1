package org.earwitness.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earwitness.compare.Comparison;
import org.earwitness.compare.Region;
import org.earwitness.report.page.ReadPage;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class DiffPageTest {
    @Test
    void eachLetterIsInThePictureBesideBothRecordingsInTheTableAndBesideItsSounds() throws IOException {
        ReadPage page = render(HandMade.everyKind(), "every-kind");
        List<String> badges = texts(page, "badge-text");

        assertThat(badges)
                .containsExactlyInAnyOrder(
                        "D1", "D1", "D2", "D2", "D3", "D3", "D4", "D4", "D5", "D5", "D6", "D6", "D7", "D7");
        assertThat(texts(page, "letter")).contains("D1", "D2", "D3", "D4", "D5", "D6", "D7");
        assertThat(page.named("audio"))
                .hasSize(14)
                .allMatch(audio -> audio.getAttribute("src").startsWith("data:audio/wav;base64,UklGR"));
        assertThat(page.named("h3"))
                .anyMatch(heading -> heading.getTextContent().startsWith("D7: B has 1.50"));
    }

    @Test
    void thePictureIsDescribedForThoseWhoDoNotSeeIt() throws IOException {
        ReadPage page = render(HandMade.everyKind(), "every-kind");
        Element picture =
                page.where(e -> e.getAttribute("class").equals("comparison")).getFirst();

        assertThat(picture.getAttribute("role")).isEqualTo("img");
        assertThat(picture.getAttribute("aria-labelledby")).isEqualTo("picture-title picture-description");
        assertThat(page.named("desc").getFirst().getTextContent())
                .contains("85.0 %", "D1: B lacks 3.20 s that A has at 00:10.000", "D7: ");
        assertThat(page.named("title")).hasSize(2);
    }

    /** Each kind has a pattern of its own, since paper may have no colours. */
    @Test
    void noTwoKindsLookAlikeWithoutColour() throws IOException {
        List<String> patterns = render(HandMade.everyKind(), "every-kind").named("pattern").stream()
                .filter(pattern -> !pattern.getAttribute("id").equals("veil"))
                .map(pattern -> {
                    StringBuilder paths =
                            new StringBuilder(pattern.getAttribute("class").equals("tone-undetermined") ? "thin " : "");
                    for (int i = 0; i < pattern.getChildNodes().getLength(); i++) {
                        if (pattern.getChildNodes().item(i) instanceof Element path) {
                            paths.append(path.getAttribute("d"));
                        }
                    }
                    return paths.toString();
                })
                .toList();

        assertThat(patterns).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void everyMarkIsWideEnoughToBeSeenAndInsideThePicture() throws IOException {
        ReadPage page = render(HandMade.crowded(200), "crowded");

        assertThat(page.where(e -> e.getAttribute("class").startsWith("outline")))
                .hasSize(400)
                .allMatch(e -> number(e, "width") >= 4)
                .allMatch(e -> number(e, "x") >= 48 && number(e, "x") + number(e, "width") <= 948);
        for (Element band : page.where(e -> e.getAttribute("class").startsWith("band"))) {
            String[] points = band.getAttribute("points").split("[ ,]");
            assertThat(Double.parseDouble(points[2]) - Double.parseDouble(points[0]))
                    .isGreaterThanOrEqualTo(1.499);
        }
    }

    @Test
    void noLetterCoversAnotherAndThoseLeftOutAreCounted() throws IOException {
        ReadPage page = render(HandMade.crowded(200), "crowded");
        List<Element> badges = page.where(e -> e.getAttribute("class").startsWith("badge "));

        for (Element one : badges) {
            for (Element other : badges) {
                boolean apart = one == other
                        || Math.abs(number(one, "y") - number(other, "y")) >= 16
                        || Math.abs(number(one, "x") - number(other, "x"))
                                >= Math.min(number(one, "width"), number(other, "width"));
                assertThat(apart).isTrue();
            }
        }
        assertThat(badges).hasSizeGreaterThan(40);
        assertThat(page.text()).containsPattern("[1-9][0-9]* letters found no room; the table has all");
        assertThat(page.text()).contains("These are the first 20 of 200 differences.");
        assertThat(texts(page, "letter")).contains("D200");
    }

    @Test
    void recordingsOfVeryDifferentLengthFillTheWidthEach() throws IOException {
        ReadPage page = render(HandMade.unrelated(), "unrelated");

        assertThat(page.text()).contains("their scales of time differ", "Nothing of A was found in B");
        assertThat(page.where(e -> e.getAttribute("class").equals("clipped")))
                .hasSize(2)
                .allMatch(e -> number(e, "width") == 900);
        assertThat(render(HandMade.everyKind(), "every-kind").text()).contains("Both have one scale of time");
    }

    @Test
    void twoRecordingsWithoutSoundHaveAPageToo() throws IOException {
        ReadPage page = render(HandMade.report(new Comparison(0, 0, List.of(), List.of())), "empty");

        assertThat(page.text()).contains("No difference was found.", "There is no difference to hear.");
    }

    @Test
    void nothingInAFileNameIsMarkup() throws IOException {
        ReadPage page = render(HandMade.everyKind(), "every-kind");

        assertThat(page.named("b")).isEmpty();
        assertThat(page.text()).contains("<b>⟦U+202E⟧.mp3", "សំឡេង \"ថ្ងៃទី១\", leaked.opus");
    }

    @Test
    void theWordsFakeAndAuthenticDoNotOccur() throws IOException {
        for (DiffReport report : List.of(HandMade.everyKind(), HandMade.nothingDiffers(), HandMade.unrelated())) {
            assertThat(render(report, "words").text().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("fake", "authentic", "original", "genuine", "tampered")
                    .contains("which of the two is earlier, and which was made from which, is undetermined");
        }
    }

    @Test
    void aRepeatedPassageIsAPlaceWhereItLiesOnce() throws IOException {
        ReadPage page = render(HandMade.everyKind(), "every-kind");

        assertThat(page.where(e -> e.getAttribute("class").equals("outline tone-repeated source")))
                .hasSize(1);
        assertThat(page.where(e -> e.getAttribute("class").equals("outline tone-repeated")))
                .hasSize(1);
        assertThat(LetteredRegion.differences(HandMade.everyKind().comparison())
                        .getLast()
                        .in(Region.Side.B))
                .isEqualTo(HandMade.stretch(13.35, 14.85));
    }

    /** Leaves the page in target/comparisons for a person to look at. */
    private static ReadPage render(DiffReport report, String name) throws IOException {
        String text = new DiffPage(report, report.illustrations().orElseThrow()).render();
        Path directory = Files.createDirectories(Path.of("target", "comparisons"));
        Files.writeString(directory.resolve(name + ".html"), text);
        return ReadPage.of(text);
    }

    private static List<String> texts(ReadPage page, String style) {
        return page.where(e -> e.getAttribute("class").equals(style)).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
