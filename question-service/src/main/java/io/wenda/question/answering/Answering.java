package io.wenda.question.answering;

import com.mongodb.DuplicateKeyException;
import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.question.Refusal;
import io.wenda.question.asking.EditPolicy;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answering a published question, and saying which answer solved it. */
@Component
class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final Questions questions;
    private final Answers answers;
    private final Posts posts;
    private final AnswerCounts counts;
    private final ReviewPolicy policy;
    private final EditPolicy edits;
    private final Clock clock;
    private final MeterRegistry meters;

    Answering(
            Questions questions,
            Answers answers,
            Posts posts,
            AnswerCounts counts,
            ReviewPolicy policy,
            EditPolicy edits,
            Clock clock,
            MeterRegistry meters) {
        this.policy = policy;
        this.edits = edits;
        this.questions = questions;
        this.answers = answers;
        this.posts = posts;
        this.counts = counts;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<Answer> answer(String questionId, Viewer author, IdempotencyKey key, Reply reply) {
        String authorId = author.requireId();
        String id = key.idFor(authorId, "POST /api/questions/" + questionId + "/answers");
        return questions
                .open(questionId, author)
                .flatMap(question -> answers.answeredBefore(question)
                        .map(before -> Answer.publish(id, question, authorId, reply, before, clock.instant()))
                        .flatMap(answer -> heldBack(question, answer))
                        .flatMap(this::insert)
                        .delayUntil(answer ->
                                question.state() == State.PRIVATE ? counts.recount(questionId) : Mono.empty()));
    }

    /** What was asked for few is read by them alone; what a moderator keeps from the public for a time, by everybody later. */
    private Mono<Answer> heldBack(Question question, Answer answer) {
        return question.isForEverybody()
                ? policy.holdsBackAnswerOf(answer.authorId()).map(held -> held ? answer.heldBack() : answer)
                : Mono.just(answer);
    }

    /** The author or a moderator changes an answer to a question that they may read. */
    Mono<Answer> edit(String answerId, Reply reply, long readVersion, Viewer by) {
        return posts.open(answerId, by)
                .map(Post::unlocked)
                .flatMap(post -> Mono.justOrEmpty(post.answer())
                        .switchIfEmpty(Mono.error(Refusal.Absent::new))
                        .flatMap(before -> answers.update(
                                before,
                                edited(before, reply, readVersion, post.question(), by)
                                        .discreetIn(post.question()),
                                post.question())));
    }

    private Answer edited(Answer before, Reply reply, long readVersion, Question question, Viewer by) {
        return edits.holdsBackEditsOf(by)
                ? before.propose(reply, readVersion, question, by, clock.instant())
                : before.edit(reply, readVersion, question, by, clock.instant());
    }

    /** Its author takes an edit back that no moderator has approved. */
    Mono<Answer> withdrawEdit(String answerId, Viewer by) {
        return posts.open(answerId, by)
                .flatMap(post -> Mono.justOrEmpty(post.answer()))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(before -> answers.update(before, before.withdrawEdit(by)));
    }

    /** The asker accepts an answer to their question; two choices at once end as one after the other. */
    Mono<Question> accept(String questionId, String answerId, Viewer by) {
        return questions
                .open(questionId, by)
                .flatMap(question -> answers.findAny(answerId)
                        .filter(answer -> answer.questionId().equals(questionId) && answer.isThereIn(question)))
                .switchIfEmpty(Mono.error(Refusal.NoSuchAnswer::new))
                .flatMap(answer -> questions.change(
                        questionId,
                        by,
                        question -> question.accept(answer.id(), answer.authorId(), by.requireId(), clock.instant())));
    }

    /** The answer as stored now or by the same request before. */
    private Mono<Answer> insert(Answer published) {
        return answers.insert(published)
                .doOnNext(this::accepted)
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> answers.findAny(published.id())
                                .filter(earlier -> earlier.requestHash().equals(published.requestHash()))
                                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new)));
    }

    private void accepted(Answer answer) {
        LOG.info("accepted answer {} to question {}", answer.id(), answer.questionId());
        meters.counter("wenda.answers.published").increment();
    }
}
