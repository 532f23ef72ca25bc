package io.wenda.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Puts aside a record that nobody will ever be able to read: as it came, with four headers more that say why and from
 * where. If that cannot be done now, the record stays where it is and is tried again.
 */
final class DeadLetters implements ConsumerRecordRecoverer {

    static final String CAUSE = "dlt_cause";
    static final String TOPIC = "dlt_topic";
    static final String PARTITION = "dlt_partition";
    static final String OFFSET = "dlt_offset";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final EventProducer producer;
    private final KafkaListeningHealthIndicator listening;
    private final MeterRegistry meters;

    DeadLetters(EventProducer producer, KafkaListeningHealthIndicator listening, MeterRegistry meters) {
        this.producer = producer;
        this.listening = listening;
        this.meters = meters;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> received, Exception failure) {
        producer.send(letter(received, Failures.brokenContract(failure))).block();
        listening.goesOn(received);
        meters.counter("wenda.events.dead-lettered", "topic", received.topic()).increment();
        log.warn("dead-lettered {}: {}", Wire.describe(received), Failures.withoutData(failure));
    }

    private static ProducerRecord<String, byte[]> letter(ConsumerRecord<?, ?> received, String cause) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
                Topics.deadLettersOf(received.topic()),
                null,
                (String) received.key(),
                (byte[]) received.value(),
                received.headers());
        letter.headers().remove(KafkaHeaders.DELIVERY_ATTEMPT);
        add(letter, CAUSE, cause);
        add(letter, TOPIC, received.topic());
        add(letter, PARTITION, Integer.toString(received.partition()));
        add(letter, OFFSET, Long.toString(received.offset()));
        return letter;
    }

    private static void add(ProducerRecord<?, ?> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(UTF_8));
    }
}
