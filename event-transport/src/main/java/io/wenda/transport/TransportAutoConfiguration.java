package io.wenda.transport;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.StandardMongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What a service gets by having this module: {@link EventTransport}, {@link EventSender}, {@link Topics}, its database. */
@AutoConfiguration(before = {KafkaAutoConfiguration.class, MongoReactiveAutoConfiguration.class})
@EnableConfigurationProperties({KafkaProperties.class, KafkaSettings.class, OutboxSettings.class})
class TransportAutoConfiguration {

    /**
     * The driver's own transport: Netty's would bring a second pool of threads, and two seconds to every stop. While the
     * database is away, who asks is told so after three seconds ({@code serverSelectionTimeoutMS} in the URI changes that),
     * not after thirty.
     */
    @Bean
    @ConditionalOnMissingBean
    MongoClientSettings mongoClientSettings(MongoConnectionDetails server) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .codecRegistry(TransportCodecs.REGISTRY)
                .transportSettings(TransportSettings.asyncBuilder().build())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS));
        new StandardMongoClientSettingsBuilderCustomizer(server, UuidRepresentation.STANDARD).customize(settings);
        return settings.build();
    }

    /** The service's own database, {@code wenda.database}; nobody else reads it. */
    @Bean
    @ConditionalOnProperty("wenda.database")
    MongoDatabase mongoDatabase(MongoClient client, @Value("${wenda.database}") String name) {
        return client.getDatabase(name);
    }

    @Bean
    @ConditionalOnProperty("wenda.database")
    AfterRestore afterRestore(MongoDatabase database, ObjectProvider<PresentState> states) {
        return new AfterRestore(database, states.stream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(KafkaSettings settings) {
        return new Topics(settings.topicPrefix());
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties spring, OutboxSettings outbox) {
        return new KafkaClients(spring, outbox);
    }

    @Bean
    TopicSetup topicSetup(KafkaClients clients, Topics topics, KafkaSettings settings) {
        return new TopicSetup(clients::admin, topics, settings);
    }

    @Bean
    EventProducer eventProducer(
            KafkaClients clients,
            Topics topics,
            @Value("/${spring.application.name}") String source,
            ObjectProvider<MeterRegistry> meters) {
        return new EventProducer(clients.producer(), topics, source, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean(destroyMethod = "dispose")
    Scheduler eventSenderThread() {
        return Schedulers.newSingle("event-sender", true);
    }

    @Bean
    EventSender eventSender(EventProducer producer, Scheduler eventSenderThread, Clock clock) {
        return new EventSender(producer, eventSenderThread, clock);
    }

    @Bean
    OutboxRelay outboxRelay(EventProducer producer, OutboxSettings settings, ObjectProvider<MeterRegistry> meters) {
        return new OutboxRelay(producer, settings, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    OutboxSweep outboxSweep(
            OutboxRelay relay, OutboxSettings settings, Clock clock, ObjectProvider<MeterRegistry> meters) {
        return new OutboxSweep(relay, settings, clock, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    EventTransport eventTransport(
            OutboxRelay relay, OutboxSweep sweep, KafkaClients clients, Topics topics, Clock clock) {
        return new EventTransport(relay, sweep, clients, topics, clock);
    }
}
