package io.wenda.question.reading;

import io.wenda.http.describing.CodeOf;
import io.wenda.question.answering.Answer;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Ruling;
import io.wenda.question.asking.State;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answers, as this viewer may read it.
 *
 * @param path of its page
 * @param body as typed, Markdown
 * @param html safe to show as it is
 * @param place in the queue, while in review
 * @param decision for its asker and moderators alone
 * @param answers accepted first, then oldest
 */
record Details(
        String id,
        String path,
        @CodeOf(State.class) String state,
        long version,
        int revision,
        String title,
        String body,
        String html,
        List<String> tags,
        @Nullable String language,
        Named asker,
        Instant submittedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant lastActivityAt,
        int answerCount,
        @Nullable String acceptedAnswerId,
        @Nullable Long place,
        @Nullable Ruling decision,
        List<Reply> answers,
        Abilities viewer) {

    /** What whoever reads may do here. */
    record Abilities(boolean canAnswer, boolean canAccept, boolean canEdit, boolean canReview) {}

    /** An answer, as everybody may read it. */
    record Reply(
            String id,
            Named author,
            String html,
            String body,
            @Nullable String language,
            Instant publishedAt,
            boolean accepted,
            long version) {}

    static Details of(Reading.WithAnswers thread, Viewer viewer, boolean canReview) {
        Question question = thread.question();
        Names names = thread.names();
        Acceptance acceptance = question.acceptance();
        String acceptedId = acceptance == null ? null : acceptance.answerId();
        return new Details(
                question.id(),
                question.path(),
                question.state().code(),
                question.version(),
                question.revision().number(),
                question.revision().title(),
                question.revision().body(),
                question.revision().html(),
                question.revision().tags(),
                question.revision().language(),
                names.of(question.askerId()),
                question.submittedAt(),
                question.publishedAt(),
                thread.lastActivityAt(),
                thread.answers().size(),
                acceptedId,
                thread.place(),
                question.decisionVisibleTo(viewer) ? Ruling.ofNullable(question.decision(), names) : null,
                thread.answers().stream()
                        .map(answer -> reply(answer, names, answer.id().equals(acceptedId)))
                        .toList(),
                abilities(question, viewer, canReview));
    }

    private static Reply reply(Answer answer, Names names, boolean accepted) {
        return new Reply(
                answer.id(),
                names.of(answer.authorId()),
                answer.html(),
                answer.body(),
                answer.language(),
                answer.publishedAt(),
                accepted,
                answer.version());
    }

    private static Abilities abilities(Question question, Viewer viewer, boolean canReview) {
        boolean published = question.state() == State.PUBLISHED;
        return new Abilities(
                published && viewer.signedIn(),
                published && viewer.is(question.askerId()),
                question.editableBy(viewer),
                canReview);
    }
}
