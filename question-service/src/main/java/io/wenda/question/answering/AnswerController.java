package io.wenda.question.answering;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.text.Mentions;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What people do who know the answer, and what the asker does with it. */
@Refuses({
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class,
    Refusal.Muted.class
})
@RestController
class AnswerController {

    /** @param body Markdown */
    record ReplyRequest(
            @Nullable @Bounds(min = 1, max = 40_000) String body) {

        Reply reply() {
            Violations violations = new Violations();
            String checked = violations.text("body", body, 1, Reply.LONGEST);
            violations.refuseIfAny();
            return read(checked);
        }
    }

    /** @param version that was read */
    record EditRequest(
            @Nullable @Bounds(min = 1, max = 40_000) String body,
            @Nullable @Required Long version) {

        Reply reply() {
            Violations violations = new Violations();
            violations.required("version", version);
            String checked = violations.text("body", body, 1, Reply.LONGEST);
            violations.refuseIfAny();
            return read(checked);
        }

        long readVersion() {
            return version == null ? 0 : version;
        }
    }

    record AcceptRequest(
            @Nullable @Bounds(min = 1, max = 100) String answerId) {

        String checkedId() {
            Violations violations = new Violations();
            String checked = violations.line("answerId", answerId, 1, 100);
            violations.refuseIfAny();
            return checked;
        }
    }

    /** @param words why, plain text */
    record ObjectionRequest(
            @Nullable @Bounds(min = 1, max = Objection.LONGEST)
            String words) {

        String checked() {
            Violations violations = new Violations();
            String checked = violations.text("words", words, 1, Objection.LONGEST);
            violations.refuseIfAny();
            return checked;
        }
    }

    /**
     * An answer as its author hears of it.
     *
     * @param html as everybody reads it
     * @param inReview whether a moderator reads it before everybody else does
     * @param editInReview whether a moderator reads what its author wants it to say before everybody else does
     */
    record Posted(
            String id,
            String questionId,
            Named author,
            String html,
            Instant publishedAt,
            long version,
            boolean inReview,
            boolean editInReview) {

        static Posted of(Answer answer, Names names) {
            return new Posted(
                    answer.id(),
                    answer.questionId(),
                    names.of(answer.authorId()),
                    answer.html(),
                    answer.publishedAt(),
                    answer.version(),
                    answer.inReview(),
                    answer.editInReview());
        }
    }

    /** Which answer solved the question. */
    record Accepted(String questionId, String acceptedAnswerId, long version) {}

    private static Reply read(String body) {
        Reply reply = Reply.of(body);
        Mentions.requireFew("body", reply.html(), new Violations());
        return reply;
    }

    private final Answering answering;
    private final AnswerKeeping keeping;
    private final People people;

    AnswerController(Answering answering, AnswerKeeping keeping, People people) {
        this.keeping = keeping;
        this.answering = answering;
        this.people = people;
    }

    /**
     * Answers, at once or when a moderator has read it, as the community wants it. What is published anybody may answer, what
     * is private those who see it.
     */
    @Refuses({Refusal.Absent.class, Refusal.QuestionClosed.class, Refusal.QuestionLocked.class})
    @PostMapping("/api/questions/{id}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Posted> answer(
            Session session, IdempotencyKey key, @PathVariable String id, @RequestBody ReplyRequest request) {
        return Mono.fromSupplier(request::reply)
                .subscribeOn(Schedulers.parallel())
                .flatMap(this::named)
                .flatMap(reply -> people.viewer(session).flatMap(author -> answering.answer(id, author, key, reply)))
                .flatMap(answer -> people.names(List.of(answer.authorId())).map(names -> Posted.of(answer, names)));
    }

    /**
     * Changes an answer: its author, or a moderator, who is named beside the text. The earlier one stays in its history. Where
     * the community wants edits reviewed, everybody else goes on reading the public text until a moderator approves what its
     * author wants it to say.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.ChangedMeanwhile.class,
        Refusal.QuestionLocked.class,
        Refusal.AlreadyDeclined.class,
        StaleVersionException.class
    })
    @PutMapping("/api/answers/{id}")
    Mono<Posted> edit(Session session, @PathVariable String id, @RequestBody EditRequest request) {
        return Mono.fromSupplier(request::reply)
                .subscribeOn(Schedulers.parallel())
                .flatMap(this::named)
                .flatMap(reply -> people.viewer(session)
                        .flatMap(author -> answering.edit(id, reply, request.readVersion(), author)))
                .flatMap(answer -> people.names(List.of(answer.authorId())).map(names -> Posted.of(answer, names)));
    }

    /** Takes an edit back that no moderator has approved. The public text stays as it is. As good when there is none. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, StaleVersionException.class})
    @DeleteMapping("/api/answers/{id}/edit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdrawEdit(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> answering.withdrawEdit(id, viewer))
                .then();
    }

    /** Removes an answer: its author, unless it was accepted, or a moderator. Doing so twice is as good as once. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, Refusal.AnswerAccepted.class, StaleVersionException.class})
    @DeleteMapping("/api/answers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> keeping.remove(id, viewer))
                .then();
    }

    /** Brings a removed answer back: whoever removed it, or a moderator. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @DeleteMapping("/api/answers/{id}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> restore(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> keeping.restore(id, viewer))
                .then();
    }

    /** Says that an answer no longer holds: its author, the asker or a moderator. It stays, marked. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, Refusal.QuestionLocked.class, StaleVersionException.class})
    @PutMapping("/api/answers/{id}/outdated")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> outdated(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> keeping.markOutdated(id, true, viewer))
                .then();
    }

    /** Says that it holds after all. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, Refusal.QuestionLocked.class, StaleVersionException.class})
    @DeleteMapping("/api/answers/{id}/outdated")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> upToDate(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> keeping.markOutdated(id, false, viewer))
                .then();
    }

    /** Says, once, that an answer does not answer the question, and why: its asker alone. The question waits for another one. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.OwnPost.class,
        Refusal.AlreadySaid.class,
        Refusal.QuestionLocked.class,
        StaleVersionException.class
    })
    @PutMapping("/api/answers/{id}/objection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> miss(Session session, @PathVariable String id, @RequestBody ObjectionRequest request) {
        return Mono.fromSupplier(request::checked)
                .flatMap(words -> people.viewer(session).flatMap(viewer -> keeping.miss(id, words, viewer)))
                .then();
    }

    /** Says which answer solved it. Saying it again changes nothing, another answer replaces it. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.NoSuchAnswer.class,
        Refusal.QuestionLocked.class,
        StaleVersionException.class
    })
    @PutMapping("/api/questions/{id}/accepted-answer")
    Mono<Accepted> accept(Session session, @PathVariable String id, @RequestBody AcceptRequest request) {
        return Mono.fromSupplier(request::checkedId)
                .flatMap(answerId -> people.viewer(session).flatMap(viewer -> answering.accept(id, answerId, viewer)))
                .map(question -> new Accepted(question.id(), request.checkedId(), question.version()));
    }

    /** With those whom it mentions as they are called today. */
    private Mono<Reply> named(Reply reply) {
        List<String> mentioned = reply.mentioned();
        return mentioned.isEmpty()
                ? Mono.just(reply)
                : people.names(mentioned).publishOn(Schedulers.parallel()).map(reply::naming);
    }
}
