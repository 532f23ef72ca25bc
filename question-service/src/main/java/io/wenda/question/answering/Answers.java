package io.wenda.question.answering;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.set;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All answers, each a document of its own: there is no end to how many a question gets. */
@Component
public class Answers implements Stored {

    private static final String COLLECTION = "answers";

    private final Aggregates<Answer> answers;
    private final EarlierAnswers earlier;

    Answers(EventTransport transport, MongoDatabase database, EarlierAnswers earlier) {
        this.earlier = earlier;
        this.answers = transport.aggregates(database.getCollection(COLLECTION, Answer.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("questionId", "publishedAt", "_id")), new IndexModel(ascending("authorId")));
    }

    /** Stores a new answer; a duplicate key error if its id is taken. */
    public Mono<Answer> insert(Answer published) {
        return answers.insert(published);
    }

    /** Stores what somebody decided. The text it replaces is kept first, so that none is ever lost. */
    Mono<Answer> update(Answer before, Answer next) {
        if (next.version() == before.version()) {
            return Mono.just(before);
        }
        Mono<Void> kept =
                next.revision().equals(before.revision()) ? Mono.empty() : earlier.keep(EarlierAnswer.of(before));
        return kept.then(answers.update(before, next));
    }

    /** An answer that is there, or empty. */
    public Mono<Answer> find(String id) {
        return findAny(id).filter(answer -> answer.removal() == null);
    }

    /** Whether somebody has a public answer. */
    Mono<Boolean> anyBy(String authorId) {
        return Mono.from(answers.collection()
                        .find(there(eq("authorId", authorId)))
                        .first())
                .hasElement();
    }

    /** An answer, removed or not; or empty. */
    public Mono<Answer> findAny(String id) {
        return answers.find(id);
    }

    /** The answers to a question, oldest first. */
    public Flux<Answer> to(String questionId) {
        return first(questionId, 0);
    }

    /** No more than so many; 0 for all. */
    public Flux<Answer> first(String questionId, int most) {
        return Flux.from(answers.collection()
                .find(there(eq("questionId", questionId)))
                .sort(Sorts.ascending("publishedAt", "_id"))
                .limit(most));
    }

    /** These answers by their ids; those that are absent are missing. */
    public Mono<Map<String, Answer>> findAll(Set<String> ids) {
        return answers.findAll(ids).filter(answer -> answer.removal() == null).collectMap(Answer::id);
    }

    /** The answers to any of these questions: those to one of them together, oldest first. */
    public Flux<Answer> toAny(Set<String> questionIds) {
        return Flux.from(answers.collection()
                .find(there(in("questionId", questionIds)))
                .sort(Sorts.ascending("questionId", "publishedAt", "_id")));
    }

    /** The answers to each of these questions, oldest first; a question without answers is missing. */
    public Mono<Map<String, List<Answer>>> toEach(Set<String> questionIds) {
        return toAny(questionIds).collect(groupingBy(Answer::questionId));
    }

    /** Sets what follows from the votes. Leaves the version alone: nobody decided anything. */
    public Mono<Void> score(String id, int score) {
        return Mono.from(answers.collection().updateOne(eq(id), set("score", score)))
                .then();
    }

    /** How many answers a question has. */
    public Mono<Long> count(String questionId) {
        return Mono.from(answers.collection().countDocuments(there(eq("questionId", questionId))));
    }

    /** How many do not answer it, as its asker says; the accepted one does. */
    Mono<Long> countMissed(String questionId, String acceptedId) {
        return Mono.from(answers.collection()
                .countDocuments(
                        there(and(eq("questionId", questionId), ne("objection", null), ne("_id", acceptedId)))));
    }

    /** The newest answer to a question, or empty. */
    Mono<Answer> newest(String questionId) {
        return Mono.from(answers.collection()
                .find(there(eq("questionId", questionId)))
                .sort(orderBy(descending("publishedAt", "_id")))
                .first());
    }

    private static Bson there(Bson filter) {
        return and(filter, eq("removal", null));
    }
}
