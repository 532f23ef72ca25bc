package io.wenda.question.moderating;

import static java.util.stream.Collectors.toSet;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.asking.Questions;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that waits for a moderator, of whatever kind, in one queue. */
@Component
class Desk {

    /** What waits, and how much of it there is in all. */
    record Queue(List<ReviewItem> items, @Nullable String next, long total) {}

    private final Reviews reviews;
    private final FlaggedPosts flagged;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    Desk(Reviews reviews, FlaggedPosts flagged, Questions questions, People people, Clock clock) {
        this.reviews = reviews;
        this.flagged = flagged;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    /** The oldest first. */
    Mono<Queue> queue(PageRequest request) {
        return page(request)
                .flatMap(this::shown)
                .zipWith(count(), (page, total) -> new Queue(page.items(), page.next(), total));
    }

    private Mono<Long> count() {
        return Mono.zip(reviews.countWaiting(), flagged.countWaiting(), Long::sum);
    }

    /** Of each kind as many as the page may hold: the oldest of all are among them. */
    private Mono<Page<Waiting>> page(PageRequest request) {
        Flux<Waiting> all = Flux.concat(
                reviews.waiting(request.after(), request.limit()).map(Waiting.ToPublish::new),
                flagged.waiting(request.after(), request.limit()).map(Waiting.ToSettle::new));
        return all.collectSortedList(Waiting.OLDEST_FIRST)
                .map(rows ->
                        Page.of(rows.subList(0, Math.min(rows.size(), request.limit() + 1)), request, Waiting::cursor));
    }

    private Mono<Page<ReviewItem>> shown(Page<Waiting> page) {
        Instant now = clock.instant();
        return Mono.zip(
                        people.names(
                                page.items().stream().flatMap(Waiting::people).toList()),
                        questions.findAll(questionsIn(page)))
                .map(read -> page.map(item -> item.shown(read.getT1(), read.getT2(), now)));
    }

    private static Set<String> questionsIn(Page<Waiting> page) {
        return page.items().stream().flatMap(Waiting::questions).collect(toSet());
    }
}
