package org.earwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.report.SampleReport;
import org.junit.jupiter.api.Test;

class SampleReportTest {
    /** Leaves the page in target/sample for a person to look at. */
    @Test
    void theSameReportGivesTheSamePageBeforeAndAfterItsJson() throws IOException {
        Report report = SampleReport.complete();
        String page = HtmlReport.render(report);
        byte[] json = ReportJson.write(report);
        Path directory = Files.createDirectories(Path.of("target", "sample"));
        Files.writeString(directory.resolve("report.html"), page);
        Files.write(directory.resolve("report.json"), json);

        assertThat(ReportJson.read(json)).isEqualTo(report);
        assertThat(HtmlReport.render(ReportJson.read(json))).isEqualTo(page);
    }
}
