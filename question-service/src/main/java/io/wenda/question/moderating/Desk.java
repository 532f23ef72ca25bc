package io.wenda.question.moderating;

import static java.util.stream.Collectors.toSet;

import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.ReadFirst;
import io.wenda.question.asking.ReviewQueue;
import io.wenda.question.asking.ReviewQueue.Whose;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that waits for a moderator, of whatever kind, in one queue. */
@Component
class Desk {

    /**
     * What waits, and how much of it there is in all.
     *
     * @param paidFirst whether some come before those who wait longer
     */
    record Queue(List<ReviewItem> items, @Nullable String next, long total, boolean paidFirst) {}

    /** Before the id in the cursor of an item that is read first. No id begins so. */
    private static final String FIRST = "+";

    private final ReviewQueue queue;
    private final FlaggedPosts flagged;
    private final EditedPosts edited;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    Desk(ReviewQueue queue, FlaggedPosts flagged, EditedPosts edited, Questions questions, People people, Clock clock) {
        this.edited = edited;
        this.queue = queue;
        this.flagged = flagged;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    /** The oldest first; before them what is read first. */
    Mono<Queue> queue(PageRequest request) {
        return Mono.zip(
                        queue.first(Flux.concat(flagged.authorsHeld(), edited.authors())),
                        edited.homes(flagged.homesHeld()))
                .flatMap(read -> page(read.getT1(), read.getT2(), request)
                        .flatMap(this::shown)
                        .zipWith(
                                count(read.getT2()),
                                (page, total) -> new Queue(
                                        page.items(),
                                        page.next(),
                                        total,
                                        !read.getT1().isEmpty())));
    }

    private Mono<Long> count(EditedPosts.Homes homes) {
        return Mono.zip(queue.count(), flagged.countWaiting(homes.ofNew()), edited.count(homes))
                .map(counts -> counts.getT1() + counts.getT2() + counts.getT3());
    }

    private Mono<Page<Waiting>> page(ReadFirst first, EditedPosts.Homes homes, PageRequest request) {
        Cursor after = request.after();
        boolean among = after == null || after.id().startsWith(FIRST);
        Cursor plain = after == null || !among
                ? after
                : new Cursor(after.at(), after.id().substring(FIRST.length()));
        Mono<List<Waiting>> theirs = among && !first.isEmpty()
                ? oldest(homes, new Whose(first, true), plain, request.limit())
                : Mono.just(List.of());
        Whose others = new Whose(first, false);
        return theirs.flatMap(rows -> rows.size() > request.limit()
                        ? Mono.just(rows)
                        : oldest(homes, others, among ? null : plain, request.limit())
                                .map(more -> Stream.concat(rows.stream(), more.stream())
                                        .limit(request.limit() + 1L)
                                        .toList()))
                .map(rows -> Page.of(rows, request, row -> cursor(row, first)));
    }

    private static Cursor cursor(Waiting row, ReadFirst first) {
        boolean readFirst =
                row.author().filter(author -> first.has(author, row.since())).isPresent();
        return new Cursor(row.since(), readFirst ? FIRST + row.id() : row.id());
    }

    /** Of each kind as many as the page may hold: the oldest of all are among them. */
    private Mono<List<Waiting>> oldest(EditedPosts.Homes homes, Whose whose, @Nullable Cursor after, int limit) {
        Flux<Waiting> all = Flux.concat(
                queue.questions(whose, after, limit).map(Waiting.ToPublish::new),
                queue.edits(whose, after, limit).map(Waiting.ToChange::of),
                edited.waiting(homes, whose, after, limit),
                flagged.waiting(whose, homes.ofNew(), after, limit).map(Waiting.ToSettle::new));
        return all.collectSortedList(Waiting.OLDEST_FIRST)
                .map(rows -> rows.subList(0, Math.min(rows.size(), limit + 1)));
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
