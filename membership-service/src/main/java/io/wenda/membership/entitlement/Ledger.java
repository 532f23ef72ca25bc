package io.wenda.membership.entitlement;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.DuplicateKeyException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Stored;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All lines of the books. Lines are added, and that is all. */
@Component
class Ledger implements Stored, Personal {

    private static final String COLLECTION = "ledger";

    private final Aggregates<Entry> entries;

    Ledger(EventTransport transport, MongoDatabase database) {
        this.entries = transport.aggregates(database.getCollection(COLLECTION, Entry.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("memberId")),
                new IndexModel(ascending("ends")),
                new IndexModel(descending("at", "_id")));
    }

    /** Writes a line, or answers with the one that has been there. */
    Mono<Entry> write(Entry entry) {
        return entries.insert(entry).onErrorResume(DuplicateKeyException.class, there -> entries.find(entry.id()));
    }

    Mono<Entry> find(String id) {
        return entries.find(id);
    }

    /** The lines with these ids; those that are absent are missing. */
    Flux<Entry> all(Collection<String> ids) {
        return entries.findAll(ids);
    }

    /** All that concerns this member, the oldest first. */
    Flux<Entry> of(String memberId) {
        return Flux.from(entries.collection().find(eq("memberId", memberId)).projection(exclude("outbox")))
                .sort(Comparator.comparing(Entry::at).thenComparing(Entry::id));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return of(memberId)
                .map(entry -> OwnLine.of("books")
                        .with("id", entry.id())
                        .with("entry", entry.kind())
                        .with("at", entry.at())
                        .with("from", entry.from())
                        .with(
                                "plan",
                                entry.terms() == null ? null : entry.terms().plan())
                        .with(
                                "price",
                                entry.terms() == null ? null : entry.terms().price())
                        .with(
                                "answerMinutes",
                                entry.terms() == null ? null : entry.terms().answerMinutes())
                        .with("ends", entry.ends())
                        .with("orderId", entry.orderId())
                        .with("why", entry.why()));
    }

    /** Which of these lines were ended, and by which line. */
    Flux<Entry> endsOf(Collection<String> ids) {
        return Flux.from(entries.collection().find(in("ends", ids)).projection(exclude("outbox")));
    }

    /** The newest first. */
    Mono<Page<Entry>> page(PageRequest page) {
        return Flux.from(entries.collection()
                        .find(after(page.after()))
                        .projection(exclude("outbox"))
                        .sort(descending("at", "_id"))
                        .limit(page.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.at(), row.id())));
    }

    /** All of them, the newest first. */
    Flux<Entry> all() {
        return Flux.from(
                entries.collection().find().projection(exclude("outbox")).sort(descending("at", "_id")));
    }

    private static Bson after(@Nullable Cursor last) {
        return last == null ? empty() : and(lte("at", last.at()), or(lt("at", last.at()), lt("_id", last.id())));
    }
}
