package io.wenda.web;

import org.jspecify.annotations.Nullable;

/**
 * What a question is.
 *
 * @param type a code: question, bug-report, proposal
 * @param outcome how a proposal ended, adopted or declined; null while it is open
 */
public record Kind(String type, @Nullable String outcome) {

    /** What most of them are: nothing is said of it. */
    public static final Kind QUESTION = new Kind("question", null);

    /** Whether it is worth a word. */
    public boolean special() {
        return !type.equals(QUESTION.type);
    }

    public boolean proposal() {
        return type.equals("proposal");
    }

    /** The key of where a proposal stands: {@code list.proposal-adopted}. */
    public String standingKey() {
        return "list.proposal-" + (outcome == null ? "open" : outcome);
    }
}
