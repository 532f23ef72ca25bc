package io.wenda.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a question or an answer came to read as it does.
 *
 * @param title of the question
 * @param path of the post
 * @param answer whether it is an answer
 * @param steps the latest first
 */
public record RevisionsPage(
        Frame frame,
        String title,
        String path,
        @Nullable String language,
        Person author,
        boolean answer,
        List<Step> steps) {

    public RevisionsPage {
        path = Href.local(path);
        steps = List.copyOf(steps);
    }

    /**
     * One text, and what it changed.
     *
     * @param change false where it is the first
     * @param moderator who corrected it; null where its author wrote it
     * @param title empty of an answer
     */
    public record Step(
            int revision,
            Instant at,
            boolean change,
            @Nullable String moderator,
            List<Difference> title,
            List<Difference> tags,
            List<Difference> body) {}

    /** The title of the page. */
    public String heading() {
        return frame.say(answer ? "revisions.title-answer" : "revisions.title-question");
    }
}
