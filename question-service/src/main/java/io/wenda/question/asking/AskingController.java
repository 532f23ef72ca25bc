package io.wenda.question.asking;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.session.Session;
import io.wenda.question.people.People;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

/** What an asker does with a question. */
@RestController
class AskingController {

    private final Asking asking;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    AskingController(Asking asking, Questions questions, People people, Clock clock) {
        this.asking = asking;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Sends a question for review. 201; 409 {@code too-many-pending} with the limit; sent again under the same
     * {@code Idempotency-Key} it answers the same, 422 when the text differs.
     */
    @PostMapping("/api/questions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Sent> ask(Session session, IdempotencyKey key, @RequestBody TextRequest request) {
        return rendered(request::toAsk)
                .flatMap(draft -> asking.ask(session.memberId(), key, draft))
                .flatMap(this::sent);
    }

    /**
     * Changes the text while it waits: another revision at the same place in the queue. 409 {@code changed-meanwhile} if
     * the text is newer than {@code version}, {@code already-decided}, {@code withdrawn}.
     */
    @PutMapping("/api/questions/{id}")
    Mono<Sent> revise(Session session, @PathVariable String id, @RequestBody TextRequest request) {
        return rendered(request::toRevise)
                .flatMap(draft -> change(
                        session,
                        id,
                        question -> question.revise(draft, request.readVersion(), session.memberId(), clock.instant())))
                .flatMap(this::sent);
    }

    /** Takes a question back while it waits. 204, again too; 409 {@code already-decided}. */
    @DeleteMapping("/api/questions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(Session session, @PathVariable String id) {
        return change(session, id, question -> question.withdraw(session.memberId(), clock.instant()))
                .then();
    }

    private Mono<Question> change(Session session, String id, UnaryOperator<Question> decision) {
        return people.viewer(session.memberId()).flatMap(viewer -> questions.change(id, viewer, decision));
    }

    private Mono<Sent> sent(Question question) {
        return question.state() == State.IN_REVIEW
                ? questions.place(question.id(), question.submittedAt()).map(place -> Sent.of(question, place))
                : Mono.just(Sent.of(question, null));
    }

    /** Rendering a long text takes a while: not on the threads that all requests share. */
    private static Mono<Draft> rendered(Supplier<Draft> draft) {
        return Mono.fromSupplier(draft).subscribeOn(Schedulers.parallel());
    }
}
