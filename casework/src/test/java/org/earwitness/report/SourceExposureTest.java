package org.earwitness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceExposureTest {
    private static final String PAGE = "<p>Only the 41 recordings of the collection were searched.</p>";

    @Test
    void findsAFileNameHoweverItIsEscaped() {
        String name = "សម្លេង \"leak\" & <co>'s.opus";
        List<Secret> secrets = Secret.fileName("the name of Q1", name);
        assertThat(secrets).hasSize(2);
        String html = "<p>សម្លេង &quot;leak&quot; &amp; &lt;co&gt;&#39;s.opus</p>";
        String json = "{\"asked\": \"\\u179fម្លេង \\\"leak\\\" & <co>'s.opus\"}";
        assertThat(documents(secrets, html, "{}")).containsOnly("page");
        assertThat(documents(secrets, PAGE, json)).containsOnly("JSON");
        assertThat(documents(secrets, PAGE, "{}")).isEmpty();
    }

    @Test
    void findsANameInOtherCaseAndWithoutItsEnding() {
        List<Secret> secrets = Secret.fileName("the name of Q1", "PTT-20261103-WA0007.opus");
        assertThat(documents(secrets, "<p>ptt-20261103-wa0007</p>", "{}")).containsExactly("page");
    }

    @Test
    void findsComposedAndDecomposedAccents() {
        List<Secret> secrets = Secret.fileName("the name of Q1", "réunion du café.m4a");
        assertThat(documents(secrets, "<p>re\u0301union du cafe\u0301</p>", "{}"))
                .containsExactly("page");
    }

    @Test
    void findsPathsThatNobodyNamed() {
        for (String path :
                List.of("/home/sokha/a.wav", "C:\\\\Users\\\\sokha", "file:///a", "/tmp/x", "/Users/sokha")) {
            assertThat(documents(List.of(), PAGE, "{\"repeat\": [\"ffmpeg -i " + path + "\"]}"))
                    .as(path)
                    .containsExactly("JSON");
        }
        assertThat(documents(List.of(), "<p>earwitness/report/1 and 10 s/home</p></main>", "{}"))
                .isEmpty();
    }

    @Test
    void takesAUserNameForAWordUnlessAMachinePutItThere() {
        List<Secret> secrets = List.of(Secret.account("the user’s name", "collection"));
        assertThat(documents(secrets, PAGE, "{\"asked\": \"the collection\"}")).isEmpty();
        assertThat(documents(secrets, PAGE, "{\"environment\": {\"arguments\": [\"of collection\"]}}"))
                .containsExactly("JSON");
        assertThat(documents(secrets, "<p>collection@desk</p>", "{}")).containsExactly("page");
    }

    @Test
    void passesOverAccountsThatEveryMachineHas() {
        assertThat(documents(List.of(Secret.account("the user’s name", "root")), "<p>root/hash</p>", "{}"))
                .isEmpty();
    }

    @Test
    void looksNotIntoPicturesAndSound() {
        String base64 = "leakleak".repeat(40);
        List<Secret> secrets = Secret.fileName("the name of Q1", "leak");
        String html = "<img src=\"data:image/png;base64," + base64 + "\"/>";
        assertThat(documents(secrets, html, "{\"wav\": \"" + base64 + "\"}")).isEmpty();
    }

    @Test
    void letsAClearedNamePass() {
        List<Secret> secrets = Secret.fileName("the name of Q1", "harbour-party.opus");
        Disclosure cleared = new Disclosure(List.of(new Disclosure.ClearedName("Q1", "harbour-party.opus")), List.of());
        SourceExposure exposure = new SourceExposure(secrets);
        String page = "<p>harbour-party.opus</p>";
        assertThat(exposure.find(cleared, page, bytes("{}"))).isEmpty();
        assertThat(exposure.find(Disclosure.NOTHING, page, bytes("{}"))).isNotEmpty();
    }

    @Test
    void findsNothingInTheSampleReport() {
        List<Secret> secrets = new ArrayList<>(Secret.fileName("the name of Q1", "PTT-20261103-WA0007.opus"));
        secrets.add(Secret.path("the case", Path.of("cases", "veldania")));
        secrets.add(Secret.account("the machine’s name", "desk-4"));
        SourceExposure exposure = new SourceExposure(secrets);
        assertThat(exposure.find(Disclosure.NOTHING, PAGE, ReportJson.write(SampleReport.small())))
                .isEmpty();
    }

    private static List<String> documents(List<Secret> secrets, String html, String json) {
        return new SourceExposure(secrets)
                .find(Disclosure.NOTHING, html, bytes(json)).stream()
                        .map(SourceExposure.Trace::document)
                        .distinct()
                        .toList();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
