package io.wenda.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of writing: what was acknowledged is there afterwards. */
class KilledServersIT {

    private static final int WRITERS = 4;
    private static final int BEFORE_THE_KILL = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void every_acknowledged_document_and_its_index_entries_outlive_the_database_process() throws Exception {
        int port = FreePorts.orFree(0);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ServerProcess server = ServerProcess.start(DatabaseProcess.class, directory, port);
                MongoClient client = client(port);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> answers = answers(client);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() ->
                            answers.createIndex(Indexes.ascending("slot"), new IndexOptions().unique(true)) != null);
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = writer + ":";
                writers.execute(() -> insertUntilRefused(answers, prefix, acknowledged));
            }
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= BEFORE_THE_KILL);
            server.kill();
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port);
                MongoClient client = MongoClients.create(database.uri())) {
            Set<String> stored = new HashSet<>();
            for (Document answer : answers(client).find()) {
                stored.add(answer.getString("_id"));
                // A unique index answers a query for exactly its field: the entry points at this document.
                assertThat(answers(client).find(new Document("slot", answer.get("slot"))))
                        .containsExactly(answer);
            }
            assertThat(stored).containsAll(acknowledged);
        }
    }

    /** A command that is refused would be an error of Wenda's; one that is not answered is tried again. */
    @Test
    void a_database_that_can_write_no_more_is_gone_for_everybody_and_refuses_nobody() throws Exception {
        int port = FreePorts.orFree(0);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ServerProcess server = ServerProcess.startWithRoomFor(4096, DatabaseProcess.class, directory, port);
                MongoClient client = client(port);
                ExecutorService people = Executors.newFixedThreadPool(2 * WRITERS)) {
            MongoCollection<Document> answers = answers(client);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> answers.countDocuments() == 0);
            List<Future<MongoException>> ends = new ArrayList<>();
            for (int person = 0; person < WRITERS; person++) {
                String prefix = person + ":";
                ends.add(people.submit(() -> insertUntilRefused(answers, prefix, acknowledged)));
                ends.add(people.submit(() -> readUntilRefused(answers)));
            }
            for (Future<MongoException> end : ends) {
                assertThat(end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isInstanceOfAny(MongoSocketException.class, MongoTimeoutException.class);
            }
            await().atMost(PATIENCE).until(() -> !server.process().isAlive());
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(answers(client).find().map(answer -> answer.getString("_id")))
                    .containsAll(acknowledged);
        }
    }

    @Test
    void every_index_fits_its_documents_after_the_database_process_was_killed() throws Exception {
        int port = FreePorts.orFree(0);
        long seed = RandomWork.seed();
        try (ServerProcess server = ServerProcess.start(DatabaseProcess.class, directory, port);
                MongoClient client = client(port);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            RandomWork first = new RandomWork(answers(client), seed);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                first.declareUnique();
                return true;
            });
            first.declareIndexes();
            for (int writer = 1; writer <= WRITERS; writer++) {
                RandomWork work = new RandomWork(answers(client), seed + writer);
                writers.execute(work::changeUntilGone);
            }
            await().atMost(PATIENCE).until(() -> answers(client).countDocuments() >= BEFORE_THE_KILL);
            server.kill();
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port);
                MongoClient client = MongoClients.create(database.uri())) {
            RandomWork after = new RandomWork(answers(client), seed);
            after.compare(500);
            after.change(200);
            after.compare(500);
        }
    }

    @Test
    void every_acknowledged_record_outlives_the_broker_process() throws Exception {
        int port = FreePorts.orFree(0);
        Map<String, Future<?>> sent = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.start(KafkaProcess.class, directory, port)) {
            createTopic("127.0.0.1:" + port);
            try (KafkaProducer<String, String> producer = producer("127.0.0.1:" + port)) {
                while (acknowledged(sent).size() < BEFORE_THE_KILL) {
                    String value = "fact " + sent.size();
                    sent.put(value, producer.send(new ProducerRecord<>("facts", value)));
                }
                server.kill();
                producer.close(Duration.ZERO);
            }
        }
        Set<String> acknowledged = acknowledged(sent);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port)) {
            assertThat(readAll(kafka.bootstrapServers())).containsAll(acknowledged);
        }
    }

    private static Set<String> acknowledged(Map<String, Future<?>> sent) {
        return sent.entrySet().stream()
                .filter(entry -> entry.getValue().state() == Future.State.SUCCESS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static MongoException readUntilRefused(MongoCollection<Document> answers) {
        try {
            for (int number = 0; ; number++) {
                answers.find(new Document("_id", "0:" + number)).first();
            }
        } catch (MongoException gone) {
            return gone;
        }
    }

    /** What this writer was not told does not count. */
    private static MongoException insertUntilRefused(
            MongoCollection<Document> answers, String prefix, Set<String> acknowledged) {
        try {
            for (int number = 0; ; number++) {
                String id = prefix + number;
                answers.insertOne(
                        new Document("_id", id).append("slot", "s" + id).append("body", "x".repeat(500)));
                acknowledged.add(id);
            }
        } catch (MongoException gone) {
            return gone;
        }
    }

    private static MongoClient client(int port) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port))
                                .serverSelectionTimeout(1, TimeUnit.SECONDS))
                .retryWrites(false)
                .build());
    }

    private static MongoCollection<Document> answers(MongoClient client) {
        return client.getDatabase("wenda_test").getCollection("answers");
    }

    /** A broker that is slow to answer may have created it all the same. */
    private static void createTopic(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                if (!admin.listTopics().names().get(5, TimeUnit.SECONDS).contains("facts")) {
                    admin.createTopics(Set.of(new NewTopic("facts", 1, (short) 1)))
                            .all()
                            .get(5, TimeUnit.SECONDS);
                }
                return true;
            });
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> readAll(String bootstrap) {
        TopicPartition partition = new TopicPartition("facts", 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
