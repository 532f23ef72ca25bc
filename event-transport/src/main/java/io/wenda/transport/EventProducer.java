package io.wenda.transport;

import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.events.EventType;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The one way to the broker. Sending may block its caller for a second while the broker is unknown, so no thread that
 * serves HTTP comes here.
 */
final class EventProducer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventProducer.class);

    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final String source;
    private final MeterRegistry meters;

    EventProducer(Producer<String, byte[]> producer, Topics topics, String source, MeterRegistry meters) {
        this.producer = producer;
        this.topics = topics;
        this.source = source;
        this.meters = meters;
    }

    /** Sends when subscribed to; completes when the broker has the fact for good, on a thread of the producer. */
    Mono<Void> send(Fact fact) {
        return Mono.defer(() -> send(Wire.write(topicOf(fact), source, fact))).doOnSuccess(sent -> {
            meters.counter("wenda.events.told", "type", fact.type()).increment();
            log.debug("told {} {}", fact.type(), fact.id());
        });
    }

    private String topicOf(Fact fact) {
        return EventType.named(fact.type())
                .map(type -> topics.name(type.topic()))
                .orElseThrow(() -> new IllegalStateException(fact.type() + " is unknown to this build"));
    }

    /** Sends when subscribed to; completes when the broker has the record for good, on a thread of the producer. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    Mono<Void> send(ProducerRecord<String, byte[]> message) {
        return Mono.create(acknowledged -> {
            producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.success();
                } else {
                    acknowledged.error(failure);
                }
            });
        });
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
