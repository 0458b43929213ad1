package org.earwitness.report.html;

import java.util.List;
import org.earwitness.report.Statement;
import org.earwitness.report.page.Markup;

/** The plain answer: what is established, what is not, and what limits both. */
final class AnswerSection {
    private AnswerSection() {}

    static void write(ReportPage page) {
        Markup markup = page.markup();
        markup.open("section", "id", "answer", "class", "answer", "aria-labelledby", "answer-heading");
        markup.leaf("h2", "Answer", "id", "answer-heading", "class", "unseen");
        for (Statement.Kind kind : Statement.Kind.values()) {
            group(page, kind);
        }
        markup.close();
    }

    private static void group(ReportPage page, Statement.Kind kind) {
        List<Statement> answer = page.report().answer();
        if (answer.stream().noneMatch(statement -> statement.kind() == kind)) {
            return;
        }
        Markup markup = page.markup();
        markup.open("div", "class", "group " + style(kind))
                .leaf("h3", heading(kind))
                .open("ul");
        for (int i = 0; i < answer.size(); i++) {
            Statement statement = answer.get(i);
            if (statement.kind() == kind) {
                markup.open("li", "id", "s-" + (i + 1)).text(statement.text());
                if (!statement.findingIds().isEmpty()) {
                    markup.open("span", "class", "basis").text(" Basis: ");
                    page.inlineFindingLinks(statement.findingIds());
                    markup.close();
                }
                markup.close();
            }
        }
        markup.close().close();
    }

    private static String heading(Statement.Kind kind) {
        return switch (kind) {
            case ESTABLISHED -> "Established";
            case NOT_ESTABLISHED -> "Not established";
            case LIMIT -> "Keep in mind";
        };
    }

    private static String style(Statement.Kind kind) {
        return switch (kind) {
            case ESTABLISHED -> "established";
            case NOT_ESTABLISHED -> "open-question";
            case LIMIT -> "limit";
        };
    }
}
