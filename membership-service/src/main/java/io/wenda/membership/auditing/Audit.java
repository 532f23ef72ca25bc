package io.wenda.membership.auditing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Stored;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All that was done. It is added to and read, and nothing else. */
@Component
public class Audit implements Stored {

    private static final String COLLECTION = "audit";

    private final MongoCollection<Audited> entries;

    Audit(MongoDatabase database) {
        this.entries = database.getCollection(COLLECTION, Audited.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(descending("at", "_id")));
    }

    /** Writes it down; what is there already stays as it is. */
    public Mono<Void> add(Audited entry) {
        return Mono.from(entries.insertOne(entry))
                .onErrorComplete(Audit::isThere)
                .then();
    }

    private static boolean isThere(Throwable error) {
        return error instanceof MongoServerException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** The newest first. */
    public Mono<Page<Audited>> list(PageRequest page) {
        return Flux.from(entries.find(after(page.after()))
                        .sort(descending("at", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.at(), row.id())));
    }

    private static Bson after(@Nullable Cursor last) {
        return last == null ? empty() : and(lte("at", last.at()), or(lt("at", last.at()), lt("_id", last.id())));
    }
}
