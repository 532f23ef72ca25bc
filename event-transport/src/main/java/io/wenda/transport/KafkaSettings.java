package io.wenda.transport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Wenda's topics and how they are listened to. Where the broker is and how to sign in to it: {@code spring.kafka.*}.
 *
 * @param topicPrefix put before the name of every topic and group, for a cluster that Wenda shares with others
 * @param partitions of a topic that is created
 * @param replication of a topic that is created
 * @param longestRetryWait between two attempts at one record; the waits start at 100 ms and double
 */
@ConfigurationProperties("wenda.kafka")
record KafkaSettings(
        @DefaultValue("") String topicPrefix,
        @DefaultValue("3") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("10s") Duration longestRetryWait) {

    KafkaSettings {
        if (!topicPrefix.matches("[a-zA-Z0-9._-]{0,100}")) {
            throw new IllegalArgumentException(
                    "wenda.kafka.topic-prefix may have letters, digits, dot, hyphen and underscore: " + topicPrefix);
        }
        if (partitions < 1 || replication < 1) {
            throw new IllegalArgumentException("wenda.kafka: partitions and replication are at least 1");
        }
    }
}
