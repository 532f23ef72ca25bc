package io.wenda.transport;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wenda.events.BrokenContractException;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How every {@code @KafkaListener} of a service hears: one event after the other, or those of a partition that wait
 * together ({@link CloudEvents}). Offsets are committed when the method has returned for all that was fetched at once, so
 * after a crash a few are heard again.
 *
 * <p>A failure holds its partition: the record is tried again, without end, until it succeeds; what comes after it waits,
 * and the instance is not ready. Only what can never be read is put aside.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = TransportAutoConfiguration.class)
class ListeningAutoConfiguration {

    private static final Map<Class<? extends Throwable>, Boolean> NEVER_AGAIN =
            Map.of(BrokenContractException.class, false);

    @Bean
    KafkaListeningHealthIndicator kafkaListeningHealthIndicator() {
        return new KafkaListeningHealthIndicator();
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory(
            KafkaClients clients,
            KafkaSettings settings,
            KafkaProperties spring,
            EventProducer producer,
            KafkaListeningHealthIndicator listening,
            ObjectProvider<MeterRegistry> registry) {
        MeterRegistry meters = registry.getIfAvailable(SimpleMeterRegistry::new);
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(clients.listeners());
        factory.setRecordMessageConverter(new CloudEventConverter());
        factory.setBatchMessageConverter(new CloudEventsConverter());
        Deliveries deliveries = new Deliveries(listening, meters);
        factory.setRecordInterceptor(deliveries);
        factory.setBatchInterceptor(deliveries);
        factory.setCommonErrorHandler(
                errorHandler(new DeadLetters(producer, listening, meters), settings.longestRetryWait()));
        ContainerProperties container = factory.getContainerProperties();
        container.setAckMode(ContainerProperties.AckMode.BATCH);
        container.setSubBatchPerPartition(true);
        container.setConsumerRebalanceListener(listening);
        container.setStopImmediate(true);
        container.setAuthExceptionRetryInterval(Duration.ofSeconds(10));
        container.setObservationEnabled(spring.getListener().isObservationEnabled());
        container.setRecordObservationsInBatch(true);
        return factory;
    }

    private static DefaultErrorHandler errorHandler(DeadLetters deadLetters, Duration longestWait) {
        ExponentialBackOff waits = new ExponentialBackOff(100, 2);
        waits.setMaxInterval(longestWait.toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, waits);
        handler.setClassifications(NEVER_AGAIN, true);
        return handler;
    }
}
