package io.wenda.notification.inbox;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.people.People;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows rows to their member, with the names that people bear now and the titles of questions that are still there. */
@Component
public class InboxReading {

    private static final int AT_ONCE = 100;

    private final Inbox inbox;
    private final People people;
    private final PublishedQuestions questions;

    InboxReading(Inbox inbox, People people, PublishedQuestions questions) {
        this.inbox = inbox;
        this.people = people;
        this.questions = questions;
    }

    /** A member's rows, the newest first. */
    Mono<Page<InboxItem>> page(String memberId, Show show, PageRequest request) {
        return inbox.of(memberId, show, request)
                .flatMap(page -> shown(page.items()).map(page::map));
    }

    /** A member's rows that were announced at this time or later, in that order; read as fast as they are taken. */
    public Flux<Announced> announcedSince(String memberId, Instant time) {
        return inbox.announcedSince(memberId, time)
                .buffer(AT_ONCE)
                .concatMap(
                        rows -> shown(rows)
                                .flatMapIterable(item -> rows.stream()
                                        .map(row -> new Announced(item.apply(row), row.announcedAt()))
                                        .toList()),
                        1);
    }

    /** These rows as their members see them. */
    public Mono<List<InboxItem>> items(List<InboxRow> rows) {
        return shown(rows).map(item -> rows.stream().map(item).toList());
    }

    /** How each of these rows is shown. */
    private Mono<Function<InboxRow, InboxItem>> shown(List<InboxRow> rows) {
        Mono<Map<String, String>> names = people.names(rows.stream()
                .map(row -> row.about().actorId())
                .filter(Objects::nonNull)
                .toList());
        Mono<Set<String>> gone = questions.goneAmong(
                rows.stream().flatMap(InboxRow::posts).distinct().toList());
        return Mono.zip(names, gone, (known, without) -> row -> InboxItem.of(row, known, without));
    }
}
