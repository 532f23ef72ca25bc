package io.wenda.transport;

import io.wenda.events.Topic;
import java.util.Arrays;

/**
 * The names of topics and groups in this installation, with the operator's prefix. In a listener:
 * {@code @KafkaListener(topics = "#{@topics.name('question-events')}", groupId = "#{@topics.group('fanout')}")}.
 */
public final class Topics {

    private static final String DEAD_LETTERS = ".dlt";

    private final String prefix;

    Topics(String prefix) {
        this.prefix = prefix;
    }

    /** The full name of a topic. */
    public String name(Topic topic) {
        return prefix + topic.topicName();
    }

    /** The full name of a topic of {@link Topic}, which must exist. */
    public String name(String topicName) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(topicName))
                .map(this::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topic " + topicName));
    }

    /** The full name of a consumer group. */
    public String group(String name) {
        return prefix + name;
    }

    /** Where the unreadable records of a topic go. */
    public String deadLetters(Topic topic) {
        return deadLettersOf(name(topic));
    }

    static String deadLettersOf(String fullName) {
        return fullName + DEAD_LETTERS;
    }
}
