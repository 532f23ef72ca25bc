package io.wenda.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Documents, changes and queries of any kind, and what a scan of everything would answer. A seed repeats them. */
final class RandomWork {

    private static final Document SCAN = new Document("$natural", 1);
    private static final int NO_INDEX = 291;
    private static final Set<Integer> FORBIDDEN = Set.of(NO_INDEX, 11_000);

    private static final List<Document> INDEXES = List.of(
            index("a", 1),
            index("b", 1, "c", -1),
            index("a", -1, "b", 1, "c", 1),
            index("tags", 1, "b", 1, "at", -1),
            index("b", 1, "tags", 1),
            index("at", -1, "_id", -1),
            index("in.x", 1, "at", 1, "_id", 1),
            index("items.p", 1, "items.q", -1));

    private final MongoCollection<Document> collection;
    private final Random random;
    private final String seed;
    private int served;

    RandomWork(MongoCollection<Document> collection, long seed) {
        this.collection = collection;
        this.random = new Random(seed);
        this.seed = "-Dwenda.seed=" + seed;
    }

    /** The one that is asked for, or another one each time. */
    static long seed() {
        return Long.getLong("wenda.seed", System.nanoTime());
    }

    private static Document index(Object... fieldsAndWays) {
        Document keys = new Document();
        for (int i = 0; i < fieldsAndWays.length; i += 2) {
            keys.append((String) fieldsAndWays[i], fieldsAndWays[i + 1]);
        }
        return keys;
    }

    /** First of all: it would not be made over two documents that have the same. */
    void declareUnique() {
        collection.createIndex(
                new Document("u", 1), new IndexOptions().unique(true).sparse(true));
    }

    void declareIndexes() {
        List<IndexModel> indexes =
                new ArrayList<>(INDEXES.stream().map(IndexModel::new).toList());
        indexes.add(new IndexModel(new Document("s", 1).append("b", 1), new IndexOptions().sparse(true)));
        indexes.add(new IndexModel(
                new Document("u", 1), new IndexOptions().unique(true).sparse(true)));
        indexes.add(new IndexModel(new Document("b", 1).append("_id", 1), new IndexOptions().unique(true)));
        collection.createIndexes(indexes);
    }

    /** Inserts, updates and deletes. What a unique index forbids does not happen. */
    void change(int times) {
        for (int i = 0; i < times; i++) {
            try {
                change();
            } catch (MongoException e) {
                if (!FORBIDDEN.contains(e.getCode())) {
                    throw new AssertionError(seed, e);
                }
            }
        }
    }

    /** Until the server has gone away. */
    void changeUntilGone() {
        try {
            while (true) {
                change(1);
            }
        } catch (AssertionError e) {
            if (!(e.getCause() instanceof MongoSocketException) && !(e.getCause() instanceof MongoTimeoutException)) {
                throw e;
            }
        }
    }

    private void change() {
        switch (random.nextInt(6)) {
            case 0 -> collection.updateOne(anId(), update());
            case 1 -> collection.updateOne(query(), update());
            case 2 -> collection.replaceOne(anId(), document());
            case 3 -> collection.deleteOne(anId());
            default -> collection.insertOne(document().append("_id", random.nextInt(2_000)));
        }
    }

    private Document anId() {
        return new Document("_id", random.nextInt(2_000));
    }

    private Document update() {
        String field = random.nextBoolean() ? oneOf("a", "b", "c", "at", "s", "u", "in") : "tags";
        return random.nextInt(4) == 0
                ? new Document("$unset", new Document(field, ""))
                : new Document("$set", new Document(field, value(field)));
    }

    private Document document() {
        Document document = new Document();
        for (String field : List.of("a", "b", "c", "at", "s", "u", "in", "tags", "items")) {
            if (random.nextInt(5) > 0 && (!field.equals("u") || random.nextInt(4) == 0)) {
                document.append(field, value(field));
            }
        }
        return document;
    }

    private Object value(String field) {
        return switch (field) {
            case "b", "s" -> random.nextInt(6);
            case "c" -> word();
            case "at" -> Instant.ofEpochSecond(random.nextInt(50));
            case "u" -> random.nextInt(500);
            case "in" -> random.nextInt(4) == 0 ? word() : new Document("x", anything());
            case "tags" -> random.nextInt(4) == 0 ? word() : words();
            case "items" ->
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> item()).toList();
            default -> anything();
        };
    }

    private Document item() {
        Document item = new Document("q", random.nextInt(3));
        return random.nextInt(4) == 0 ? item : item.append("p", random.nextInt(3));
    }

    private Object anything() {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(10) - 5;
            case 1 -> random.nextInt(10) - 5L;
            case 2 -> (random.nextInt(20) - 10) / 2.0;
            case 3 -> random.nextBoolean();
            case 4 -> Instant.ofEpochMilli(random.nextInt(10) - 5);
            case 5 -> new ObjectId(random.nextInt(4), random.nextInt(4));
            case 6 -> new Document("x", random.nextInt(3)).append("y", word());
            case 7 -> (1L << 53) + random.nextInt(3);
            default -> word();
        };
    }

    private String word() {
        return oneOf("", "a", "ab", "b", "a\0b", "中", "中文", "ü", "z");
    }

    private List<String> words() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> word()).toList();
    }

    private String oneOf(String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Asks many questions, with and without an order and a limit, and compares. */
    void compare(int times) {
        served = 0;
        for (int i = 0; i < times; i++) {
            Document query = query();
            Set<Object> wanted = scanned(query);
            whereServed(() -> compareFound(query, wanted));
            whereServed(() -> compareCount(query, wanted));
            Document order = order();
            int limit = random.nextInt(5);
            int skip = random.nextInt(3);
            whereServed(() -> compareOrdered(query, wanted, order, skip, limit));
        }
        assertThat(served).as("%s answered by an index", seed).isGreaterThan(times / 2);
    }

    private void whereServed(Runnable comparison) {
        try {
            comparison.run();
            served++;
        } catch (MongoCommandException e) {
            assertThat(e.getCode()).as(seed).isEqualTo(NO_INDEX);
        }
    }

    /** Once for all comparisons of a query, and compared as sets: it is most of their time. */
    private Set<Object> scanned(Document query) {
        return new HashSet<>(
                ids(collection.find(query).projection(new Document("_id", 1)).hint(SCAN)));
    }

    private void compareFound(Document query, Set<Object> wanted) {
        List<Object> found = ids(collection.find(query));
        String what = "%s find %s".formatted(seed, query);
        assertThat(found).as(what).hasSize(wanted.size());
        assertThat(new HashSet<>(found)).as(what).isEqualTo(wanted);
    }

    private void compareCount(Document query, Set<Object> wanted) {
        assertThat(collection.countDocuments(query))
                .as("%s count %s", seed, query)
                .isEqualTo(wanted.size());
    }

    /** Documents that are equal in the order may come in any. */
    private void compareOrdered(Document query, Set<Object> wanted, Document order, int skip, int limit) {
        Supplier<FindIterable<Document>> asked =
                () -> collection.find(query).sort(order).skip(skip).limit(limit);
        List<Document> found = asked.get().into(new ArrayList<>());
        List<Document> others = asked.get().hint(SCAN).into(new ArrayList<>());
        String what = "%s find %s sort %s skip %d limit %d".formatted(seed, query, order, skip, limit);
        assertThat(places(found, order)).as(what).isEqualTo(places(others, order));
        Set<Object> unique = found.stream().map(document -> document.get("_id")).collect(Collectors.toSet());
        assertThat(unique).as(what).hasSize(found.size());
        assertThat(wanted.containsAll(unique)).as(what).isTrue();
    }

    private static List<List<Object>> places(List<Document> documents, Document order) {
        return documents.stream()
                .map(document -> order.keySet().stream()
                        .map(field -> comparable(document.getEmbedded(List.of(field), Object.class)))
                        .toList())
                .toList();
    }

    /** Equal numbers are in one place whatever their type, and so are null and missing. */
    private static Object comparable(Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.doubleValue();
            default -> value;
        };
    }

    private static List<Object> ids(FindIterable<Document> found) {
        return found.map(document -> Objects.requireNonNull(document.get("_id")))
                .into(new ArrayList<>());
    }

    private Document order() {
        int way = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(7)) {
            case 0 -> new Document("at", way).append("_id", way);
            case 1 -> new Document("b", way).append("c", -way);
            case 2 -> new Document("a", way);
            case 3 -> new Document("b", way);
            case 4 -> new Document("c", way);
            case 5 -> new Document("_id", way);
            default -> new Document("at", way);
        };
    }

    private Document query() {
        List<Document> conditions =
                Stream.generate(this::condition).limit(random.nextInt(4)).toList();
        if (random.nextInt(3) == 0 && !conditions.isEmpty()) {
            return new Document("$and", conditions);
        }
        Document query = new Document();
        conditions.forEach(query::putAll);
        return query;
    }

    private Document condition() {
        String field = oneOf("a", "b", "b", "c", "at", "s", "u", "in.x", "tags", "tags", "items.p", "items.q", "_id");
        Document operator = switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new Document("$eq", random.nextInt(8) == 0 ? null : asked(field));
            case 4 -> new Document("$in", List.of(asked(field), asked(field), asked(field)));
            case 5 -> new Document("$gt", asked(field));
            case 6 -> new Document("$gte", asked(field)).append("$lt", asked(field));
            case 7 -> new Document("$lte", asked(field));
            case 8 -> new Document("$ne", asked(field));
            case 9 -> new Document("$exists", random.nextBoolean());
            case 10 -> new Document("$not", new Document("$gt", asked(field)));
            default -> new Document("$regex", "^\\Q" + oneOf("a", "中") + "\\E");
        };
        if (random.nextInt(10) == 0) {
            return new Document("$or", List.of(new Document(field, operator), new Document("b", random.nextInt(6))));
        }
        return random.nextInt(3) == 0 && operator.containsKey("$eq")
                ? new Document(field, operator.get("$eq"))
                : new Document(field, operator);
    }

    private Object asked(String field) {
        return switch (field) {
            case "tags" -> word();
            case "in.x" -> anything();
            case "items.p", "items.q" -> random.nextInt(3);
            case "_id" -> random.nextInt(2_000);
            default -> value(field);
        };
    }
}
