package io.wenda.standalone.backup;

import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.wenda.standalone.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was backed up comes back as it was; what is not a whole backup never touches anything. */
class BackupIT {

    private static final int MANY = 1_300;

    private static EmbeddedDatabase database;
    private static String uri;

    private final String first = "kept-" + UUID.randomUUID().toString().substring(0, 8);
    private final String second = first + "-too";
    private MongoClient client;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path directory) {
        database = EmbeddedDatabase.start(directory, 0);
        uri = System.getenv().getOrDefault("WENDA_MONGODB_URI", database.uri());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void fill() {
        client = MongoClients.create(uri);
        List<Document> documents = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < MANY; i++) {
            documents.add(new Document("_id", "d" + i)
                    .append("text", "心跳 " + "x".repeat(random.nextInt(300)))
                    .append("outbox", List.of(new Document("id", "d" + i + ":1:0").append("body", "{}")))
                    .append("untoldSince", Instant.ofEpochMilli(1_790_000_000_000L + i)));
        }
        MongoCollection<Document> questions = client.getDatabase(first).getCollection("questions");
        questions.insertMany(documents);
        questions.createIndex(ascending("untoldSince"), new IndexOptions().sparse(true));
        questions.createIndex(ascending("outbox.id", "_id"), new IndexOptions().unique(true));
        client.getDatabase(second)
                .getCollection("everything")
                .insertOne(new Document("_id", new ObjectId())
                        .append("int", 1)
                        .append("long", 1L)
                        .append("double", 1.5)
                        .append("decimal", Decimal128.parse("1.50"))
                        .append("binary", new Binary(new byte[] {0, 1, -1}))
                        .append("null", null)
                        .append("true", true)
                        .append("list", List.of(1, "two", new Document("three", 3L))));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void everything_comes_back_byte_for_byte_and_leaves_a_mark() {
        List<RawBsonDocument> questions = all(first, "questions");
        List<RawBsonDocument> everything = all(second, "everything");
        List<Document> indexes = indexes();
        Path file = backup();

        client.getDatabase(first).getCollection("questions").drop();
        client.getDatabase(second).getCollection("everything").drop();
        assertThat(Restore.read(uri, file, false)).isEqualTo(MANY + 1);

        assertThat(all(first, "questions")).isEqualTo(questions);
        assertThat(all(second, "everything")).isEqualTo(everything);
        assertThat(indexes()).hasSize(3).containsExactlyInAnyOrderElementsOf(indexes);
        for (String database : List.of(first, second)) {
            assertThat(client.getDatabase(database)
                            .getCollection(RestoreMark.COLLECTION)
                            .find()
                            .first())
                    .containsEntry("complete", true);
        }
    }

    private List<Document> indexes() {
        return client.getDatabase(first)
                .getCollection("questions")
                .listIndexes()
                .into(new ArrayList<>());
    }

    @Test
    void a_backup_is_its_owners_alone_and_never_overwrites_another() throws IOException {
        Path file = backup();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(this::backup).isInstanceOf(BackupException.class).hasMessageContaining("is there already");
        assertThat(folder).isDirectoryContaining(each -> each.equals(file));
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void a_backup_that_was_cut_off_or_changed_is_refused_before_anything_is_written() throws IOException {
        byte[] whole = Files.readAllBytes(backup());
        for (int length : List.of(0, 1, 100, whole.length / 2, whole.length - 22, whole.length - 1)) {
            isRefused(Arrays.copyOf(whole, length));
        }
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length / 2)] ^= (byte) (1 + random.nextInt(255));
            isRefusedOrTheSame(changed);
        }
        assertThat(all(first, "questions")).hasSize(MANY);
    }

    @Test
    void what_is_there_is_thrown_away_only_when_the_operator_says_so() {
        Path file = backup();
        MongoCollection<Document> questions = client.getDatabase(first).getCollection("questions");
        questions.insertOne(new Document("_id", "written after the backup"));

        assertThatThrownBy(() -> Restore.read(uri, file, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is not empty");
        assertThat(questions.countDocuments()).isEqualTo(MANY + 1);

        Restore.read(uri, file, true);
        assertThat(questions.countDocuments()).isEqualTo(MANY);
    }

    @Test
    void a_restore_that_was_cut_off_is_done_again_and_backs_nothing_up() {
        Path file = backup();
        RestoreMark.set(client.getDatabase(first), false);
        RestoreMark.set(client.getDatabase(second), false);
        client.getDatabase(first).getCollection("questions").deleteOne(new Document("_id", "d7"));

        assertThatThrownBy(() -> Backup.write(uri, List.of(first), folder.resolve("half.zip")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("restored half");
        Restore.read(uri, file, false);
        assertThat(all(first, "questions")).hasSize(MANY);
        assertThat(RestoreMark.isHalf(client.getDatabase(first))).isFalse();
    }

    @Test
    void where_there_is_nothing_no_backup_is_written() {
        Path file = folder.resolve("nothing.zip");
        assertThatThrownBy(() -> Backup.write(uri, List.of(first + "-absent"), file))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("there is nothing in");
        assertThat(file).doesNotExist();
    }

    private Path backup() {
        Path file = folder.resolve("wenda.zip");
        Backup.write(uri, List.of(first, second), file);
        return file;
    }

    private void isRefused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.zip"), bytes);
        assertThatThrownBy(() -> Restore.read(uri, file, true)).isInstanceOf(BackupException.class);
    }

    /** A bit of a name or a date in the zip's own headers may change without harm. */
    private void isRefusedOrTheSame(byte[] bytes) throws IOException {
        List<RawBsonDocument> before = all(first, "questions");
        try {
            Restore.read(uri, Files.write(folder.resolve("bad.zip"), bytes), true);
        } catch (BackupException refused) {
            assertThat(refused).hasMessageContaining("no whole backup");
        }
        assertThat(all(first, "questions")).isEqualTo(before);
    }

    private List<RawBsonDocument> all(String database, String collection) {
        return client.getDatabase(database)
                .getCollection(collection, RawBsonDocument.class)
                .find()
                .sort(ascending("_id"))
                .into(new ArrayList<>());
    }
}
