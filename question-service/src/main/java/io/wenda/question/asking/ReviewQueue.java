package io.wenda.question.asking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import io.wenda.http.listing.Cursor;
import io.wenda.question.Keyset;
import io.wenda.question.Stored;
import io.wenda.question.people.People;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The questions and the edits that wait for a moderator, in the order in which they are read: the oldest first; where the
 * community wants it, those before all others whose authors had the ability to be read first when they sent them.
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

    ReviewQueue(Questions questions, People people, ReviewingProperties community) {
        this.questions = questions;
        this.people = people;
        this.paidFirst = community.paidFirst();
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

    /**
     * What is read first of what waits just now; nothing where the community wants the oldest first.
     *
     * @param others who wait with something else
     */
    public Mono<ReadFirst> first(Flux<String> others) {
        return paidFirst
                ? people.areReadFirst().flatMap(some -> some ? ofThoseWhoWait(others) : Mono.just(ReadFirst.NOTHING))
                : Mono.just(ReadFirst.NOTHING);
    }

    private Mono<ReadFirst> ofThoseWhoWait(Flux<String> others) {
        return Flux.concat(questions.askers(QUESTIONS), questions.askers(EDITS), others)
                .collect(Collectors.toSet())
                .flatMap(people::readFirst)
                .map(ReadFirst::new);
    }

    /**
     * All of it, or what is read first, or all but that.
     *
     * @param theirs whether it is what is read first
     */
    public record Whose(ReadFirst first, boolean theirs) {

        public static final Whose ANYBODYS = new Whose(ReadFirst.NOTHING, false);

        /** As a condition on the fields that have who sent it and when, beside another one. */
        public Bson in(String member, String sent, Bson other) {
            return first.isEmpty() && !theirs ? other : and(other, of(member, sent));
        }

        /** The same alone, where something is read first. */
        public Bson of(String member, String sent) {
            return theirs ? first.in(member, sent) : nor(first.in(member, sent));
        }
    }

    /** The questions that wait, the oldest first, one more than asked for. */
    public Flux<Listed> questions(Whose whose, @Nullable Cursor after, int limit) {
        return Flux.from(questions
                .list(whose.in(ASKER, SENT, and(QUESTIONS, Keyset.newer(SENT, after))))
                .sort(Sorts.ascending(SENT, "_id"))
                .limit(limit + 1));
    }

    /** The same of edits. */
    public Flux<Listed> edits(Whose whose, @Nullable Cursor after, int limit) {
        return Flux.from(questions
                .list(whose.in(ASKER, EDITED, and(Keyset.newer(EDITED, after), PUBLIC)))
                .sort(Sorts.ascending(EDITED, "_id"))
                .limit(limit + 1));
    }

    /** How many of both wait. */
    public Mono<Long> count() {
        return count(Whose.ANYBODYS);
    }

    private Mono<Long> count(Whose whose) {
        return Mono.zip(
                questions.count(whose.in(ASKER, SENT, QUESTIONS)),
                questions.count(whose.in(ASKER, EDITED, EDITS)),
                Long::sum);
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
            Whose theirs = new Whose(first, true);
            return first.has(askerId, since)
                    ? before(theirs, id, since)
                    : Mono.zip(
                            before(new Whose(first, false), id, since),
                            first.isEmpty() ? Mono.just(0L) : count(theirs),
                            Long::sum);
        });
    }

    /** How many are no younger, this one included. */
    private Mono<Long> before(Whose whose, String id, Instant since) {
        return Mono.zip(
                questions.count(whose.in(ASKER, SENT, and(QUESTIONS, notYounger(SENT, id, since)))),
                questions.count(whose.in(ASKER, EDITED, and(notYounger(EDITED, id, since), PUBLIC))),
                Long::sum);
    }

    private static Bson notYounger(String moment, String id, Instant since) {
        return and(lte(moment, since), or(lt(moment, since), lte("_id", id)));
    }
}
