package io.wenda.notification.fanout;

import io.wenda.events.AlertsStored;
import io.wenda.events.AlertsStored.Alert;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.State;
import io.wenda.notification.mailing.Planning;
import io.wenda.notification.people.People;
import io.wenda.transport.EventSender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts rows into inboxes, with the time at which mail goes out if they are unread, and then tells every instance to ring
 * for them.
 *
 * <p>Ends only when the rows are stored and the broker has acknowledged the word of them, so whoever waits for it and
 * starts again after a failure leaves nobody out. A row that was there before is announced again, because nobody knows
 * whether it ever was; not so when its member has seen it since.
 */
@Component
class Announcing {

    /** Shorter than what a stream replays, so that a row is never told of later than a reconnecting page looks back. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Planning planning;
    private final Inbox inbox;
    private final People people;
    private final EventSender sender;

    Announcing(Planning planning, Inbox inbox, People people, EventSender sender) {
        this.planning = planning;
        this.inbox = inbox;
        this.people = people;
        this.sender = sender;
    }

    /**
     * Announces rows together.
     *
     * @param range names them, and is the same when they are announced again
     * @return how many are in their inboxes now
     */
    Mono<Integer> announce(String range, List<InboxRow> rows) {
        return rows.isEmpty()
                ? Mono.just(0)
                : planning.plan(rows)
                        .flatMap(inbox::put)
                        .flatMap(stored -> ring(range, stored).thenReturn(stored.size()))
                        .timeout(PATIENCE);
    }

    private Mono<Void> ring(String range, List<InboxRow> stored) {
        List<InboxRow> unseen =
                stored.stream().filter(row -> row.state() == State.UNSEEN).toList();
        return unseen.isEmpty()
                ? Mono.empty()
                : people.names(actorsOf(unseen))
                        .map(names ->
                                unseen.stream().map(row -> alert(row, names)).toList())
                        .flatMap(alerts -> sender.send(range, new AlertsStored(range, alerts)));
    }

    private static List<String> actorsOf(List<InboxRow> rows) {
        return rows.stream()
                .map(row -> row.about().actorId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Alert alert(InboxRow row, Map<String, String> names) {
        InboxRow.About about = row.about();
        return new Alert(
                row.id(),
                row.memberId(),
                row.kind().code(),
                row.reason().code(),
                about.questionId(),
                about.answerId(),
                about.title(),
                about.reasonCode(),
                about.actorId() == null ? null : names.get(about.actorId()),
                row.at());
    }
}
