package io.wenda.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.backing.BackingServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A database that came back from a backup tells everything once more, and only once. */
class AfterRestoreIT {

    private final MongoClient client =
            MongoClients.create(BackingServers.shared().mongodbUri());
    private final MongoDatabase database =
            client.getDatabase("restored-" + UUID.randomUUID().toString().substring(0, 8));
    private final MongoCollection<Document> marks = database.getCollection("restored");
    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void where_nothing_was_restored_nothing_is_told() {
        start(() -> Mono.fromRunnable(told::incrementAndGet)).stop();
        assertThat(told).hasValue(0);
    }

    @Test
    void everything_is_told_and_then_the_mark_is_gone() {
        mark(true);
        AfterRestore restored = start(() -> Mono.fromRunnable(told::incrementAndGet));
        await().until(() -> mark() == null);
        restored.stop();
        assertThat(told).hasValue(1);
    }

    @Test
    void what_could_not_be_told_is_told_again() {
        mark(true);
        AfterRestore restored = start(() -> Mono.fromRunnable(() -> {
            if (told.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        }));
        await().until(() -> mark() == null);
        restored.stop();
        assertThat(told).hasValue(3);
    }

    @Test
    void who_stops_before_the_end_leaves_the_mark_for_the_next() {
        mark(true);
        AfterRestore restored = start(Mono::never);
        restored.stop();
        assertThat(mark()).isNotNull();
    }

    @Test
    void a_database_that_was_restored_half_is_not_used() {
        mark(false);
        assertThatThrownBy(() -> start(Mono::empty)).hasMessageContaining(database.getName() + " was cut off");
    }

    private AfterRestore start(PresentState state) {
        AfterRestore restored = new AfterRestore(database, List.of(state));
        restored.start();
        return restored;
    }

    private void mark(boolean complete) {
        Mono.from(marks.insertOne(new Document("_id", "restored").append("complete", complete)))
                .block(Duration.ofSeconds(10));
    }

    private @Nullable Document mark() {
        return Mono.from(marks.find().first()).block(Duration.ofSeconds(10));
    }
}
