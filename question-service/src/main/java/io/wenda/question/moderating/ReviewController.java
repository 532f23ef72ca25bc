package io.wenda.question.moderating;

import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Reasons;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.People;
import io.wenda.transport.StaleVersionException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The review desk, for moderators alone. */
@Refuses(Refusal.NotAllowed.class)
@RestController
class ReviewController {

    private final Desk desk;
    private final Moderating moderating;
    private final EditDesk edits;
    private final Reasons reasons;
    private final People people;

    ReviewController(Desk desk, Moderating moderating, EditDesk edits, Reasons reasons, People people) {
        this.desk = desk;
        this.moderating = moderating;
        this.edits = edits;
        this.reasons = reasons;
        this.people = people;
    }

    /** Lists what waits, the oldest first. */
    @GetMapping("/api/reviews")
    Mono<Desk.Queue> queue(Session session, PageRequest page) {
        return desk(session).flatMap(moderator -> desk.queue(page));
    }

    /**
     * Declines all that somebody has in review, for one reason. What another moderator is reading just now is left to them.
     * Each is a decision of its own in the audit.
     */
    @PostMapping("/api/reviews/rejections")
    Mono<Moderating.Rejected> rejectAll(Session session, @RequestBody RejectionRequest request) {
        return desk(session).flatMap(moderator -> {
            RejectionRequest.Checked wanted = request.read(reasons);
            return moderating
                    .rejectAllOf(wanted.author(), wanted.verdict(), moderator)
                    .zipWhen(
                            questions -> edits.rejectAllOf(wanted.author(), wanted.verdict(), moderator),
                            Moderating.Rejected::and);
        });
    }

    /** Shows one question with its text, or an edit of a public post beside that, and what became of everything else its author asked. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/api/reviews/{id}")
    Mono<ReviewDetails> details(Session session, @PathVariable String id) {
        return desk(session)
                .flatMap(moderator -> moderating
                        .details(id, moderator)
                        .onErrorResume(Refusal.Absent.class, none -> edits.details(id)));
    }

    /** Says that one is reading this. Others leave it alone for 15 minutes; saying it again is for longer. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.OwnQuestion.class,
        Refusal.ClaimedByOther.class,
        Refusal.AlreadyDecided.class,
        Refusal.Withdrawn.class,
        StaleVersionException.class
    })
    @PutMapping("/api/reviews/{id}/claim")
    Mono<Moderating.Claimed> claim(Session session, @PathVariable String id) {
        return desk(session)
                .flatMap(moderator -> moderating
                        .claim(id, moderator)
                        .onErrorResume(Refusal.Absent.class, none -> edits.claim(id, moderator)));
    }

    /** Stops reading without a decision. As good when nobody was reading. */
    @Refuses({Refusal.Absent.class, Refusal.ClaimedByOther.class, StaleVersionException.class})
    @DeleteMapping("/api/reviews/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> release(Session session, @PathVariable String id) {
        return desk(session)
                .flatMap(moderator -> moderating
                        .release(id, moderator)
                        .onErrorResume(Refusal.Absent.class, none -> edits.release(id, moderator)));
    }

    /**
     * Publishes what was read, as it is or with the moderator's corrections; declines it, gives it back for changes, or closes
     * it as asked before. The same decision again answers the same; a text has one decision.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.OwnQuestion.class,
        Refusal.ClaimedByOther.class,
        Refusal.AlreadyDecided.class,
        Refusal.RevisionChanged.class,
        Refusal.NoAttemptsLeft.class,
        Refusal.QuestionLocked.class,
        Refusal.Withdrawn.class,
        StaleVersionException.class
    })
    @PostMapping("/api/reviews/{id}/decision")
    Mono<Outcome> decide(Session session, @PathVariable String id, @RequestBody DecisionRequest request) {
        return desk(session)
                .publishOn(Schedulers.parallel())
                .flatMap(moderator -> named(request.read(reasons)).flatMap(wanted -> decide(id, wanted, moderator)));
    }

    /** A question; or an answer or a comment, where that is what has this id. */
    private Mono<Outcome> decide(String id, DecisionRequest.Checked wanted, Moderator moderator) {
        return moderating
                .decide(id, wanted, moderator)
                .onErrorResume(Refusal.Absent.class, none -> edits.decide(id, wanted, moderator));
    }

    /** With those whom a corrected text mentions as they are called today. */
    private Mono<DecisionRequest.Checked> named(DecisionRequest.Checked wanted) {
        List<String> mentioned = wanted.mentioned();
        return mentioned.isEmpty()
                ? Mono.just(wanted)
                : people.names(mentioned).publishOn(Schedulers.parallel()).map(wanted::naming);
    }

    private Mono<Moderator> desk(Session session) {
        return people.moderator(session.memberId());
    }
}
