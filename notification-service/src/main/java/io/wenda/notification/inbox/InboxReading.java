package io.wenda.notification.inbox;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.notification.people.People;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows rows to their member, with the names that people bear now. */
@Component
public class InboxReading {

    private static final int NAMES_AT_ONCE = 100;

    private final Inbox inbox;
    private final People people;

    InboxReading(Inbox inbox, People people) {
        this.inbox = inbox;
        this.people = people;
    }

    /** A member's rows, the newest first. */
    Mono<Page<InboxItem>> page(String memberId, PageRequest request) {
        return inbox.of(memberId, request)
                .flatMap(page -> names(page.items()).map(names -> page.map(row -> InboxItem.of(row, names))));
    }

    /** A member's rows that were announced at this time or later, in that order; read as fast as they are taken. */
    public Flux<Announced> announcedSince(String memberId, Instant time) {
        return inbox.announcedSince(memberId, time)
                .buffer(NAMES_AT_ONCE)
                .concatMap(rows -> names(rows).flatMapIterable(names -> announced(rows, names)), 1);
    }

    private Mono<Map<String, String>> names(List<InboxRow> rows) {
        return people.names(rows.stream()
                .map(row -> row.about().actorId())
                .filter(Objects::nonNull)
                .toList());
    }

    private static List<Announced> announced(List<InboxRow> rows, Map<String, String> names) {
        return rows.stream()
                .map(row -> new Announced(InboxItem.of(row, names), row.announcedAt()))
                .toList();
    }
}
