package io.wenda.question.answering;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What people do who know the answer, and what the asker does with it. */
@RestController
class AnswerController {

    /** @param body Markdown */
    record ReplyRequest(
            @Nullable @Bounds(min = 1, max = 40_000) String body) {

        Reply reply() {
            Violations violations = new Violations();
            String checked = violations.text("body", body, 1, Reply.LONGEST);
            violations.refuseIfAny();
            return Reply.of(checked);
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

    /** An answer as its author hears of it. */
    record Posted(String id, String questionId, Named author, String html, Instant publishedAt, long version) {

        static Posted of(Answer answer, Names names) {
            return new Posted(
                    answer.id(),
                    answer.questionId(),
                    names.of(answer.authorId()),
                    answer.html(),
                    answer.publishedAt(),
                    answer.version());
        }
    }

    /** Which answer solved the question. */
    record Accepted(String questionId, String acceptedAnswerId, long version) {}

    private final Answering answering;
    private final People people;

    AnswerController(Answering answering, People people) {
        this.answering = answering;
        this.people = people;
    }

    /** Publishes an answer at once. Only what is published can be answered. */
    @Refuses(Refusal.Absent.class)
    @PostMapping("/api/questions/{id}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Posted> answer(
            Session session, IdempotencyKey key, @PathVariable String id, @RequestBody ReplyRequest request) {
        return Mono.fromSupplier(request::reply)
                .subscribeOn(Schedulers.parallel())
                .flatMap(reply -> answering.answer(id, session.memberId(), key, reply))
                .flatMap(answer -> people.names(List.of(answer.authorId())).map(names -> Posted.of(answer, names)));
    }

    /** Says which answer solved it. Saying it again changes nothing, another answer replaces it. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, Refusal.NoSuchAnswer.class, StaleVersionException.class})
    @PutMapping("/api/questions/{id}/accepted-answer")
    Mono<Accepted> accept(Session session, @PathVariable String id, @RequestBody AcceptRequest request) {
        return Mono.fromSupplier(request::checkedId)
                .flatMap(answerId ->
                        people.viewer(session.memberId()).flatMap(viewer -> answering.accept(id, answerId, viewer)))
                .map(question -> new Accepted(question.id(), request.checkedId(), question.version()));
    }
}
