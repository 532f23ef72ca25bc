package io.wenda.question.answering;

import io.wenda.question.Refusal;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Removal;
import io.wenda.question.people.Viewer;
import io.wenda.transport.Aggregates;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Taking answers away and bringing them back, and saying that one no longer holds. */
@Component
public class AnswerKeeping {

    private final Questions questions;
    private final Answers answers;
    private final Clock clock;

    AnswerKeeping(Questions questions, Answers answers, Clock clock) {
        this.questions = questions;
        this.answers = answers;
        this.clock = clock;
    }

    private record Found(Answer answer, Question question) {}

    /** A question whose accepted answer a moderator takes away has none from then on. */
    Mono<Answer> remove(String id, Viewer by) {
        return find(id, by)
                .filter(found -> found.answer().removal() == null || seesRemoved(found.answer(), by))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(found -> Mono.fromSupplier(() -> found.answer().remove(found.question(), by, clock.instant()))
                        .flatMap(next -> answers.update(found.answer(), next))
                        .delayUntil(removed ->
                                questions.change(found.question().id(), question -> question.forgetAcceptance(id))));
    }

    Mono<Answer> restore(String id, Viewer by) {
        return find(id, by)
                .flatMap(found -> answers.update(
                        found.answer(),
                        found.answer().inReview()
                                ? found.answer()
                                : found.answer().restore(by, clock.instant())));
    }

    Mono<Answer> markOutdated(String id, boolean outdated, Viewer by) {
        return find(id, by)
                .filter(found -> found.answer().isThereIn(found.question()))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(found -> {
                    found.question().requireUnlocked();
                    return answers.update(
                            found.answer(),
                            found.answer()
                                    .markOutdated(outdated, found.question(), by, clock.instant())
                                    .discreetIn(found.question()));
                });
    }

    /** The asker says that it does not answer their question, which counts as unanswered if none does. */
    Mono<Answer> miss(String id, String words, Viewer by) {
        return find(id, Viewer.ANONYMOUS)
                .filter(found -> found.answer().removal() == null)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(found -> {
                    found.question().requireUnlocked();
                    Answer next = found.answer().miss(words, found.question(), by.requireId(), clock.instant());
                    return questions
                            .change(found.question().id(), question -> question.forgetAcceptance(id))
                            .then(answers.update(found.answer(), next));
                });
    }

    /** Enough flags take it out of sight. */
    public Mono<Void> hide(String id) {
        return change(id, answer -> answer.hide(clock.instant()));
    }

    /** A moderator did not agree with the flags that took it out of sight. */
    public Mono<Void> show(String id, String moderatorId) {
        return change(id, answer -> {
            Removal removal = answer.removal();
            return removal == null || !removal.byFlags()
                    ? answer
                    : answer.restore(new Viewer(moderatorId, true), clock.instant());
        });
    }

    /** A moderator has read what waited for it. */
    public Mono<Void> letIn(String id) {
        return answers.findAny(id)
                .flatMap(answer -> questions
                        .find(answer.questionId())
                        .flatMap(question -> answers.answeredBefore(question)
                                .flatMap(before -> change(id, now -> now.letIn(question, before, clock.instant())))));
    }

    /** A moderator agreed with those who flagged it; where it was accepted, nothing is any more. */
    public Mono<Void> takeAway(String id, String moderatorId) {
        return change(id, answer -> answer.takeAway(moderatorId, clock.instant()))
                .then(answers.findAny(id))
                .flatMap(gone -> questions.change(gone.questionId(), question -> question.forgetAcceptance(id)))
                .then();
    }

    private Mono<Void> change(String id, UnaryOperator<Answer> decision) {
        return answers.findAny(id)
                .flatMap(before -> answers.update(before, decision.apply(before)))
                .retryWhen(Aggregates.DECIDE_AGAIN)
                .then();
    }

    private static boolean seesRemoved(Answer answer, Viewer by) {
        return by.moderator() || by.is(answer.authorId());
    }

    /** One whose question this viewer sees, and may add to. */
    private Mono<Found> find(String id, Viewer by) {
        return answers.findAny(id)
                .flatMap(answer -> questions.open(answer.questionId(), by).map(question -> new Found(answer, question)))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }
}
