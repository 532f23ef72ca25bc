package io.wenda.question.moderating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import io.wenda.http.listing.Cursor;
import io.wenda.question.Stored;
import io.wenda.question.asking.Keyset;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Questions as the review desk sees them: those that wait. */
@Component
class Reviews implements Stored {

    private static final Bson WAITING = eq("state", State.IN_REVIEW);

    private final Questions questions;

    Reviews(Questions questions) {
        this.questions = questions;
    }

    @Override
    public String collection() {
        return Questions.COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("state", "submittedAt", "_id")),
                new IndexModel(ascending("askerId", "state")));
    }

    /** What waits, oldest first, one more than asked for. */
    Flux<Listed> waiting(@Nullable Cursor after, int limit) {
        return Flux.from(questions
                .list(and(WAITING, Keyset.newer("submittedAt", after)))
                .sort(Sorts.ascending("submittedAt", "_id"))
                .limit(limit + 1));
    }

    /** How many wait. */
    Mono<Long> countWaiting() {
        return questions.count(WAITING);
    }

    /** Those of one author that wait, the oldest first. */
    Flux<Listed> waitingOf(String askerId) {
        return Flux.from(questions.list(and(eq("askerId", askerId), WAITING)));
    }

    /** What became of everything that somebody asked. */
    Mono<AuthorHistory> history(String askerId) {
        return Mono.zip(
                        count(askerId, State.PUBLISHED),
                        count(askerId, State.REJECTED),
                        count(askerId, State.IN_REVIEW))
                .map(counts -> new AuthorHistory(counts.getT1(), counts.getT2(), counts.getT3()));
    }

    private Mono<Long> count(String askerId, State state) {
        return questions.count(and(eq("askerId", askerId), eq("state", state)));
    }
}
