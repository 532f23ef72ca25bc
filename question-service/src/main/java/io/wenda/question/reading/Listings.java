package io.wenda.question.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.Keyset;
import io.wenda.question.Stored;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The lists of questions. The public ones hold published questions and nothing else, whoever looks; their totals too. Only
 * {@link #of} shows the rest, to the one who asked them.
 */
@Component
class Listings implements Stored {

    private static final Bson PUBLISHED = eq("state", State.PUBLISHED);
    private static final Bson PRIVATE = eq("state", State.PRIVATE);
    private static final String ACTIVE = "lastActivityAt";
    private static final String SENT = "submittedAt";
    private static final String PUBLIC_SINCE = "publishedAt";

    /** Counting reads as many entries of an index as there are questions: a longer list is counted once a second. */
    private static final int LONG = 10_000;

    private static final Duration KEPT = Duration.ofSeconds(1);

    /** @param changes that this instance had made when it was counted */
    private record Total(long count, long changes, Instant at) {}

    private final Questions questions;
    private final Clock clock;
    private final Map<Selection, Mono<Long>> totals;

    Listings(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
        this.totals = Stream.of(Selection.View.values())
                .flatMap(view -> Stream.concat(
                        Stream.of(new Selection(view, null, null, null)),
                        Selection.LISTED.stream().map(type -> new Selection(view, null, type, null))))
                .collect(toUnmodifiableMap(identity(), this::keptTotal));
    }

    @Override
    public String collection() {
        return Questions.COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(compoundIndex(ascending("state"), descending(ACTIVE, "_id"))),
                new IndexModel(compoundIndex(ascending("state", "answerCount"), descending(ACTIVE, "_id"))),
                new IndexModel(compoundIndex(ascending("revision.type", "state"), descending(ACTIVE, "_id"))),
                new IndexModel(compoundIndex(ascending("revision.tags", "state"), descending(ACTIVE, "_id"))),
                new IndexModel(compoundIndex(ascending("askerId"), descending(SENT, "_id"))),
                new IndexModel(compoundIndex(ascending("askerId", "state"), descending(PUBLIC_SINCE, "_id"))));
    }

    /** Published questions, the last active first. */
    Mono<Page<Listed>> published(Selection selection, PageRequest request) {
        return page(and(filter(selection), Keyset.older(ACTIVE, request.after())), ACTIVE, request);
    }

    /** How many published questions a selection has. What other instances changed is counted within a second. */
    Mono<Long> count(Selection selection) {
        return requireNonNullElseGet(totals.get(selection), () -> questions.count(filter(selection)));
    }

    private Mono<Long> keptTotal(Selection selection) {
        return Mono.defer(() -> {
                    long changes = questions.changes();
                    return questions.count(filter(selection)).map(count -> new Total(count, changes, clock.instant()));
                })
                .cacheInvalidateIf(this::isOld)
                .map(Total::count);
    }

    private boolean isOld(Total total) {
        return clock.instant().isAfter(total.at().plus(KEPT))
                || (total.count() < LONG && total.changes() != questions.changes());
    }

    /** Everything that somebody asked, in every state, the last sent first. */
    Mono<Page<Listed>> of(String askerId, PageRequest request) {
        return page(and(eq("askerId", askerId), Keyset.older(SENT, request.after())), SENT, request);
    }

    /** What everybody may read of what somebody asked, the last published first. */
    Mono<Page<Listed>> publishedOf(String askerId, PageRequest request) {
        return page(
                and(eq("askerId", askerId), PUBLISHED, Keyset.older(PUBLIC_SINCE, request.after())),
                PUBLIC_SINCE,
                request);
    }

    /** How many those are. */
    Mono<Long> countPublishedOf(String askerId) {
        return questions.count(and(eq("askerId", askerId), PUBLISHED));
    }

    /** Those of these questions that everybody may read. */
    Mono<Map<String, Listed>> publishedAmong(Collection<String> ids) {
        return Flux.from(questions.list(and(in("_id", ids), PUBLISHED))).collectMap(Listed::id);
    }

    private Mono<Page<Listed>> page(Bson filter, String moment, PageRequest request) {
        return Flux.from(questions
                        .list(filter)
                        .sort(Sorts.descending(moment, "_id"))
                        .limit(request.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, request, row -> cursor(row, moment)));
    }

    private static Cursor cursor(Listed row, String moment) {
        Instant at = switch (moment) {
            case SENT -> row.submittedAt();
            case PUBLIC_SINCE -> requireNonNull(row.publishedAt());
            default -> requireNonNull(row.lastActivityAt());
        };
        return new Cursor(at, row.id());
    }

    private static Bson filter(Selection selection) {
        List<Bson> filters = new ArrayList<>(List.of(selection.view() == Selection.View.PRIVATE ? PRIVATE : PUBLISHED));
        if (selection.view() == Selection.View.UNANSWERED) {
            filters.add(eq("answerCount", 0));
        }
        if (selection.type() != null) {
            filters.add(eq("revision.type", selection.type()));
        }
        if (selection.standing() != null) {
            filters.add(standing(selection.standing()));
        }
        if (selection.tag() != null) {
            filters.add(eq("revision.tags", selection.tag()));
        }
        return and(filters);
    }

    private static Bson standing(Selection.Standing standing) {
        return switch (standing) {
            case OPEN -> eq("conclusion", null);
            case ADOPTED -> eq("conclusion.outcome", Conclusion.Outcome.ADOPTED);
            case DECLINED -> eq("conclusion.outcome", Conclusion.Outcome.DECLINED);
        };
    }
}
