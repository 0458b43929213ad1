package org.earwitness.report;

/**
 * A failure as a JSON document, format {@value #SCHEMA}.
 *
 * @param code a short name for the kind of failure, for machines
 * @param expected what was expected
 * @param found what was found
 * @param hint what to do
 */
public record ErrorDocument(String code, String expected, String found, String hint) {
    /** Name and number of the format. */
    public static final String SCHEMA = "earwitness/error/1";

    public ErrorDocument {
        code = Expect.identifier("error code", code);
        expected = Expect.text("error expected", expected);
        found = Expect.text("error found", found);
        hint = Expect.text("error hint", hint);
    }

    /** The document, UTF-8. */
    public byte[] json(String programVersion) {
        return ReportJson.MAPPER.writeValueAsBytes(new Envelope(programVersion, SCHEMA, this));
    }

    private record Envelope(String earwitness, String schema, ErrorDocument error) {}
}
