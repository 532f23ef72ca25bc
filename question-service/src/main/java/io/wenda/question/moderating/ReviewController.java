package io.wenda.question.moderating;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.People;
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

/** The review desk, for moderators alone; everybody else gets 403 {@code not-allowed}. */
@RestController
class ReviewController {

    private final Moderating moderating;
    private final People people;

    ReviewController(Moderating moderating, People people) {
        this.moderating = moderating;
        this.people = people;
    }

    /** What waits, oldest first. */
    @GetMapping("/api/reviews")
    Mono<Moderating.Queue> queue(Session session, PageRequest page) {
        return desk(session).flatMap(moderator -> moderating.queue(page));
    }

    /** What was decided, by whom, newest first. */
    @GetMapping("/api/reviews/decided")
    Mono<Page<DecidedItem>> decided(Session session, PageRequest page) {
        return desk(session).flatMap(moderator -> moderating.decided(page));
    }

    /** One question with its text, and what became of everything else its author asked. */
    @GetMapping("/api/reviews/{id}")
    Mono<ReviewDetails> details(Session session, @PathVariable String id) {
        return desk(session).flatMap(moderator -> moderating.details(id, moderator));
    }

    /** Says that one is reading this, for 15 minutes; again for longer. 409 {@code claimed-by-other} with who and until. */
    @PutMapping("/api/reviews/{id}/claim")
    Mono<Moderating.Claimed> claim(Session session, @PathVariable String id) {
        return desk(session).flatMap(moderator -> moderating.claim(id, moderator));
    }

    /** Stops reading without a decision. 204, also when nobody was reading. */
    @DeleteMapping("/api/reviews/{id}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> release(Session session, @PathVariable String id) {
        return desk(session).flatMap(moderator -> moderating.release(id, moderator));
    }

    /**
     * Publishes or declines what was read. The same again answers the same; 409 {@code already-decided} with who, what and
     * when, {@code revision-changed} with the newer one, {@code claimed-by-other}; 403 {@code own-question} while there are
     * other moderators.
     */
    @PostMapping("/api/reviews/{id}/decision")
    Mono<Outcome> decide(Session session, @PathVariable String id, @RequestBody DecisionRequest request) {
        return desk(session)
                .flatMap(moderator -> moderating.decide(id, request.verdict(), request.readRevision(), moderator));
    }

    private Mono<Moderator> desk(Session session) {
        return people.moderator(session.memberId());
    }
}
