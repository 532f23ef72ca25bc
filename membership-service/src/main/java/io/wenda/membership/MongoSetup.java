package io.wenda.membership;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the indexes that the queries need, before anything is stored or answered. Waits a while for the database, for the
 * indexes of each collection anew.
 */
@Component
class MongoSetup implements InitializingBean {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Retry AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2));

    private final MongoDatabase database;
    private final List<Stored> stores;

    MongoSetup(MongoDatabase database, List<Stored> stores) {
        this.database = database;
        this.stores = stores;
    }

    @Override
    public void afterPropertiesSet() {
        Flux.fromIterable(stores)
                .filter(store -> !store.indexes().isEmpty())
                .concatMap(this::create)
                .then()
                .block();
    }

    private Mono<Void> create(Stored store) {
        return Flux.from(database.getCollection(store.collection()).createIndexes(store.indexes()))
                .then()
                .retryWhen(AGAIN)
                .timeout(PATIENCE);
    }
}
