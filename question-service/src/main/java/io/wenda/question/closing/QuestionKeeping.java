package io.wenda.question.closing;

import io.wenda.http.problem.InvalidException;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Closing;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Conclusion.Outcome;
import io.wenda.question.asking.EditPolicy;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Reason;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Closing, locking and removing public questions, and undoing it.
 *
 * <p>Two who close two questions as duplicates of each other at once: each looks, after its own write, whether the chain leads
 * back, and undoes its own where it does. So no chain ever ends in itself; at worst both are open again.
 *
 * <p>An answer that is being stored while its question is removed goes with it, and comes back with it.
 */
@Component
class QuestionKeeping {

    private final Questions questions;
    private final Answers answers;
    private final Duplicates duplicates;
    private final EditPolicy edits;
    private final Clock clock;

    QuestionKeeping(Questions questions, Answers answers, Duplicates duplicates, EditPolicy edits, Clock clock) {
        this.edits = edits;
        this.questions = questions;
        this.answers = answers;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    Mono<Question> close(String id, Reason reason, @Nullable String duplicateOf, Viewer by) {
        if (duplicateOf == null) {
            return moderate(id, by, (question, now) -> question.close(new Closing(reason, null, by.requireId(), now)));
        }
        return moderated(by)
                .then(target(duplicateOf, id))
                .flatMap(target -> moderate(
                        id,
                        by,
                        (question, now) -> question.close(new Closing(reason, target.id(), by.requireId(), now))))
                .delayUntil(closed -> target(duplicateOf, id)
                        .onErrorResume(
                                Refusal.DuplicateCycle.class,
                                cycle -> reopen(id, by).then(Mono.error(cycle))));
    }

    private Mono<Question> target(String duplicateOf, String id) {
        return duplicates
                .liveTarget(duplicateOf, id)
                .switchIfEmpty(Mono.error(() -> InvalidException.of("duplicateOf", "unknown-question")));
    }

    Mono<Question> reopen(String id, Viewer by) {
        return moderate(id, by, (question, now) -> question.reopen(by.requireId(), now));
    }

    Mono<Question> keepPrivate(String id, Viewer by) {
        return moderate(id, by, (question, now) -> question.keepPrivate(by.requireId(), now));
    }

    /** @param read the number of the text that is to be public, as its moderator read it; null where they do not say */
    Mono<Question> makePublic(String id, @Nullable Integer read, Viewer by) {
        return moderate(id, by, (question, now) -> question.makePublic(read, edits.readsFirst(), by.requireId(), now));
    }

    Mono<Question> conclude(String id, Outcome outcome, String words, Viewer by) {
        return moderate(
                id, by, (question, now) -> question.conclude(new Conclusion(outcome, words, by.requireId(), now)));
    }

    Mono<Question> reconsider(String id, Viewer by) {
        return moderate(id, by, (question, now) -> question.reconsider(by.requireId(), now));
    }

    Mono<Question> lock(String id, Viewer by) {
        return moderate(id, by, (question, now) -> question.lock(by.requireId(), now));
    }

    Mono<Question> unlock(String id, Viewer by) {
        return moderate(id, by, (question, now) -> question.unlock(by.requireId(), now));
    }

    Mono<Question> remove(String id, Viewer by) {
        return questions
                .find(id)
                .flatMap(answers::count)
                .defaultIfEmpty(0L)
                .flatMap(
                        count -> questions.change(id, by, question -> question.remove(by, count > 0, clock.instant())));
    }

    Mono<Question> restore(String id, Viewer by) {
        return questions.change(id, by, question -> question.restore(by, clock.instant()));
    }

    private Mono<Question> moderate(String id, Viewer by, BiFunction<Question, Instant, Question> decision) {
        return moderated(by)
                .then(Mono.defer(
                        () -> questions.change(id, by, question -> decision.apply(question, clock.instant()))));
    }

    private static Mono<Void> moderated(Viewer by) {
        return by.moderator() ? Mono.empty() : Mono.error(Refusal.NotAllowed::new);
    }
}
