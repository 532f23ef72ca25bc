package io.wenda.question.answering;

import io.wenda.events.AnswerPublished;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the number of answers and the last activity that lists show and sort by. Both are counted anew from the answers
 * each time this service hears of one of its own, so hearing of it twice or late does no harm.
 */
@Component
class AnswerCountsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AnswerCounts counts;

    AnswerCountsListener(AnswerCounts counts) {
        this.counts = counts;
    }

    @KafkaListener(topics = "#{@topics.name('question-events')}", groupId = "#{@topics.group('question-counts')}")
    void on(CloudEvent event) {
        if (event.data() instanceof AnswerPublished published) {
            counts.recount(published.questionId()).block(TIMEOUT);
        }
    }
}
