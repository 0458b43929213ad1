package org.earwitness.report.html;

import org.earwitness.report.Custody;
import org.earwitness.report.page.Figures;
import org.earwitness.report.page.Markup;

/** The state of the custody log, as a receipt that a reader can keep. */
final class CustodySection {
    private CustodySection() {}

    static void write(ReportPage page) {
        Custody custody = page.report().custody();
        Markup markup = page.markup();
        page.openSection("custody", "Custody");
        page.paragraph(
                "Every file and every step is an entry of the case’s custody log. The values below fix its state when"
                        + " this report was made: if an entry up to then is changed or removed later, they no longer fit.");
        page.openTable("custody-caption", "State of the log");
        page.row("Entries", Figures.whole(custody.treeSize()));
        markup.open("tr").leaf("th", "Root hash", "scope", "row").open("td");
        page.digest(custody.rootHash());
        markup.close().close();
        markup.open("tr").leaf("th", "Key fingerprint", "scope", "row").open("td");
        page.digest(custody.keyFingerprint());
        markup.close().close();
        page.closeTable();
        markup.leaf("h3", "Receipt");
        page.paragraph("Copy this text into a file, receipt.txt, and keep it outside the case:");
        code(markup, custody.receipt());
        page.paragraph("To check the case against it:");
        code(markup, "earwitness check CASE --against receipt.txt");
        page.listUnder("What the log does not prove", custody.doesNotProve());
        markup.close();
    }

    static void code(Markup markup, String text) {
        markup.open("pre", "tabindex", "0").leaf("code", text).close();
    }
}
