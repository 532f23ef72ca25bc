package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on right after the decision.
 *
 * @param state of the question
 */
record Outcome(
        String id,
        @CodeOf(State.class) String state,
        long version,
        @CodeOf(Verdict.Outcome.class) String decision,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String originalId,
        int revision,
        Named moderator,
        boolean ownQuestion,
        Instant at) {

    /** Of an edit of an answer or a comment. */
    static Outcome of(Editable<?> post, Question question, Decision decision, Names names) {
        return of(post.id(), post.version(), question, decision, names);
    }

    static Outcome of(Question question, Decision decision, Names names) {
        return of(question.id(), question.version(), question, decision, names);
    }

    private static Outcome of(String id, long version, Question question, Decision decision, Names names) {
        return new Outcome(
                id,
                question.state().code(),
                version,
                decision.verdict().code(),
                decision.verdict().reason(),
                decision.verdict().words(),
                decision.verdict().originalId(),
                decision.revision(),
                names.of(decision.memberId()),
                decision.ownQuestion(),
                decision.at());
    }
}
