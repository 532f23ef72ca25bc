package io.wenda.standalone;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.wenda.standalone.index.Unserved;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index answers as a scan of everything does, in the order that was asked for; without an index there is no answer. */
class IndexesIT {

    private static final Bson SCAN = new Document("$natural", 1);

    @TempDir
    Path directory;

    private EmbeddedDatabase database;
    private MongoClient client;
    private MongoCollection<Document> things;

    @BeforeEach
    void start() {
        start(Unserved.REFUSED);
    }

    private void start(Unserved unserved) {
        database = EmbeddedDatabase.start(directory, 0, unserved);
        client = MongoClients.create(database.uri());
        things = client.getDatabase("wenda_test").getCollection("things");
    }

    @AfterEach
    void stop() {
        client.close();
        database.close();
    }

    @Test
    void an_index_answers_as_a_scan_does_and_again_after_a_restart() {
        RandomWork work = new RandomWork(things, RandomWork.seed());
        work.declareUnique();
        work.change(300);
        work.declareIndexes();
        for (int round = 0; round < 5; round++) {
            work.change(300);
            work.compare(300);
        }
        database.stop();
        database.start();
        work.compare(300);
        work.change(300);
        work.compare(300);
    }

    @Test
    void a_page_is_read_from_its_index_forward_and_backward() {
        things.createIndex(compoundIndex(ascending("state"), descending("at", "_id")));
        things.insertMany(IntStream.range(0, 500)
                .mapToObj(i -> new Document("_id", i).append("state", i % 2).append("at", i / 10))
                .toList());

        Bson second = and(eq("state", 1), lt("at", 25));
        assertThat(ids(things.find(second).sort(Sorts.descending("at", "_id")).limit(6)))
                .containsExactly(249, 247, 245, 243, 241, 239);
        assertThat(ids(things.find(second)
                        .sort(Sorts.ascending("at", "_id"))
                        .skip(1)
                        .limit(3)))
                .containsExactly(3, 5, 7);
    }

    @Test
    void who_reads_everything_gets_it_in_batches_as_it_is_by_then() {
        things.createIndex(ascending("rank"));
        things.insertMany(
                IntStream.range(0, 1_200).mapToObj(i -> thing(i, "a", i)).toList());

        for (FindIterable<Document> read :
                List.of(things.find(), things.find(gt("rank", -1)).sort(Sorts.ascending("rank")))) {
            try (MongoCursor<Document> cursor = read.iterator()) {
                assertThat(cursor.next().getInteger("_id")).isZero();
                assertThat(cursor.available()).isEqualTo(499);
                things.updateOne(eq("_id", 700), set("state", "b"));
                things.deleteOne(eq("_id", 800));
                List<Document> rest = new ArrayList<>();
                cursor.forEachRemaining(rest::add);
                assertThat(rest).hasSize(1_198).contains(thing(700, "b", 700));
            }
            things.insertOne(thing(800, "a", 800));
        }
    }

    @Test
    void an_array_gives_a_document_several_entries_and_one_answer() {
        things.createIndex(compoundIndex(ascending("tags"), descending("at")));
        things.insertOne(new Document("_id", 1)
                .append("tags", List.of("tls", "netty", "tls"))
                .append("at", 1));
        things.insertOne(new Document("_id", 2).append("tags", List.of("netty")).append("at", 2));
        things.insertOne(new Document("_id", 3).append("tags", List.of()).append("at", 3));

        assertThat(ids(things.find(eq("tags", "netty")).sort(Sorts.descending("at"))))
                .containsExactly(2, 1);
        assertThat(ids(things.find(gt("tags", "a")))).containsExactlyInAnyOrder(1, 2);
        assertThat(ids(things.find(and(gt("tags", "o"), lt("tags", "o"))))).containsExactly(1);
        assertThat(things.countDocuments(eq("tags", "tls"))).isEqualTo(1);
        isRefused(
                () -> things.find(eq("tags", "tls"))
                        .sort(Sorts.ascending("tags"))
                        .first(),
                "{tags: 1}");
        isRefused(() -> things.find().sort(Sorts.ascending("tags")).first(), "{tags: 1}");
        database.stop();
        database.start();
        assertThat(ids(things.find(gt("tags", "a")))).containsExactlyInAnyOrder(1, 2);
        things.updateOne(eq("_id", 1), set("tags", List.of("tls")));
        assertThat(ids(things.find(eq("tags", "netty")))).containsExactly(2);
    }

    /** All are alike, so each index has equally many entries for it; one of them need not look at the documents. */
    @Test
    void to_count_what_an_index_knows_no_document_is_read() {
        things.createIndex(ascending("state", "rank"));
        things.createIndex(ascending("state", "lang", "rank"));
        things.insertMany(IntStream.range(0, 5_000)
                .mapToObj(i -> thing(i, "a", i).append("lang", "zh"))
                .toList());
        Bson known = and(eq("state", "a"), eq("lang", "zh"));
        Bson toBeRead = and(known, ne("rank", -1));

        assertThat(things.countDocuments(known)).isEqualTo(5_000);
        assertThat(things.countDocuments(toBeRead)).isEqualTo(5_000);
        assertThat(nanosToCount(known)).isLessThan(nanosToCount(toBeRead) / 3);
    }

    private long nanosToCount(Bson filter) {
        long begin = System.nanoTime();
        for (int i = 0; i < 30; i++) {
            things.countDocuments(filter);
        }
        return System.nanoTime() - begin;
    }

    @Test
    void a_query_that_no_index_serves_is_refused_by_name() {
        things.createIndex(ascending("state", "at"));

        isRefused(
                () -> things.find(and(eq("lang", "zh"), gt("at", 1)))
                        .sort(Sorts.descending("rank"))
                        .first(),
                "no index of wenda_test.things serves a query by [lang, at] in the order {rank: -1}: "
                        + "declare {lang: 1, rank: -1, at: 1}");
        isRefused(() -> things.find(eq("at", 1)).first(), "by [at]: declare {at: 1}");
        isRefused(() -> things.find(ne("state", 1)).first(), "by [state]");
        isRefused(() -> things.find(or(eq("state", 1), eq("at", 1))).first(), "by [$or]");
        isRefused(() -> things.find().sort(Sorts.descending("rank")).first(), "in the order {rank: -1}");
        isRefused(
                () -> things.find(eq("state", 1)).sort(Sorts.ascending("rank")).first(), "declare {state: 1, rank: 1}");
        isRefused(() -> things.find(regex("state", "a")).first(), "by [state]");
        isRefused(() -> things.countDocuments(eq("lang", "zh")), "by [lang]");
        isRefused(() -> things.updateOne(eq("lang", "zh"), set("a", 1)), "by [lang]");
        isRefused(() -> things.deleteMany(eq("lang", "zh")), "by [lang]");
        isRefused(() -> things.findOneAndUpdate(eq("lang", "zh"), set("a", 1)), "by [lang]");
        isRefused(() -> things.distinct("a", eq("lang", "zh"), String.class).first(), "by [lang]");
    }

    @Test
    void everything_may_be_read_and_so_may_what_says_that_it_is_meant() {
        things.createIndex(ascending("state"));
        things.insertMany(List.of(thing(1, "a", 2), thing(2, "b", 1), thing(3, "b", 3)));

        assertThat(ids(things.find())).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(things.countDocuments()).isEqualTo(3);
        assertThat(ids(things.find(gt("rank", 1)).sort(Sorts.ascending("rank")).hint(SCAN)))
                .containsExactly(1, 3);
        assertThat(ids(things.find(regex("state", "^\\Qb\\E"))
                        .sort(Sorts.descending("rank"))
                        .hint(ascending("state"))))
                .containsExactly(3, 2);
        assertThat(things.deleteMany(new Document()).getDeletedCount()).isEqualTo(3);
    }

    @Test
    void a_sparse_index_serves_nothing_that_asks_for_documents_it_does_not_hold() {
        things.createIndex(ascending("slot"), new IndexOptions().sparse(true));
        things.insertMany(List.of(new Document("_id", 1), new Document("_id", 2).append("slot", "x")));

        assertThat(ids(things.find(exists("slot")))).containsExactly(2);
        assertThat(ids(things.find(eq("slot", "x")))).containsExactly(2);
        isRefused(() -> things.find(eq("slot", null)).first(), "by [slot]");
        isRefused(() -> things.find().sort(Sorts.ascending("slot")).first(), "in the order {slot: 1}");
    }

    @Test
    void an_index_of_the_same_name_and_another_kind_is_refused_and_harms_nothing() {
        things.createIndex(ascending("state"));
        things.insertOne(thing(1, "a", 1));

        assertThatThrownBy(() -> things.createIndex(ascending("state"), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getCode()).isEqualTo(86));
        assertThat(ids(things.find(eq("state", "a")))).containsExactly(1);
    }

    @Test
    void a_unique_index_is_not_made_over_two_documents_that_have_the_same_and_can_be_made_when_they_have_not() {
        things.insertMany(List.of(thing(1, "a", 1), thing(2, "a", 2)));
        IndexOptions unique = new IndexOptions().unique(true);

        assertThatThrownBy(() -> things.createIndex(ascending("state"), unique)).isInstanceOf(MongoException.class);
        isRefused(() -> things.find(eq("state", "a")).first(), "by [state]");
        things.updateOne(eq("_id", 2), set("state", "b"));
        things.createIndex(ascending("state"), unique);
        assertThat(ids(things.find(eq("state", "b")))).containsExactly(2);
    }

    /** They are made in portions, all at once. */
    @Test
    void indexes_of_a_large_collection_are_made_together_or_not_at_all() {
        int last = 20_001;
        things.insertMany(IntStream.rangeClosed(0, last)
                .mapToObj(i -> thing(i, "a", i % last))
                .toList());
        List<IndexModel> indexes = List.of(
                new IndexModel(compoundIndex(ascending("state"), descending("rank"))),
                new IndexModel(ascending("rank"), new IndexOptions().unique(true)));

        assertThatThrownBy(() -> things.createIndexes(indexes)).isInstanceOf(MongoException.class);
        isRefused(() -> things.find(eq("state", "a")).first(), "by [state]");
        things.updateOne(eq("_id", last), set("rank", last));
        things.createIndexes(indexes);
        assertThat(ids(things.find(eq("state", "a")).sort(descending("rank")).limit(2)))
                .containsExactly(last, last - 1);
        assertThat(ids(things.find(eq("rank", 7)))).containsExactly(7);
        assertThat(things.countDocuments(eq("state", "a"))).isEqualTo(last + 1);
    }

    @Test
    void a_dropped_index_leaves_nothing_behind() {
        things.createIndex(ascending("state"));
        things.insertOne(thing(1, "a", 1));
        things.drop();
        things.insertOne(thing(2, "a", 1));
        things.createIndex(ascending("state"));

        assertThat(ids(things.find(eq("state", "a")))).containsExactly(2);
    }

    @Test
    void what_the_server_as_released_has_written_is_read_and_found_by_indexes() {
        stop();
        MongoServer released =
                new MongoServer(new H2Backend(directory.resolve("documents.mv").toString()));
        InetSocketAddress address = released.bind();
        try (MongoClient old = MongoClients.create("mongodb://127.0.0.1:" + address.getPort())) {
            MongoCollection<Document> same = old.getDatabase("wenda_test").getCollection("things");
            same.createIndex(ascending("state"));
            same.createIndex(ascending("rank"), new IndexOptions().unique(true));
            same.insertMany(List.of(thing(1, "a", 1), thing(2, "b", 2), thing(3, "b", 3)));
        } finally {
            released.shutdownNow();
        }
        start();

        assertThat(ids(things.find(eq("state", "b")))).containsExactlyInAnyOrder(2, 3);
        assertThat(ids(things.find(gt("rank", 1)).sort(Sorts.descending("rank"))))
                .containsExactly(3, 2);
        things.updateOne(eq("_id", 2), set("state", "c"));
        assertThat(ids(things.find(eq("state", "c")))).containsExactly(2);
    }

    @Test
    void under_run_a_query_without_an_index_is_answered() {
        stop();
        start(Unserved.LOGGED);
        things.insertMany(List.of(thing(1, "a", 2), thing(2, "b", 1)));

        assertThat(ids(things.find(gt("rank", 0)).sort(Sorts.ascending("rank"))))
                .containsExactly(2, 1);
    }

    private static void isRefused(ThrowingCallable query, String saying) {
        assertThatThrownBy(query)
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(291))
                .hasMessageContaining(saying);
    }

    private static Document thing(int id, String state, int rank) {
        return new Document("_id", id).append("state", state).append("rank", rank);
    }

    private static List<Object> ids(FindIterable<Document> found) {
        return found.map(document -> (Object) document.getInteger("_id")).into(new ArrayList<>());
    }
}
