package io.wenda.question.asking;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.question.tagging.Tags;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

/** What an asker does with a question. */
@Refuses({
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class,
    Refusal.Muted.class
})
@RestController
class AskingController {

    private static final int MOST_NEW_TAGS = 3;

    /** @param words to those who declined it */
    record ReplyRequest(
            @Nullable @Bounds(min = 1, max = 1_000) String words) {

        String checked() {
            Violations violations = new Violations();
            String line = violations.text("words", words, 1, 1_000);
            violations.refuseIfAny();
            return line;
        }
    }

    private final Asking asking;
    private final Questions questions;
    private final Types types;
    private final Tags tags;
    private final People people;
    private final ReviewQueue queue;
    private final EditPolicy policy;
    private final Clock clock;

    AskingController(
            Asking asking,
            Questions questions,
            Types types,
            Tags tags,
            People people,
            ReviewQueue queue,
            EditPolicy policy,
            Clock clock) {
        this.queue = queue;
        this.policy = policy;
        this.asking = asking;
        this.questions = questions;
        this.types = types;
        this.tags = tags;
        this.people = people;
        this.clock = clock;
    }

    /** Sends a question for review. It is public once a moderator has read it; until then its asker sees where it stands. */
    @Refuses({Refusal.TooManyPending.class, Refusal.AlreadyDeclined.class, Refusal.NotEntitled.class})
    @PostMapping("/api/questions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Sent> ask(Session session, IdempotencyKey key, @RequestBody TextRequest request) {
        return rendered(() -> request.draft(types))
                .flatMap(this::named)
                .flatMap(draft -> tagged(draft, session))
                .delayUntil(draft -> request.privately() ? entitled(session) : Mono.empty())
                .flatMap(draft -> asking.ask(session.memberId(), key, draft, request.privately()))
                .flatMap(this::sent);
    }

    /**
     * Changes the text. While it waits, or after changes were asked for, it becomes another revision at the same place in the
     * queue; once it is public, it reads so at once, and the earlier text stays in its history. Where the community wants
     * edits reviewed, everybody else goes on reading the public text until a moderator approves the edit.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.ChangedMeanwhile.class,
        Refusal.AlreadyDecided.class,
        Refusal.Withdrawn.class,
        Refusal.QuestionLocked.class,
        Refusal.AlreadyDeclined.class,
        StaleVersionException.class
    })
    @PutMapping("/api/questions/{id}")
    Mono<Sent> revise(Session session, @PathVariable String id, @RequestBody RevisionRequest request) {
        return rendered(() -> request.draft(types))
                .flatMap(this::named)
                .flatMap(draft -> tagged(draft, session))
                .flatMap(draft -> revise(id, draft, request.readVersion(), session))
                .flatMap(this::sent);
    }

    private Mono<Question> revise(String id, Draft draft, long readVersion, Session session) {
        String memberId = session.memberId();
        return people.viewer(session)
                .flatMap(viewer -> questions.change(
                        id,
                        viewer,
                        question -> policy.holdsBackEditsOf(viewer)
                                ? question.propose(draft, readVersion, memberId, clock.instant())
                                : question.revise(draft, readVersion, memberId, clock.instant())));
    }

    /** Takes an edit back that no moderator has approved. The public text stays as it is. As good when there is none. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}/edit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdrawEdit(Session session, @PathVariable String id) {
        return change(session, id, question -> question.withdrawEdit(session.memberId()))
                .then();
    }

    /**
     * Answers those who declined it, once. It is read again, at its old place in the queue, with these words beside the same
     * text; what is decided then is final.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.NotDeclined.class,
        Refusal.AlreadyReplied.class,
        Refusal.TooManyPending.class,
        StaleVersionException.class
    })
    @PostMapping("/api/questions/{id}/reply")
    Mono<Sent> reply(Session session, @PathVariable String id, @RequestBody ReplyRequest request) {
        return people.viewer(session)
                .flatMap(viewer -> asking.reply(id, viewer, request.checked()))
                .flatMap(this::sent);
    }

    /** Takes a question back while it waits. Doing so twice is as good as once. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, Refusal.AlreadyDecided.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(Session session, @PathVariable String id) {
        return change(session, id, question -> question.withdraw(session.memberId(), clock.instant()))
                .then();
    }

    /** With those whom it mentions as they are called today. */
    private Mono<Draft> named(Draft draft) {
        List<String> mentioned = draft.mentioned();
        return mentioned.isEmpty()
                ? Mono.just(draft)
                : people.names(mentioned).publishOn(Schedulers.parallel()).map(draft::naming);
    }

    /** With the tags that stand in place of synonyms. No member makes up more than a few new ones at a time. */
    private Mono<Draft> tagged(Draft draft, Session session) {
        return people.viewer(session)
                .flatMap(viewer -> tags.forAsker(draft.tags(), viewer.staff())
                        .delayUntil(resolved -> viewer.staff() ? Mono.empty() : fewNew(resolved)))
                .map(draft::tagged);
    }

    private Mono<Void> fewNew(List<String> resolved) {
        return resolved.size() <= MOST_NEW_TAGS
                ? Mono.empty()
                : questions
                        .countNewTags(resolved)
                        .filter(count -> count <= MOST_NEW_TAGS)
                        .switchIfEmpty(Mono.error(() -> InvalidException.of("tags", "too-many-new")))
                        .then();
    }

    private Mono<Void> entitled(Session session) {
        Instant now = clock.instant();
        return people.once(session.memberId(), person -> person.asksPrivately(now))
                .switchIfEmpty(Mono.error(Refusal.NotEntitled::new))
                .then();
    }

    private Mono<Question> change(Session session, String id, UnaryOperator<Question> decision) {
        return people.viewer(session).flatMap(viewer -> questions.change(id, viewer, decision));
    }

    private Mono<Sent> sent(Question question) {
        return queue.place(question)
                .map(place -> Sent.of(question, place))
                .switchIfEmpty(Mono.fromSupplier(() -> Sent.of(question, null)));
    }

    /** Rendering a long text takes a while: not on the threads that all requests share. */
    private static Mono<Draft> rendered(Supplier<Draft> draft) {
        return Mono.fromSupplier(draft).subscribeOn(Schedulers.parallel());
    }
}
