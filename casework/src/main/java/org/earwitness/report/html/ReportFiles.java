package org.earwitness.report.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.earwitness.report.Report;
import org.earwitness.report.ReportJson;
import org.earwitness.report.SourceExposed;
import org.earwitness.report.SourceExposure;

/**
 * A report as written: a page and the same content as JSON, side by side.
 *
 * @param html the page
 * @param htmlSha256 SHA-256 of its bytes
 * @param json the JSON document
 * @param jsonSha256 SHA-256 of its bytes
 */
public record ReportFiles(Path html, String htmlSha256, Path json, String jsonSha256) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Writes a report. Each file appears complete or not at all; one of the same name is replaced.
     *
     * @param directory an existing directory
     * @param name the files' name without ending: 1 to 64 letters, digits, dots, dashes or underscores
     * @param exposure what must not be found in either file
     * @throws SourceExposed where it is found; nothing is written then
     */
    public static ReportFiles write(Path directory, String name, Report report, SourceExposure exposure)
            throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "report name: expected 1 to 64 letters, digits, dots, dashes or underscores,"
                            + " found another text; name the report without directories");
        }
        String page = HtmlReport.render(report);
        byte[] json = ReportJson.write(report);
        List<SourceExposure.Trace> traces = exposure.find(report.disclosure(), page, json);
        if (!traces.isEmpty()) {
            throw new SourceExposed(traces);
        }
        byte[] html = page.getBytes(StandardCharsets.UTF_8);
        Path htmlFile = directory.resolve(name + ".html");
        Path jsonFile = directory.resolve(name + ".json");
        replace(jsonFile, json);
        replace(htmlFile, html);
        return new ReportFiles(htmlFile, sha256(html), jsonFile, sha256(json));
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path partial = Files.createTempFile(file.toAbsolutePath().getParent(), ".report-", ".partial");
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected SHA-256, which every Java platform has", e);
        }
    }
}
