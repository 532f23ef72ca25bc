package io.wenda.question.moderating;

import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Reasons;
import io.wenda.question.people.People;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was decided, for moderators; and how long it took, for everybody. */
@RestController
class AuditController {

    /** In the order of the desk. */
    record Listed(List<Reasons.Reason> items) {}

    private final Auditing auditing;
    private final Reasons reasons;
    private final People people;

    AuditController(Auditing auditing, Reasons reasons, People people) {
        this.auditing = auditing;
        this.reasons = reasons;
        this.people = people;
    }

    /**
     * Lists every decision, and by whom, the newest first. Nobody can change one or take it away.
     *
     * @param moderator only those by the member with this id
     * @param author only those on questions of the member with this id
     * @param from only those of this instant or later
     * @param to only those before this instant
     */
    @Refuses(Refusal.NotAllowed.class)
    @GetMapping("/api/reviews/decided")
    Mono<Page<DecidedItem>> decided(
            Session session,
            @RequestParam @Nullable @Bounds(max = 100) String moderator,
            @RequestParam @Nullable @Bounds(max = 100) String author,
            @RequestParam @Nullable @Bounds(max = 40) String from,
            @RequestParam @Nullable @Bounds(max = 40) String to,
            PageRequest page) {
        return people.moderator(session.memberId())
                .flatMap(reader -> auditing.decided(Wanted.of(moderator, author, from, to), page));
    }

    /**
     * Every such decision as JSON Lines, the newest first.
     *
     * @param moderator only those by the member with this id
     * @param author only those on questions of the member with this id
     * @param from only those of this instant or later
     * @param to only those before this instant
     */
    @Refuses(Refusal.NotAllowed.class)
    @GetMapping(path = "/api/reviews/decided/export", produces = APPLICATION_NDJSON_VALUE)
    Flux<DecidedItem> export(
            Session session,
            @RequestParam @Nullable @Bounds(max = 100) String moderator,
            @RequestParam @Nullable @Bounds(max = 100) String author,
            @RequestParam @Nullable @Bounds(max = 40) String from,
            @RequestParam @Nullable @Bounds(max = 40) String to) {
        return people.moderator(session.memberId())
                .flatMapMany(reader -> auditing.all(Wanted.of(moderator, author, from, to)));
    }

    /** Lists why this community does not publish a question as it is, in words for its asker, by language. */
    @GetMapping("/api/reviews/reasons")
    Mono<Listed> reasons() {
        return Mono.just(new Listed(reasons.all()));
    }

    /** Tells how long questions waited for a moderator in the last 30 days: the median, and what nine in ten stayed within. */
    @GetMapping("/api/reviews/times")
    Mono<ReviewTimes> times() {
        return auditing.times();
    }
}
