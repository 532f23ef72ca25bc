package io.wenda.notification.inbox;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The caller's own inbox. Nobody can name a row of somebody else's: it is 404, as if it were not there.
 *
 * <p>Every PUT may be sent again, in any order with the others: a row goes from unseen to seen to read to archived and never back.
 */
@RestController
@RequestMapping("/api/inbox")
class InboxController {

    private static final int LONGEST_ID = 200;

    private final Inbox inbox;
    private final InboxReading reading;
    private final Collapsing collapsing;
    private final Elsewhere elsewhere;

    InboxController(Inbox inbox, InboxReading reading, Collapsing collapsing, Elsewhere elsewhere) {
        this.inbox = inbox;
        this.reading = reading;
        this.collapsing = collapsing;
        this.elsewhere = elsewhere;
    }

    /**
     * Lists the caller's alerts, the newest first.
     *
     * @param show {@code open}, all that is not archived, unless it is said otherwise
     * @param together whether the unread answers to one question are one row; a page may have fewer rows then
     */
    @Refuses(InvalidException.class)
    @GetMapping
    Mono<Page<InboxItem>> list(
            Session session,
            @RequestParam @Nullable @CodeOf(Show.class) String show,
            @RequestParam(defaultValue = "false") boolean together,
            PageRequest request) {
        return together
                ? collapsing.page(session.memberId(), Show.of(show), request)
                : reading.page(session.memberId(), Show.of(show), request);
    }

    /** Tells how many alerts the caller has not seen. */
    @GetMapping("/count")
    Mono<Count> count(Session session) {
        return inbox.countUnseen(session.memberId()).map(Count::new);
    }

    /** Says that the caller has seen this alert and every older one that is there now. */
    @Refuses(Refusal.NoSuchAlert.class)
    @PutMapping("/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> see(Session session, @RequestBody UpTo seen) {
        return moveUpTo(session, seen, State.SEEN);
    }

    /** Says that the caller is done with this alert and every older one that is there now. */
    @Refuses(Refusal.NoSuchAlert.class)
    @PutMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> readAll(Session session, @RequestBody UpTo read) {
        return moveUpTo(session, read, State.READ);
    }

    /**
     * Says that the caller has opened this alert, and so has seen it.
     *
     * @param id of the alert
     * @param together whether older unread answers to the same question were opened with it
     */
    @Refuses(Refusal.NoSuchAlert.class)
    @PutMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(Session session, @PathVariable String id, @RequestParam(defaultValue = "false") boolean together) {
        return move(session, id, together, State.READ);
    }

    /**
     * Puts this alert away.
     *
     * @param id of the alert
     * @param together whether older unread answers to the same question go with it
     */
    @Refuses(Refusal.NoSuchAlert.class)
    @PutMapping("/{id}/archived")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> archive(
            Session session, @PathVariable String id, @RequestParam(defaultValue = "false") boolean together) {
        return move(session, id, together, State.ARCHIVED);
    }

    /**
     * Takes it out of the archive; it is read then.
     *
     * @param id of the alert
     */
    @Refuses(Refusal.NoSuchAlert.class)
    @DeleteMapping("/{id}/archived")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> bringBack(Session session, @PathVariable String id) {
        return inbox.bringBack(session.memberId(), id).then(elsewhere.tell(session.memberId()));
    }

    private Mono<Void> moveUpTo(Session session, UpTo last, State to) {
        Violations violations = new Violations();
        String upTo = violations.line("upTo", last.upTo(), 1, LONGEST_ID);
        violations.refuseIfAny();
        return inbox.moveUpTo(session.memberId(), upTo, to).then(elsewhere.tell(session.memberId()));
    }

    private Mono<Void> move(Session session, String id, boolean together, State to) {
        Mono<Void> moved =
                together ? inbox.moveThread(session.memberId(), id, to) : inbox.move(session.memberId(), id, to);
        return moved.then(elsewhere.tell(session.memberId()));
    }

    record Count(long unseen) {}

    /** @param upTo the id of the newest alert that was shown */
    record UpTo(@Nullable @Bounds(min = 1, max = LONGEST_ID) String upTo) {}
}
