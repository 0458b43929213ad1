package org.earwitness.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One sentence of the plain answer.
 *
 * <p>What is established is never worded as a verdict on the recording as a whole: such a statement that uses one of the words
 * real, fake, authentic, genuine or deepfake, or a percentage of one, is refused.
 *
 * @param kind whether the sentence is established, is not established, or limits the others
 * @param text the sentence, in words a reporter can print
 * @param findingIds the findings that it rests on; a statement that is established rests on at least one
 */
public record Statement(Kind kind, String text, List<String> findingIds) {
    /** What a sentence of the answer says about itself. */
    public enum Kind {
        @JsonProperty("established")
        ESTABLISHED,
        @JsonProperty("not_established")
        NOT_ESTABLISHED,
        @JsonProperty("limit")
        LIMIT
    }

    private static final Pattern VERDICT_ON_THE_WHOLE = Pattern.compile(
            "\\b(real|fake|faked|authentic|authenticity|genuine|deepfake)\\b(?!-)", Pattern.CASE_INSENSITIVE);

    public Statement {
        kind = Expect.present("statement kind", kind);
        text = Expect.text("statement text", text);
        findingIds = Expect.identifiers("statement finding_ids", findingIds, 100);
        if (kind == Kind.ESTABLISHED && findingIds.isEmpty()) {
            throw Expect.wrong("statement finding_ids", "at least one finding for what is established", "none");
        }
        if (kind == Kind.ESTABLISHED && VERDICT_ON_THE_WHOLE.matcher(text).find()) {
            throw Expect.wrong("statement text", "a statement of what was found, without a verdict on the whole", text);
        }
    }
}
