package io.wenda.standalone.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A database whose indexes are {@link OrderedIndex}es, those of {@code _id} too.
 *
 * <p>A file that has been written without them is known by the other indexes in it: then all are made anew.
 */
public final class IndexedDatabase extends H2Database {

    private static final String PREFIX = "$indexes.";
    private static final String SYSTEM = "system.";
    private static final Document ALL = new Document("_id", 1).append("n", new Document("$sum", 1));

    private final MVStore store;
    private final Unserved unserved;

    public IndexedDatabase(String name, MVStore store, CursorRegistry cursors, Unserved unserved) {
        this.store = store;
        this.unserved = unserved;
        super(name, store, cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        if (command.equalsIgnoreCase("createIndexes")) {
            makeTogether(String.valueOf(query.get(command)), query);
        }
        return Hint.following(
                query,
                () -> command.equalsIgnoreCase("aggregate")
                        ? aggregate(channel, command, query, resolver, oplog)
                        : super.handleCommand(channel, command, query, resolver, oplog));
    }

    /** The server declares one after the other, and would have all documents read for each. */
    private void makeTogether(String name, Document query) {
        if (query.get("indexes") instanceof Collection<?> indexes
                && resolveCollection(name, false) instanceof IndexedCollection collection) {
            List<OrderedIndex> declared = new ArrayList<>();
            for (Object each : indexes) {
                if (each instanceof Document index
                        && index.get("key") instanceof Document key
                        && !isPrimaryKeyIndex(key)) {
                    declared.add(open(name, index, key));
                }
            }
            collection.make(declared);
        }
    }

    private OrderedIndex open(String collection, Document index, Document key) {
        return open(
                collection,
                String.valueOf(index.get("name")),
                key.entrySet().stream()
                        .map(field -> new IndexKey(field.getKey(), isAscending(field.getValue())))
                        .toList(),
                Utils.isTrue(index.get("unique")),
                Utils.isTrue(index.get("sparse")));
    }

    private static boolean isAscending(@Nullable Object direction) {
        return direction instanceof Number number && number.doubleValue() == 1;
    }

    /** Where a pipeline begins with {@code $match}, indexes serve that. Counting is such a pipeline, and reads no document. */
    private Document aggregate(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        MongoCollection<Object> collection = resolveCollection(String.valueOf(query.get(command)), false);
        if (collection == null
                || pipeline.isEmpty()
                || !(pipeline.getFirst().get("$match") instanceof Document match)) {
            return super.handleCommand(channel, command, query, resolver, oplog);
        }
        List<Document> rest = pipeline.subList(1, pipeline.size());
        if (rest.size() == 1 && ALL.equals(rest.getFirst().get("$group"))) {
            int count = collection.count(match, 0, 0);
            return answer(collection, count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", count)));
        }
        Aggregation aggregation = Aggregation.fromPipeline(rest, resolver, this, collection, oplog);
        aggregation.validate(query);
        return answer(collection, aggregation.runStages(collection.handleQueryAsStream(new Document("$query", match))));
    }

    private static Document answer(MongoCollection<Object> collection, List<Document> documents) {
        Document cursor =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", documents);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        if (name.startsWith(SYSTEM)) {
            return super.openOrCreateCollection(name, options);
        }
        String full = getFullCollectionNamespace(name);
        forgetIndexesOfOtherMaking(full);
        return new IndexedCollection(
                this,
                name,
                options,
                store.openMap(
                        "databases." + full, new MVMap.Builder<Object, Document>().valueType(new DocumentBytes())),
                store.openMap("meta." + full),
                cursorRegistry,
                unserved);
    }

    private void forgetIndexesOfOtherMaking(String collection) {
        String other = collection + "._index_";
        if (store.getMapNames().stream().anyMatch(map -> map.startsWith(other))) {
            store.getMapNames().stream()
                    .filter(map -> map.startsWith(other) || map.startsWith(PREFIX + collection + "."))
                    .forEach(store::removeMap);
        }
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return open(collection, index, keys, true, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return open(collection, index, keys, false, sparse);
    }

    private OrderedIndex open(String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        return resolveCollection(collection, true).getIndexes().stream()
                .filter(index -> index.getName().equals(name))
                .findFirst()
                .map(index -> same(index, keys, unique, sparse))
                .orElseGet(() -> new OrderedIndex(store, mapOf(collection, name), name, keys, unique, sparse));
    }

    private static OrderedIndex same(Index<Object> index, List<IndexKey> keys, boolean unique, boolean sparse) {
        OrderedIndex there = (OrderedIndex) index;
        if (!there.isAs(keys, unique, sparse)) {
            throw new MongoServerError(
                    ErrorCode.IndexKeySpecsConflict, "the index " + there.getName() + " is another one");
        }
        return there;
    }

    private String mapOf(String collection, String index) {
        return PREFIX + getFullCollectionNamespace(collection) + "." + index;
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        super.moveCollection(from, collection, name);
        collection.getIndexes().forEach(index -> ((OrderedIndex) index).renameTo(mapOf(name, index.getName())));
    }
}
