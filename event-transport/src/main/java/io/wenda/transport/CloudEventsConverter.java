package io.wenda.transport;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** Gives a listener's method the {@link CloudEvents} of records that were fetched together. */
final class CloudEventsConverter implements BatchMessageConverter {

    @Override
    @SuppressWarnings("unchecked") // the container's values are bytes: KafkaClients
    public Message<?> toMessage(
            List<ConsumerRecord<?, ?>> received,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Type payloadType) {
        List<? extends ConsumerRecord<?, ?>> bytes = received;
        return new GenericMessage<>(CloudEvents.read((List<ConsumerRecord<?, byte[]>>) bytes));
    }

    @Override
    public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String defaultTopic) {
        throw new UnsupportedOperationException("listeners answer nobody");
    }
}
