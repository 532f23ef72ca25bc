package io.wenda.question.asking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import io.wenda.http.listing.Cursor;
import io.wenda.question.Keyset;
import io.wenda.question.Stored;
import io.wenda.question.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The questions and the edits that wait for a moderator, in the order in which they are read: the oldest first; where the
 * community wants it, those of members with the ability to be read first before all others.
 */
@Component
public class ReviewQueue implements Stored {

    private static final String SENT = "submittedAt";
    private static final String EDITED = "edits.pending.waitingSince";
    private static final String ASKER = "askerId";
    private static final Bson QUESTIONS = eq("state", State.IN_REVIEW);
    private static final Bson PUBLIC = eq("state", State.PUBLISHED);
    private static final Bson EDITS = and(Keyset.newer(EDITED, null), PUBLIC);

    private final Questions questions;
    private final People people;
    private final boolean paidFirst;
    private final Clock clock;

    ReviewQueue(Questions questions, People people, ReviewingProperties community, Clock clock) {
        this.questions = questions;
        this.people = people;
        this.paidFirst = community.paidFirst();
        this.clock = clock;
    }

    @Override
    public String collection() {
        return Questions.COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("state", SENT, "_id")),
                new IndexModel(ascending(EDITED, "_id"), new IndexOptions().sparse(true)),
                new IndexModel(ascending(ASKER, "state")));
    }

    /** Whether some come before those who wait longer. */
    public boolean paidFirst() {
        return paidFirst;
    }

    /**
     * Whose posts are read first, of those who wait just now; nobody where the community wants the oldest first.
     *
     * @param others who wait with something else
     */
    public Mono<Set<String>> first(Flux<String> others) {
        return paidFirst
                ? Flux.concat(questions.askers(QUESTIONS), questions.askers(EDITS), others)
                        .collect(Collectors.toSet())
                        .flatMap(waiting -> people.readFirst(waiting, clock.instant()))
                : Mono.just(Set.of());
    }

    /** Of everybody, or of these, or of all but these. */
    public record Whose(Set<String> members, boolean theirs) {

        public static final Whose ANYBODYS = new Whose(Set.of(), false);

        /** As a condition on a field that has a member. */
        public Bson in(String field, Bson other) {
            return members.isEmpty() && !theirs
                    ? other
                    : and(other, theirs ? Filters.in(field, members) : nin(field, members));
        }
    }

    /** The questions that wait, the oldest first, one more than asked for. */
    public Flux<Listed> questions(Whose whose, @Nullable Cursor after, int limit) {
        return Flux.from(questions
                .list(whose.in(ASKER, and(QUESTIONS, Keyset.newer(SENT, after))))
                .sort(Sorts.ascending(SENT, "_id"))
                .limit(limit + 1));
    }

    /** The same of edits. */
    public Flux<Listed> edits(Whose whose, @Nullable Cursor after, int limit) {
        return Flux.from(questions
                .list(whose.in(ASKER, and(Keyset.newer(EDITED, after), PUBLIC)))
                .sort(Sorts.ascending(EDITED, "_id"))
                .limit(limit + 1));
    }

    /** How many of both wait. */
    public Mono<Long> count() {
        return Mono.zip(questions.count(QUESTIONS), questions.count(EDITS), Long::sum);
    }

    /** How many of both wait of one author. */
    public Mono<Long> countOf(String askerId) {
        return Mono.zip(
                questions.count(and(eq(ASKER, askerId), QUESTIONS)),
                questions.count(and(eq(ASKER, askerId), EDITS)),
                Long::sum);
    }

    /** The questions of one author that wait. */
    public Flux<Listed> questionsOf(String askerId) {
        return Flux.from(questions.list(and(eq(ASKER, askerId), QUESTIONS)));
    }

    /** The edits of one author that wait. */
    public Flux<Listed> editsOf(String askerId) {
        return Flux.from(questions.list(and(eq(ASKER, askerId), EDITS)));
    }

    /** The place of a question or of its edit, the first is 1; empty where neither waits. */
    public Mono<Long> place(Question question) {
        Edit<Revision> edit = question.waitingEdit();
        return question.state() == State.IN_REVIEW
                ? place(question.id(), question.askerId(), question.submittedAt())
                : edit == null ? Mono.empty() : place(question.id(), question.askerId(), edit.submittedAt());
    }

    /** The same of a question in a list. */
    public Mono<Long> place(Listed question) {
        Listed.Change edit = question.edit();
        return question.state() == State.IN_REVIEW
                ? place(question.id(), question.askerId(), question.submittedAt())
                : edit == null || !edit.waits()
                        ? Mono.empty()
                        : place(question.id(), question.askerId(), edit.submittedAt());
    }

    private Mono<Long> place(String id, String askerId, Instant since) {
        return first(Flux.empty()).flatMap(first -> {
            if (first.isEmpty()) {
                return before(Whose.ANYBODYS, id, since);
            }
            return first.contains(askerId)
                    ? before(new Whose(first, true), id, since)
                    : Mono.zip(
                                    before(new Whose(first, false), id, since),
                                    questions.count(and(QUESTIONS, in(ASKER, first))),
                                    questions.count(and(EDITS, in(ASKER, first))))
                            .map(counts -> counts.getT1() + counts.getT2() + counts.getT3());
        });
    }

    /** How many are no younger, this one included. */
    private Mono<Long> before(Whose whose, String id, Instant since) {
        return Mono.zip(
                questions.count(whose.in(ASKER, and(QUESTIONS, notYounger(SENT, id, since)))),
                questions.count(whose.in(ASKER, and(notYounger(EDITED, id, since), PUBLIC))),
                Long::sum);
    }

    private static Bson notYounger(String moment, String id, Instant since) {
        return and(lte(moment, since), or(lt(moment, since), lte("_id", id)));
    }
}
