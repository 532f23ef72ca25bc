package io.wenda.transport;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

/**
 * Gives a listener's method the {@link CloudEvent} of a record. Here and not in a deserializer, so that a record which
 * cannot be read fails like any other and goes to the dead letters as it came.
 */
final class CloudEventConverter extends MessagingMessageConverter {

    @Override
    @SuppressWarnings("unchecked") // the container's values are bytes: KafkaClients
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> received, @Nullable Type type) {
        return Wire.read((ConsumerRecord<?, byte[]>) received)
                .orElseThrow(() -> new IllegalStateException("skipped records do not come here"));
    }
}
