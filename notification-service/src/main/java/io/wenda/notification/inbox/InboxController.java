package io.wenda.notification.inbox;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The caller's own inbox. Nobody can name a row of somebody else's: it is 404, as if it were not there.
 *
 * <p>Every PUT may be sent again, in any order with the others: a row goes from unseen to seen to read and never back.
 */
@RestController
@RequestMapping("/api/inbox")
class InboxController {

    private static final int LONGEST_ID = 200;

    private final Inbox inbox;
    private final InboxReading reading;

    InboxController(Inbox inbox, InboxReading reading) {
        this.inbox = inbox;
        this.reading = reading;
    }

    /** Lists the caller's alerts, the newest first. */
    @GetMapping
    Mono<Page<InboxItem>> list(Session session, PageRequest request) {
        return reading.page(session.memberId(), request);
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
    Mono<Void> see(Session session, @RequestBody Seen seen) {
        Violations violations = new Violations();
        String upTo = violations.line("upTo", seen.upTo(), 1, LONGEST_ID);
        violations.refuseIfAny();
        return inbox.seeUpTo(session.memberId(), upTo);
    }

    /**
     * Says that the caller has opened this alert, and so has seen it.
     *
     * @param id of the alert
     */
    @Refuses(Refusal.NoSuchAlert.class)
    @PutMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(Session session, @PathVariable String id) {
        return inbox.read(session.memberId(), id);
    }

    record Count(long unseen) {}

    /** @param upTo the id of the newest alert that was seen */
    record Seen(@Nullable @Bounds(min = 1, max = LONGEST_ID) String upTo) {}
}
