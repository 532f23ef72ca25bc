package io.wenda.membership.paying;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All money that no order waits for. */
@Component
class Strays implements Stored {

    private static final String COLLECTION = "strays";

    private final Aggregates<Stray> strays;

    Strays(EventTransport transport, MongoDatabase database) {
        this.strays = transport.aggregates(database.getCollection(COLLECTION, Stray.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(compoundIndex(ascending("open"), descending("at", "_id"))));
    }

    /** Notes it, or answers with what was noted of it before. */
    Mono<Stray> insert(Stray stray) {
        return strays.insert(stray).onErrorResume(DuplicateKeyException.class, there -> strays.find(stray.id()));
    }

    Mono<Stray> find(String id) {
        return strays.find(id);
    }

    Mono<Stray> get(String id) {
        return find(id).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Decides on it as it is now; again, where somebody else was faster. */
    Mono<Stray> change(String id, UnaryOperator<Stray> decision) {
        return strays.change(get(id), decision);
    }

    /** The newest first. */
    Mono<Page<Stray>> page(boolean open, PageRequest page) {
        Cursor last = page.after();
        Bson older = last == null ? empty() : and(lte("at", last.at()), or(lt("at", last.at()), lt("_id", last.id())));
        return Flux.from(strays.collection()
                        .find(and(eq("open", open), older))
                        .projection(exclude("outbox"))
                        .sort(descending("at", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.at(), row.id())));
    }
}
