package io.wenda.question.reading;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Ruling;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Type;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question in a list.
 *
 * @param path of its page
 * @param answerCount without those that do not answer it, as its asker says
 * @param informationWanted whether somebody who would answer waits for its asker
 * @param outcome of a proposal; absent while it is open
 * @param version this and what follows: only in the list of one's own questions
 * @param place in the queue, while it or its edit is in review
 * @param edit where an edit of it stands that is not public
 * @param attemptsLeft how often it may still come back to be changed
 * @param canReply whether those who declined it may be answered
 */
record Summary(
        String id,
        String path,
        @CodeOf(Type.class) String type,
        String title,
        List<String> tags,
        @Nullable String language,
        Named asker,
        @CodeOf(State.class) String state,
        int answerCount,
        int score,
        @Nullable String acceptedAnswerId,
        @Nullable @CodeOf(Conclusion.Outcome.class) String outcome,
        Instant submittedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant lastActivityAt,
        boolean informationWanted,
        @Nullable Long version,
        @Nullable Integer revision,
        @Nullable Long place,
        @Nullable Edited edit,
        @Nullable Ruling decision,
        @Nullable Integer attemptsLeft,
        @Nullable Boolean canReply) {

    /**
     * Where an edit of one's own stands.
     *
     * @param decision the last one; absent while in review
     */
    record Edited(
            @OneOf({"in-review", "changes-asked", "rejected"})
            String state,

            Instant submittedAt,
            @Nullable Ruling decision) {

        static @Nullable Edited of(Listed question, Names names) {
            Listed.Change edit = question.edit();
            return edit == null
                    ? null
                    : new Edited(
                            Details.Edited.stateOf(question.editDecision()),
                            edit.submittedAt(),
                            Ruling.ofNullable(question.editDecision(), names));
        }
    }

    /** For everybody. */
    static Summary forAll(Listed question, Names names) {
        return of(question, names, null, null, null, null, null, null, null);
    }

    /** For its asker. */
    static Summary forAsker(Listed question, Names names, @Nullable Long place, int attempts) {
        return of(
                question,
                names,
                question.version(),
                question.revision().number(),
                place,
                Edited.of(question, names),
                Ruling.ofNullable(question.decision(), names),
                Question.attemptsLeft(question.earlierDecisions(), attempts),
                question.repliable());
    }

    private static Summary of(
            Listed question,
            Names names,
            @Nullable Long version,
            @Nullable Integer revision,
            @Nullable Long place,
            @Nullable Edited edit,
            @Nullable Ruling decision,
            @Nullable Integer attemptsLeft,
            @Nullable Boolean canReply) {
        Acceptance acceptance = question.acceptance();
        return new Summary(
                question.id(),
                question.path(),
                question.revision().type().code(),
                question.revision().title(),
                question.revision().tags(),
                question.revision().language(),
                names.of(question.askerId()),
                question.state().code(),
                question.answerCount(),
                question.score(),
                acceptance == null ? null : acceptance.answerId(),
                question.outcome(),
                question.submittedAt(),
                question.publishedAt(),
                question.lastActivityAt(),
                question.enquiry() != null,
                version,
                revision,
                place,
                edit,
                decision,
                attemptsLeft,
                canReply);
    }
}
