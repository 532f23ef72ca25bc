package io.wenda.question.voting;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.VoteCast.Value;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All votes, each a document of its own. */
@Component
public class Votes implements Stored, Personal {

    private static final String COLLECTION = "votes";

    private final Aggregates<Vote> votes;

    Votes(EventTransport transport, MongoDatabase database) {
        this.votes = transport.aggregates(database.getCollection(COLLECTION, Vote.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("postId", "value")),
                new IndexModel(ascending("authorId", "value")),
                new IndexModel(ascending("questionId", "_id")),
                new IndexModel(ascending("voterId")));
    }

    /** A vote, or empty. */
    public Mono<Vote> find(String id) {
        return votes.find(id);
    }

    /** Stores a first vote; a duplicate key error where there is one. */
    public Mono<Vote> insert(Vote first) {
        return votes.insert(first);
    }

    Mono<Vote> update(Vote before, Vote next) {
        return next.version() == before.version() ? Mono.just(before) : votes.update(before, next);
    }

    /** What this member thinks of these posts, those they think nothing of left out. */
    public Mono<Map<String, Value>> by(String voterId, Collection<String> postIds) {
        return votes.findAll(postIds.stream().map(id -> Vote.idOf(id, voterId)).toList())
                .<Map.Entry<String, Value>>mapNotNull(
                        vote -> vote.value() == null ? null : Map.entry(vote.postId(), vote.value()))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** All votes on a question and its answers, those taken back included. */
    public Flux<Vote> about(String questionId) {
        return Flux.from(votes.collection().find(eq("questionId", questionId)).sort(Sorts.ascending("_id")));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(votes.collection().find(eq("voterId", memberId)))
                .filter(vote -> vote.value() != null)
                .map(vote -> OwnLine.of("vote")
                        .with("questionId", vote.questionId())
                        .with("postId", vote.postId())
                        .with("value", vote.value() == null ? null : Vote.code(vote.value()))
                        .with("at", vote.at()));
    }

    Mono<Tally> on(String postId) {
        return tally("postId", postId);
    }

    Mono<Tally> received(String authorId) {
        return tally("authorId", authorId);
    }

    private Mono<Tally> tally(String field, String id) {
        return Mono.zip(count(field, id, Value.UP), count(field, id, Value.DOWN))
                .map(counted -> new Tally(counted.getT1(), counted.getT2()));
    }

    private Mono<Long> count(String field, String id, Value value) {
        return Mono.from(votes.collection().countDocuments(and(eq(field, id), eq("value", value))));
    }
}
