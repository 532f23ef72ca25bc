package io.wenda.question.moderating;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What moderators and everybody else learn from the audit. */
@Component
class Auditing {

    private static final int DAYS = 30;
    private static final int LATEST = 1_000;
    private static final int PORTION = 100;
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Audit audit;
    private final Questions questions;
    private final People people;
    private final Mono<ReviewTimes> times;

    Auditing(Audit audit, Questions questions, People people, Clock clock) {
        this.audit = audit;
        this.questions = questions;
        this.people = people;
        this.times = Mono.defer(() -> audit.since(clock.instant().minus(Duration.ofDays(DAYS)), LATEST)
                        .filter(AuditEntry::wasRead)
                        .map(entry -> Duration.between(entry.waitingSince(), entry.at()))
                        .collectList()
                        .map(waits -> ReviewTimes.of(DAYS, waits)))
                .cache(counted -> KEPT, failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** How long questions wait, counted anew every half a minute. */
    Mono<ReviewTimes> times() {
        return times;
    }

    Mono<Page<DecidedItem>> decided(Wanted wanted, PageRequest request) {
        return audit.page(wanted.filter(), request)
                .flatMap(page -> shown(page.items()).map(items -> new Page<>(items, page.next())));
    }

    Flux<DecidedItem> all(Wanted wanted) {
        return audit.all(wanted.filter())
                .buffer(PORTION)
                .concatMap(this::shown, 1)
                .concatMapIterable(items -> items);
    }

    private Mono<List<DecidedItem>> shown(List<AuditEntry> entries) {
        List<String> ids = entries.stream()
                .map(AuditEntry::questionId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<String> members = entries.stream()
                .flatMap(entry -> Stream.of(entry.authorId(), entry.moderatorId()))
                .distinct()
                .toList();
        return questions
                .findAll(Set.copyOf(ids))
                .zipWith(people.names(members), (there, names) -> items(entries, there, names));
    }

    private static List<DecidedItem> items(List<AuditEntry> entries, Map<String, Question> there, Names names) {
        return entries.stream()
                .map(entry ->
                        DecidedItem.of(entry, entry.questionId() == null ? null : there.get(entry.questionId()), names))
                .toList();
    }
}
