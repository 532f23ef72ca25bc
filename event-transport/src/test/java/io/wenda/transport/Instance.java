package io.wenda.transport;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wenda.backing.BackingServers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** One running instance of a service that has nothing but the transport. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Aggregates<SampleQuestion> questions;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
        this.questions = bean(EventTransport.class)
                .aggregates(bean(MongoDatabase.class).getCollection(SampleQuestion.COLLECTION, SampleQuestion.class));
    }

    /** Where an instance finds its servers, and a part of them that no other test sees. */
    record Place(String mongodbUri, String kafkaBootstrap, String name) {

        static Place shared() {
            BackingServers servers = BackingServers.shared();
            return at(servers.mongodbUri(), servers.kafkaBootstrap());
        }

        static Place at(String mongodbUri, String kafkaBootstrap) {
            return new Place(
                    mongodbUri,
                    kafkaBootstrap,
                    "t" + UUID.randomUUID().toString().substring(0, 8));
        }

        String topic(String topicName) {
            return name + "." + topicName;
        }
    }

    static Instance start(Place place, String... properties) {
        return start(place, List.of(), properties);
    }

    static Instance start(Place place, List<Class<?>> listeners, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.application.name=question-service",
                "spring.main.banner-mode=off",
                "spring.mongodb.uri=" + place.mongodbUri() + "/?serverSelectionTimeoutMS=2000",
                "spring.kafka.bootstrap-servers=" + place.kafkaBootstrap(),
                "wenda.database=" + place.name(),
                "wenda.kafka.topic-prefix=" + place.name() + ".",
                "wenda.outbox.sweep-every=100ms"));
        all.addAll(List.of(properties));
        return new Instance(new SpringApplicationBuilder(Service.class)
                .sources(listeners.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new))
                .run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Aggregates<SampleQuestion> questions() {
        return questions;
    }

    /** The same aggregates as a process would have left them that died after the write and before the relay began. */
    Aggregates<SampleQuestion> questionsOfADeadProcess() {
        OutboxRelay neverStarted =
                new OutboxRelay(bean(EventProducer.class), bean(OutboxSettings.class), new SimpleMeterRegistry());
        return new Aggregates<>(questions.collection(), outbox(), neverStarted, bean(Clock.class));
    }

    /** A document as a process leaves it that leased it long after it was written, and then died. */
    void leave(SampleQuestion question, Instant leaseEnds) {
        Instant longAgo = SampleQuestion.ASKED_AT;
        BsonDocument document = outbox().fill(
                        new AggregateCodec<>(record()).state(question),
                        Fact.of(SampleQuestion.COLLECTION, question, longAgo),
                        longAgo)
                .append(Outbox.LEASED_UNTIL, new BsonDateTime(leaseEnds.toEpochMilli()));
        Mono.from(outbox().documents().insertOne(document)).block();
    }

    private static RecordBsonCodec<SampleQuestion> record() {
        return new RecordBsonCodec<>(SampleQuestion.class, List.of(), TransportCodecs.REGISTRY, Map.of());
    }

    Outbox outbox() {
        return new Outbox(questions.collection());
    }

    double count(String counter) {
        return bean(MeterRegistry.class).find(counter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
