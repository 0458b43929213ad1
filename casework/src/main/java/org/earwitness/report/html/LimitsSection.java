package org.earwitness.report.html;

/** What no report of this kind can show. */
final class LimitsSection {
    private LimitsSection() {}

    static void write(ReportPage page) {
        page.openSection("limits", "Limits");
        page.list(page.report().limits());
        page.markup().close();
    }
}
