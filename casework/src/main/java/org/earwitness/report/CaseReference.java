package org.earwitness.report;

/**
 * The case that a report belongs to.
 *
 * @param id the case's identifier, 1 to 64 letters, digits, dots, dashes or underscores
 * @param title the case's title, as the desk wrote it
 */
public record CaseReference(String id, String title) {
    public CaseReference {
        id = Expect.identifier("case id", id);
        title = Expect.text("case title", title);
    }
}
