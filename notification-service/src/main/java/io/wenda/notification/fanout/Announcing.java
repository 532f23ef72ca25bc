package io.wenda.notification.fanout;

import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.mailing.Planning;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts rows that are wanted into inboxes, with the time at which mail goes out if they are unread, and then tells every
 * instance to ring for them.
 *
 * <p>Ends only when the rows are stored and the broker has acknowledged the word of them, so whoever waits for it and
 * starts again after a failure leaves nobody out. A row that was there before is announced again, because nobody knows
 * whether it ever was; not so when its member has seen it since.
 */
@Component
class Announcing {

    /** Shorter than what a stream replays, so that a row is never told of later than a reconnecting page looks back. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Wanting wanting;
    private final Planning planning;
    private final Inbox inbox;
    private final Ringing ringing;

    Announcing(Wanting wanting, Planning planning, Inbox inbox, Ringing ringing) {
        this.wanting = wanting;
        this.planning = planning;
        this.inbox = inbox;
        this.ringing = ringing;
    }

    /**
     * Announces rows together.
     *
     * @param range names them, and is the same when they are announced again
     * @return how many are in their inboxes now
     */
    Mono<Integer> announce(String range, List<InboxRow> rows) {
        return wanting.wanted(rows).flatMap(wanted -> store(range, wanted)).timeout(PATIENCE);
    }

    /** The same for those who were read a moment ago as followers of what it is about, or as subscribers of something wider. */
    Mono<Integer> announceToFollowers(String range, List<InboxRow> rows) {
        return wanting.wantedByFollowers(rows)
                .flatMap(wanted -> store(range, wanted))
                .timeout(PATIENCE);
    }

    private Mono<Integer> store(String range, List<InboxRow> wanted) {
        return Mono.just(wanted)
                .filter(some -> !some.isEmpty())
                .flatMap(planning::plan)
                .flatMap(inbox::put)
                .flatMap(stored -> ringing.ring(range, stored).thenReturn(stored.size()))
                .defaultIfEmpty(0);
    }
}
