package io.wenda.notification.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.MemberState;
import io.wenda.notification.DuplicateKeys;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is called what. A name not heard of yet is simply not there; whoever shows it asks again each time. */
@Component
public class People {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Person> people;

    People(MongoDatabase database) {
        people = database.getCollection("people", Person.class);
    }

    /** The names that are known of these members. */
    public Mono<Map<String, String>> names(Collection<String> memberIds) {
        return Flux.from(people.find(in("_id", Set.copyOf(memberIds)))).collectMap(Person::id, Person::name);
    }

    /** Keeps a member's name, unless a newer one has arrived before: then the insert meets it and stops. */
    Mono<Void> keep(MemberState state) {
        return Mono.from(people.updateOne(
                        and(eq("_id", state.memberId()), lt("version", state.version())),
                        combine(set("name", state.name()), set("version", state.version())),
                        UPSERT))
                .onErrorComplete(DuplicateKeys::alone)
                .then();
    }
}
