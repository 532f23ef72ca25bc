package io.wenda.notification;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.notification.announcing.Announcements;
import io.wenda.notification.following.Follows;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.mailing.Recipients;
import io.wenda.notification.people.People;
import io.wenda.notification.webhooks.Deliveries;
import io.wenda.notification.webhooks.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the indexes that the queries need, before anything is heard or answered. Waits a while for the database, for the
 * indexes of each collection anew.
 */
@Component
class MongoSetup implements InitializingBean {

    private static final Map<String, List<IndexModel>> INDEXES = Map.of(
            Follows.COLLECTION,
            Follows.INDEXES,
            Inbox.COLLECTION,
            Inbox.INDEXES,
            Recipients.COLLECTION,
            Recipients.INDEXES,
            Webhooks.COLLECTION,
            Webhooks.INDEXES,
            Deliveries.COLLECTION,
            Deliveries.INDEXES,
            Announcements.COLLECTION,
            Announcements.INDEXES,
            People.COLLECTION,
            People.INDEXES);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2));

    private final MongoDatabase database;

    MongoSetup(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() {
        Flux.fromIterable(INDEXES.entrySet())
                .concatMap(wanted -> create(wanted.getKey(), wanted.getValue()))
                .then()
                .block();
    }

    private Mono<Void> create(String collection, List<IndexModel> indexes) {
        return Flux.from(database.getCollection(collection).createIndexes(indexes))
                .then()
                .retryWhen(AGAIN)
                .timeout(PATIENCE);
    }
}
