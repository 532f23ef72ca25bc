package io.wenda.question.asking;

import io.wenda.http.describing.CodeOf;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a question, as its asker and the moderators see it.
 *
 * @param reason a code of the community's list
 * @param originalId where it was asked before, if it was closed as a duplicate
 * @param ownQuestion the moderator decided on their own question, being the only one there was
 */
public record Ruling(
        @CodeOf(Verdict.Outcome.class) String decision,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String originalId,
        int revision,
        Named moderator,
        boolean ownQuestion,
        Instant at) {

    /** A decision with the name of whoever made it. */
    public static Ruling of(Decision decision, Names names) {
        return new Ruling(
                decision.verdict().code(),
                decision.verdict().reason(),
                decision.verdict().words(),
                decision.verdict().originalId(),
                decision.revision(),
                names.of(decision.memberId()),
                decision.ownQuestion(),
                decision.at());
    }

    /** The same for a question that may not be decided on yet. */
    public static @Nullable Ruling ofNullable(@Nullable Decision decision, Names names) {
        return decision == null ? null : of(decision, names);
    }
}
