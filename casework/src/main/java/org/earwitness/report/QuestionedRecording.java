package org.earwitness.report;

/**
 * The recording that the report is about.
 *
 * @param label its label in the report, such as Q1
 * @param sha256 SHA-256 of the file as received, 64 lower-case hexadecimal digits
 * @param bytes size of the file
 * @param durationSeconds length of the sound as decoded, in seconds, at least 0
 */
public record QuestionedRecording(String label, String sha256, long bytes, double durationSeconds) {
    public QuestionedRecording {
        label = Expect.label("questioned label", label);
        sha256 = Expect.sha256("questioned sha256", sha256);
        bytes = Expect.atLeast("questioned bytes", bytes, 0);
        Expect.range("questioned duration", 0, durationSeconds);
    }
}
