package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * So many followers of one question that nobody could sign in as all of them: their follows are put into the database, and
 * what they are told is read there and from the broker.
 */
final class Followers implements AutoCloseable {

    private static final String SERVICE = "notification-service";
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final String question;
    private final MongoClient client;
    private final MongoCollection<Document> follows;
    private final MongoCollection<Document> inbox;
    private final KafkaConsumer<byte[], byte[]> alerts;
    private final Set<JsonNode> heard = new HashSet<>();

    /** Hears what is announced from now on. */
    Followers(RunningSystem system, String question) {
        this.question = question;
        this.client = MongoClients.create(system.settingOf(SERVICE, "WENDA_MONGODB_URI"));
        this.follows = client.getDatabase("wenda_notification").getCollection("follows");
        this.inbox = client.getDatabase("wenda_notification").getCollection("inbox");
        this.alerts = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, system.settingOf(SERVICE, "WENDA_KAFKA_BOOTSTRAP")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = alerts.partitionsFor("alerts").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        alerts.assign(all);
        alerts.seekToEnd(all);
        all.forEach(alerts::position);
    }

    /** The ids of the new ones. */
    Set<String> join(int count) {
        Set<String> members = IntStream.range(0, count)
                .mapToObj(number -> "follower-%06d-of-%s".formatted(number, question))
                .collect(toCollection(LinkedHashSet::new));
        follows.insertMany(
                members.stream()
                        .map(member -> new Document("_id", member + ":question:" + question)
                                .append("memberId", member)
                                .append("kind", "question")
                                .append("subjectId", question)
                                .append("reasons", List.of("FOLLOWED"))
                                .append("following", true)
                                .append("since", Instant.now()))
                        .toList(),
                new InsertManyOptions().ordered(false));
        return members;
    }

    /** Whether the telling of these has begun. */
    boolean someAreTold(String answer, Set<String> members) {
        return inbox.find(Filters.in(
                                "_id",
                                members.stream()
                                        .map(member -> member + ":answer:" + answer)
                                        .toList()))
                        .first()
                != null;
    }

    /** Who has rows of this answer: as often as there are rows. */
    List<String> told(String answer) {
        return inbox.find(Filters.eq("about.answerId", answer))
                .projection(Projections.include("memberId"))
                .map(row -> row.getString("memberId"))
                .into(new ArrayList<>());
    }

    /** Whom every instance was told to ring for because of this answer. */
    Set<String> announced(String answer) {
        for (ConsumerRecord<byte[], byte[]> each : alerts.poll(A_MOMENT)) {
            JsonMapper.shared()
                    .readTree(new String(each.value(), UTF_8))
                    .path("alerts")
                    .forEach(heard::add);
        }
        return heard.stream()
                .filter(alert -> alert.path("answerId").asString("").equals(answer))
                .map(alert -> alert.required("memberId").asString())
                .collect(toCollection(HashSet::new));
    }

    @Override
    public void close() {
        alerts.close();
        client.close();
    }
}
