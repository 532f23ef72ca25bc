package io.wenda.membership.groups;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All groups. */
@Component
class Groups implements Stored {

    private static final String COLLECTION = "groups";

    private final Aggregates<Group> groups;

    Groups(EventTransport transport, MongoDatabase database) {
        this.groups = transport.aggregates(database.getCollection(COLLECTION, Group.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("description.place", "_id")));
    }

    /** {@link com.mongodb.DuplicateKeyException} when there is one with this id. */
    Mono<Group> insert(Group group) {
        return groups.insert(group);
    }

    Mono<Group> find(String id) {
        return groups.find(id);
    }

    Mono<Group> get(String id) {
        return groups.find(id).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** In the order in which they are shown: there are few. */
    Flux<Group> all() {
        return Flux.from(
                groups.collection().find().projection(exclude("outbox")).sort(ascending("description.place", "_id")));
    }

    /** Those of this series, in the order in which they are offered. */
    Flux<Group> of(String series) {
        return all().filter(group -> group.series().equals(series) && group.invites());
    }

    /** Decides on it as it is now; again, where somebody else was faster. */
    Mono<Group> change(String id, UnaryOperator<Group> decision) {
        return groups.change(get(id), decision);
    }

    /** The same, where something is to be done before it is stored. */
    Mono<Group> changeBy(String id, Function<Group, Mono<Group>> decision) {
        return groups.changeBy(get(id), decision);
    }
}
