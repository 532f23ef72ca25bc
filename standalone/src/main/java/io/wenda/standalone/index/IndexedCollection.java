package io.wenda.standalone.index;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that asks its indexes first. Of those that can serve a query and its order, the one is read that has the
 * fewest entries for it, and of those with equally few one whose entries are the answer, so that they need only be counted;
 * a query that none serves is {@link Unserved}.
 */
final class IndexedCollection extends H2Collection {

    private static final int GATHERED_AT_ONCE = 20_000;

    private final MVMap<Object, Document> documents;
    private final Unserved unserved;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> notes,
            CursorRegistry cursors,
            Unserved unserved) {
        super(database, name, options, documents, notes, cursors);
        this.documents = documents;
        this.unserved = unserved;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document order, int skip, int limit, int batchSize, @Nullable Document fields) {
        Plan plan = plan(query, order);
        boolean inOrder = plan == null ? order == null || order.isEmpty() : plan.isInOrder();
        if (inOrder && batchSize > 0 && limit == 0 && skip == 0) {
            return inBatches(plan == null ? documents.keySet().stream() : plan.positions(), query, batchSize, fields);
        }
        if (plan == null) {
            return matchDocuments(query, order, skip, limit, batchSize, fields);
        }
        Stream<Document> found = plan.positions().map(this::getDocument);
        return matchDocumentsFromStream(found, query, plan.isInOrder() ? null : order, skip, limit, batchSize, fields);
    }

    private QueryResult inBatches(Stream<Object> positions, Document query, int batchSize, @Nullable Document fields) {
        Batches batches = new Batches(cursorRegistry.generateCursorId(), positions.toList(), (some, most) -> {
            Stream<Document> there = some.map(documents::get).filter(Objects::nonNull);
            return matchDocumentsFromStream(there, query, null, 0, most, 0, fields)
                    .collectDocuments();
        });
        List<Document> first = batches.takeDocuments(batchSize);
        if (batches.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(batches);
        return new QueryResult(first, batches);
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query != null && !query.isEmpty()) {
            Plan plan = plan(query, null);
            if (plan != null && plan.isExact()) {
                int afterThose = Math.max(0, Math.toIntExact(plan.entries()) - skip);
                return limit > 0 ? Math.min(limit, afterThose) : afterThose;
            }
        }
        return super.count(query, skip, limit);
    }

    private @Nullable Plan plan(Document query, @Nullable Document order) {
        Conditions conditions = Conditions.of(query);
        Document wanted = order == null || order.containsKey("$natural") ? new Document() : order;
        Plan best = plans(conditions, wanted)
                .min(Comparator.comparing((Plan plan) -> !serves(plan, conditions))
                        .thenComparing(plan -> !plan.isNarrow())
                        .thenComparingLong(Plan::entries)
                        .thenComparing(plan -> !plan.isExact()))
                .orElse(null);
        boolean everything = conditions.none() && wanted.isEmpty();
        if (!everything && !Hint.isGiven() && (best == null || !serves(best, conditions))) {
            unserved.asked(getFullName(), conditions, wanted);
        }
        return best;
    }

    private Stream<Plan> plans(Conditions conditions, Document order) {
        return getIndexes().stream()
                .filter(Hint::allows)
                .map(index -> Plan.of((OrderedIndex) index, conditions, order))
                .filter(Objects::nonNull);
    }

    private static boolean serves(Plan plan, Conditions conditions) {
        return plan.isInOrder() && (plan.isNarrow() || conditions.none());
    }

    /** Makes the entries of a new index, and of one whose entries are not those of the documents that are here. */
    @Override
    public void addIndex(Index<Object> index) {
        make(List.of((OrderedIndex) index));
        super.addIndex(index);
    }

    /**
     * Makes the entries of those that do not have them, in one pass over the documents. In several commits, so that no
     * more is held in memory: entries that are not all there are made anew next time.
     */
    void make(List<OrderedIndex> indexes) {
        List<OrderedIndex> missing =
                indexes.stream().filter(index -> !index.fits(count())).toList();
        if (missing.isEmpty()) {
            return;
        }
        missing.forEach(OrderedIndex::clear);
        try {
            gather(missing);
        } catch (MongoServerError e) {
            missing.forEach(OrderedIndex::clear);
            throw new IndexBuildFailedException(e, this);
        }
        missing.forEach(OrderedIndex::made);
    }

    private void gather(List<OrderedIndex> indexes) {
        int gathered = 0;
        for (var document : documents.entrySet()) {
            indexes.forEach(index -> index.gather(document.getValue(), document.getKey(), this));
            if (++gathered % GATHERED_AT_ONCE == 0) {
                settle(indexes);
            }
        }
        settle(indexes);
    }

    private void settle(List<OrderedIndex> indexes) {
        indexes.forEach(index -> {
            index.settle(documents, this);
            documents.getStore().commit();
        });
    }
}
