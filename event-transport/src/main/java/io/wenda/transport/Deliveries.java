package io.wenda.transport;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.RecordInterceptor;

/** Stands between the broker and the listeners: lets through what this build knows, counts, and sees who is stuck. */
final class Deliveries implements RecordInterceptor<String, byte[]>, BatchInterceptor<String, byte[]> {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final KafkaListeningHealthIndicator listening;
    private final MeterRegistry meters;

    Deliveries(KafkaListeningHealthIndicator listening, MeterRegistry meters) {
        this.listening = listening;
        this.meters = meters;
    }

    /** Null skips the record: its offset is committed like that of any other. */
    @Override
    public @Nullable ConsumerRecord<String, byte[]> intercept(
            ConsumerRecord<String, byte[]> received, Consumer<String, byte[]> consumer) {
        return Wire.isToSkip(received) ? null : received;
    }

    @Override
    public void success(ConsumerRecord<String, byte[]> received, Consumer<String, byte[]> consumer) {
        listening.goesOn(received);
        String outcome = Wire.isToSkip(received) ? "skipped" : "delivered";
        meters.counter("wenda.events." + outcome, "topic", received.topic()).increment();
        log.debug("{} {}", outcome, Wire.describe(received));
    }

    @Override
    public void failure(ConsumerRecord<String, byte[]> received, Exception failure, Consumer<String, byte[]> consumer) {
        listening.isStuck(received, failure);
    }

    /** Nothing is skipped here: {@link CloudEvents} leaves out what this build does not know. */
    @Override
    public ConsumerRecords<String, byte[]> intercept(
            ConsumerRecords<String, byte[]> received, Consumer<String, byte[]> consumer) {
        return received;
    }

    @Override
    public void success(ConsumerRecords<String, byte[]> received, Consumer<String, byte[]> consumer) {
        received.forEach(each -> success(each, consumer));
    }

    /** The first one stands for all: they are of one partition, and tried again together. */
    @Override
    public void failure(
            ConsumerRecords<String, byte[]> received, Exception failure, Consumer<String, byte[]> consumer) {
        failure(received.iterator().next(), failure, consumer);
    }
}
