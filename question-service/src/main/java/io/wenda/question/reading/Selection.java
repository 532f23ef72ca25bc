package io.wenda.question.reading;

import io.wenda.http.reading.Violations;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of the published questions somebody wants to see. */
record Selection(View view, @Nullable String tag) {

    /** Which questions, as in {@code ?view=}. */
    enum View {
        LATEST,
        UNANSWERED
    }

    /** As in the query of an address; an unknown view is a violation. */
    static Selection of(@Nullable String view, @Nullable String tag) {
        Violations violations = new Violations();
        View chosen = switch (view) {
            case null -> View.LATEST;
            case "latest" -> View.LATEST;
            case "unanswered" -> View.UNANSWERED;
            default -> {
                violations.add("view", "unknown-value");
                yield View.LATEST;
            }
        };
        String line = violations.line("tag", tag, 0, 30);
        violations.refuseIfAny();
        return new Selection(chosen, line.isEmpty() ? null : line.toLowerCase(Locale.ROOT));
    }
}
