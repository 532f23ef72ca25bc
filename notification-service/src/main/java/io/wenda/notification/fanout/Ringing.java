package io.wenda.notification.fanout;

import io.wenda.events.AlertsStored;
import io.wenda.events.AlertsStored.Alert;
import io.wenda.events.AlertsWaiting;
import io.wenda.http.creating.Ids;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.State;
import io.wenda.notification.people.People;
import io.wenda.transport.EventSender;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells every instance of rows that nobody has seen, unless what they are about is gone by then. Of those that tell of money it
 * says only in whose inbox there are some: whoever listens there reads them.
 */
@Component
class Ringing {

    private final People people;
    private final PublishedQuestions questions;
    private final EventSender sender;

    Ringing(People people, PublishedQuestions questions, EventSender sender) {
        this.people = people;
        this.questions = questions;
        this.sender = sender;
    }

    /**
     * Ends when the broker has the word of them.
     *
     * @param range names them, and is the same when they are told again
     */
    Mono<Void> ring(String range, List<InboxRow> stored) {
        Map<Boolean, List<InboxRow>> unseen = stored.stream()
                .filter(row -> row.state() == State.UNSEEN)
                .collect(Collectors.partitioningBy(row -> row.kind().isOfMoney()));
        return tell(range, unseen.getOrDefault(false, List.of()))
                .then(Flux.fromIterable(unseen.getOrDefault(true, List.of()))
                        .concatMap(this::hint)
                        .then());
    }

    private Mono<Void> hint(InboxRow row) {
        return sender.send(Ids.of("waiting", row.id()), new AlertsWaiting(row.memberId(), row.announcedAt()));
    }

    private Mono<Void> tell(String range, List<InboxRow> unseen) {
        return unseen.isEmpty()
                ? Mono.empty()
                : Mono.zip(gone(unseen), names(unseen), (gone, names) -> alerts(unseen, gone, names))
                        .filter(alerts -> !alerts.isEmpty())
                        .flatMap(alerts -> sender.send(range, new AlertsStored(range, alerts)));
    }

    private Mono<Set<String>> gone(List<InboxRow> rows) {
        return questions.goneAmong(
                rows.stream().flatMap(InboxRow::posts).distinct().toList());
    }

    private Mono<Map<String, String>> names(List<InboxRow> rows) {
        return people.names(rows.stream()
                .map(row -> row.about().actorId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static List<Alert> alerts(List<InboxRow> rows, Set<String> gone, Map<String, String> names) {
        return rows.stream()
                .filter(row -> !row.isGone(gone))
                .map(row -> alert(row, names))
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
                row.at(),
                about.announcementId(),
                about.language());
    }
}
