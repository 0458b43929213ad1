package org.earwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.report.SampleReport;
import org.earwitness.report.Secret;
import org.earwitness.report.SourceExposed;
import org.earwitness.report.SourceExposure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void theLargestReportStaysBelowFifteenMegabytes(@TempDir Path directory) throws IOException {
        SourceExposure exposure = new SourceExposure(Secret.fileName("the name of Q1", "PTT-20261103-WA0007.opus"));
        ReportFiles files = ReportFiles.write(directory, "large", SampleReport.large(), exposure);
        long page = Files.size(files.html());
        long json = Files.size(files.json());
        assertThat(page).isBetween(5_000_000L, 15_000_000L);
        assertThat(json).isBetween(5_000_000L, 15_000_000L);
    }

    @Test
    void writesBothFilesAndTheirDigests(@TempDir Path directory) throws IOException {
        Report report = SampleReport.small();
        ReportFiles files = ReportFiles.write(directory, "report-1", report, new SourceExposure(List.of()));
        assertThat(Files.readString(files.html())).isEqualTo(HtmlReport.render(report));
        assertThat(ReportJson.read(files.json())).isEqualTo(report);
        assertThat(files.htmlSha256()).matches("[0-9a-f]{64}").isNotEqualTo(files.jsonSha256());
        assertThat(directory)
                .isDirectoryContaining(path -> path.equals(files.html()))
                .isDirectoryContaining(path -> path.equals(files.json()));
        assertThat(directory.toFile().list()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFiles.write(directory, "../x", report, new SourceExposure(List.of())));
    }

    @Test
    void showsOriginalNamesOnlyWhereTheyAreCleared() {
        assertThat(HtmlReport.render(SampleReport.small()))
                .contains("<strong>Q1</strong> (<bdi>កំណត់ត្រា.opus</bdi>)")
                .contains("<strong>C2</strong> (<bdi>forwarded.m4a</bdi>)");
        assertThat(HtmlReport.render(SampleReport.complete()))
                .doesNotContain(".m4a")
                .doesNotContain("(<bdi>");
    }

    @Test
    void writesNothingWhereASourceWouldShow(@TempDir Path directory) throws IOException {
        SourceExposure exposure = new SourceExposure(Secret.fileName("the name of Q1", "Harbour Party meeting.opus"));
        assertThatExceptionOfType(SourceExposed.class)
                .isThrownBy(() -> ReportFiles.write(directory, "report-1", SampleReport.small(), exposure))
                .withMessageContaining("the name of Q1")
                .withMessageContaining("nothing was written");
        assertThat(directory).isEmptyDirectory();
    }
}
