package io.wenda.standalone.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import io.wenda.standalone.index.KeyBytes.NoElement;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * An index whose entries lie in their order in a map beside the documents, and are stored with them in the same commit.
 *
 * <p>The key of an entry is the document's values; unless the index is unique, its {@code _id} follows. The entry leads to
 * where the document is. Two entries more, before all others, tell what the map is and which fields have ever held an
 * array: such a field gives a document several entries, so no order and no range with two ends can be read from it.
 */
final class OrderedIndex extends Index<Object> {

    private static final byte[] MADE_AS = {0};
    private static final byte[] ARRAYS = {0, 0};

    private final MVMap<byte[], Object> entries;
    private final boolean unique;
    private final List<List<String>> paths;
    private final NavigableMap<byte[], Object> gathered = new TreeMap<>(Arrays::compareUnsigned);
    private volatile int arrays;

    OrderedIndex(MVStore store, String map, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.entries = store.openMap(map, new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE));
        this.unique = unique;
        this.paths =
                keys.stream().map(key -> List.of(key.getKey().split("\\.", -1))).toList();
        this.arrays = entries.get(ARRAYS) instanceof Integer bits ? bits : 0;
    }

    int fields() {
        return paths.size();
    }

    String field(int number) {
        return getKeys().get(number).getKey();
    }

    boolean isAscending(int number) {
        return getKeys().get(number).isAscending();
    }

    boolean hasArrays(int number) {
        return (arrays & (1 << number)) != 0;
    }

    boolean hasArrays() {
        return arrays != 0;
    }

    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** Where the documents of these entries are, in the order of the keys or against it. Reads on only when asked to. */
    Iterator<Object> read(Stretch stretch, boolean backward) {
        Cursor<byte[], Object> cursor = backward
                ? entries.cursor(stretch.to(), stretch.from(), true)
                : entries.cursor(stretch.from(), stretch.to(), false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                cursor.next();
                return cursor.getValue();
            }
        };
    }

    /** How many entries these are, without reading them. */
    long count(Stretch stretch) {
        return Math.max(0, place(stretch.to()) - place(stretch.from()));
    }

    private long place(byte[] key) {
        long place = entries.getKeyIndex(key);
        return place < 0 ? -place - 1 : place;
    }

    @Override
    public long getCount() {
        return count(Stretch.ALL);
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /**
     * Whether the entries are those of a collection with so many documents. They are not where nobody finished making
     * them, or made them for another kind of index, or where their number is wrong.
     */
    boolean fits(int documents) {
        return kind().equals(entries.get(MADE_AS)) && (isSparse() || arrays != 0 || getCount() == documents);
    }

    boolean isAs(List<IndexKey> keys, boolean unique, boolean sparse) {
        return this.unique == unique
                && isSparse() == sparse
                && getKeys().toString().equals(keys.toString());
    }

    /** Adds a document's entries when they are {@link #settle}d. */
    void gather(Document document, Object position, MongoCollection<Object> collection) {
        for (byte[] key : keys(document).keySet()) {
            if (isTaken(gathered.put(key, position), position)) {
                throw duplicate(document, collection);
            }
        }
    }

    /** Adds what was gathered in its order: each page of the map is touched once, not once for each entry. */
    void settle(Map<Object, Document> documents, MongoCollection<Object> collection) {
        gathered.forEach((key, position) -> {
            if (isTaken(entries.put(key, position), position)) {
                throw duplicate(Objects.requireNonNull(documents.get(position)), collection);
            }
        });
        gathered.clear();
    }

    private boolean isTaken(@Nullable Object by, @Nullable Object own) {
        return unique && by != null && !by.equals(own);
    }

    private DuplicateKeyError duplicate(Document document, MongoCollection<Object> collection) {
        return new DuplicateKeyError(
                this, collection, getKeys(), shown(keys(document).firstEntry().getValue()));
    }

    /** From now on the entries are those of the collection. */
    void made() {
        entries.put(MADE_AS, kind());
    }

    void clear() {
        entries.clear();
        gathered.clear();
        arrays = 0;
    }

    /** The entries are made before a collection has the index: none are missing. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    /** The leading number changes with the form of the keys. */
    private String kind() {
        return "1 " + toIndexDescription();
    }

    @Override
    public void drop() {
        entries.getStore().removeMap(entries);
    }

    void renameTo(String map) {
        entries.getStore().renameMap(entries, map);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return unique
                ? keys(document).keySet().stream()
                        .map(entries::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        checkUnique(keys(document), null, collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        SequencedMap<byte[], List<Object>> keys = keys(document);
        checkUnique(keys, position, collection);
        keys.keySet().forEach(key -> entries.put(key, position));
    }

    @Override
    public @Nullable Object remove(Document document) {
        Object position = null;
        for (byte[] key : keys(document).keySet()) {
            position = entries.remove(key);
        }
        return position;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        checkUnique(keys(after), positionOf(before), collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        SequencedMap<byte[], List<Object>> old = keys(before);
        SequencedMap<byte[], List<Object>> next = keys(after);
        old.keySet().stream().filter(key -> !next.containsKey(key)).forEach(entries::remove);
        next.keySet().stream().filter(key -> !old.containsKey(key)).forEach(key -> entries.put(key, position));
    }

    private void checkUnique(
            SequencedMap<byte[], List<Object>> keys, @Nullable Object own, MongoCollection<Object> collection) {
        if (!unique) {
            return;
        }
        keys.forEach((key, row) -> {
            if (isTaken(entries.get(key), own)) {
                throw new DuplicateKeyError(this, collection, getKeys(), shown(row));
            }
        });
    }

    private static KeyValue shown(List<Object> row) {
        return new KeyValue(row.stream()
                .map(value -> value instanceof Missing || value instanceof NoElement ? null : value)
                .toArray());
    }

    /** The keys of the entries that a document has, each with the values it is made of. */
    private SequencedMap<byte[], List<Object>> keys(Document document) {
        Rows rows = new Rows(document, paths);
        SequencedMap<byte[], List<Object>> keys = new TreeMap<>(Arrays::compareUnsigned);
        if (!isSparse() || rows.present()) {
            noteArrays(rows.arrays());
            rows.values().forEach(row -> keys.put(key(row, document), row));
        }
        return keys;
    }

    private void noteArrays(int met) {
        if ((arrays | met) != arrays) {
            arrays |= met;
            entries.put(ARRAYS, arrays);
        }
    }

    private byte[] key(List<Object> row, Document document) {
        ByteArrayOutputStream key = new ByteArrayOutputStream(64);
        for (int i = 0; i < row.size(); i++) {
            byte[] value = KeyBytes.of(row.get(i));
            key.writeBytes(isAscending(i) ? value : KeyBytes.inverted(value));
        }
        if (!unique) {
            key.writeBytes(KeyBytes.of(positionOf(document)));
        }
        return key.toByteArray();
    }

    private static Object positionOf(Document document) {
        return Missing.ofNullable(document.get("_id"));
    }

    /** Which index serves a query is not for the index to say: see {@link Plan}. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("a plan reads the index");
    }
}
