package io.wenda.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import io.wenda.standalone.index.Unserved;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableBackendIT {

    private static final int MORE_THAN_A_PAGE_HOLDS = 2_000;

    /** It does so when it cannot write; whoever asks before the process has ended finds it so. */
    @Test
    void a_store_that_has_closed_itself_is_told_of_by_who_only_reads_as_well(@TempDir Path directory) {
        String file = directory.resolve("documents.mv").toString();
        List<RuntimeException> told = new CopyOnWriteArrayList<>();
        during(
                MVStore.open(file),
                told,
                answers -> answers.insertMany(IntStream.range(0, MORE_THAN_A_PAGE_HOLDS)
                        .mapToObj(id -> new Document("_id", id).append("body", "x".repeat(500)))
                        .toList()));
        assertThat(told).isEmpty();

        MVStore unread = MVStore.open(file);
        during(unread, told, answers -> {
            unread.closeImmediately();
            assertThatThrownBy(() -> answers.find(new Document("_id", MORE_THAN_A_PAGE_HOLDS / 2))
                            .first())
                    .isInstanceOf(MongoException.class);
        });

        assertThat(told).isNotEmpty();
    }

    private static void during(MVStore store, List<RuntimeException> told, Consumer<MongoCollection<Document>> does) {
        MongoServer server = new MongoServer(new DurableBackend(store, Unserved.REFUSED, told::add));
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            does.accept(client.getDatabase("wenda_test").getCollection("answers"));
        } finally {
            server.shutdownNow();
        }
    }
}
