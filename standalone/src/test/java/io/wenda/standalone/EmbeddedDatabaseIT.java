package io.wenda.standalone;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Wenda's stores rely on: each of these behaves as MongoDB does. */
class EmbeddedDatabaseIT {

    private static MongoClient client;
    private static EmbeddedDatabase database;
    private MongoCollection<Document> questions;

    @BeforeAll
    static void start(@TempDir Path directory) {
        database = EmbeddedDatabase.start(directory, 0);
        client = MongoClients.create(database.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        database.close();
    }

    @BeforeEach
    void emptyCollection() {
        questions = client.getDatabase("wenda_test").getCollection("questions");
        questions.drop();
    }

    @Test
    void hello_is_answered_as_the_health_check_asks_it() {
        Document hello = client.getDatabase("wenda_test").runCommand(new Document("hello", 1));

        assertThat(hello.getDouble("ok")).isEqualTo(1.0);
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello.getInteger("maxWireVersion")).isGreaterThanOrEqualTo(8);
    }

    /** The server as released sends the document as it is some writes later. */
    @Test
    void each_of_many_writes_at_once_is_answered_with_what_it_made() {
        FindOneAndUpdateOptions counting =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

        List<Integer> counts = IntStream.range(0, 400)
                .parallel()
                .mapToObj(n -> questions.findOneAndUpdate(eq("_id", "counter"), inc("count", 1), counting))
                .map(counter -> Objects.requireNonNull(counter).getInteger("count"))
                .toList();

        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void an_update_under_an_old_version_changes_nothing() {
        questions.insertOne(new Document("_id", "q1").append("version", 2));

        assertThat(questions
                        .updateOne(and(eq("_id", "q1"), eq("version", 1)), set("version", 2))
                        .getMatchedCount())
                .isZero();
        assertThat(questions
                        .updateOne(and(eq("_id", "q1"), eq("version", 2)), set("version", 3))
                        .getModifiedCount())
                .isEqualTo(1);
    }

    @Test
    void a_unique_sparse_index_lets_documents_without_the_field_in_and_refuses_the_second_of_a_value() {
        questions.createIndex(
                Indexes.ascending("pendingSlot"),
                new IndexOptions().unique(true).sparse(true));
        questions.insertOne(new Document("_id", "a"));
        questions.insertOne(new Document("_id", "b"));
        questions.insertOne(new Document("_id", "c").append("pendingSlot", "ada:1"));

        assertThatThrownBy(() -> questions.insertOne(new Document("_id", "d").append("pendingSlot", "ada:1")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11_000));
        questions.updateOne(eq("_id", "c"), unset("pendingSlot"));
        questions.insertOne(new Document("_id", "d").append("pendingSlot", "ada:1"));
        assertThat(questions.countDocuments()).isEqualTo(4);
    }

    @Test
    void facts_are_pushed_with_the_change_and_pulled_when_told() {
        questions.insertOne(new Document("_id", "q1").append("outbox", List.of(fact("q1:1:0"))));
        questions.updateOne(
                eq("_id", "q1"),
                combine(set("version", 2), pushEach("outbox", List.of(fact("q1:2:0"), fact("q1:2:1")))));
        questions.updateOne(
                eq("_id", "q1"), pull("outbox", new Document("id", new Document("$in", List.of("q1:1:0", "q1:2:1")))));

        assertThat(only(questions).getList("outbox", Document.class)).containsExactly(fact("q1:2:0"));
    }

    @Test
    void the_mark_of_untold_facts_goes_only_where_the_outbox_is_empty() {
        questions.insertOne(
                new Document("_id", "q1").append("untoldSince", 7L).append("outbox", List.of(fact("q1:1:0"))));
        questions.insertOne(new Document("_id", "q2").append("untoldSince", 7L).append("outbox", List.of()));

        questions.createIndex(Indexes.ascending("untoldSince"), new IndexOptions().sparse(true));

        questions.updateMany(and(lt("untoldSince", 8L), size("outbox", 0)), unset("untoldSince"));

        assertThat(questions
                        .find(lt("untoldSince", 8L))
                        .map(q -> q.getString("_id"))
                        .into(new ArrayList<>()))
                .containsExactly("q1");
    }

    @Test
    void the_earlier_of_two_marks_stays() {
        questions.insertOne(new Document("_id", "q1").append("untoldSince", 5L));

        questions.updateOne(eq("_id", "q1"), min("untoldSince", 9L));

        assertThat(only(questions).getLong("untoldSince")).isEqualTo(5L);
    }

    private static Document only(MongoCollection<Document> collection) {
        return Objects.requireNonNull(collection.find().first());
    }

    private static Document fact(String id) {
        return new Document("id", id).append("body", "{}");
    }
}
