package io.wenda.question.answering;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerMissed;
import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.AnswerRestored;
import io.wenda.events.Event;
import io.wenda.events.QuestionRemoved;
import io.wenda.events.QuestionRestored;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.CloudEvents;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Keeps the number of answers and the last activity that lists show and sort by. Both are counted anew from the answers
 * when this service hears of one of its own, or that others may read the question now. So hearing of it twice or late does no
 * harm; and once for all answers to a question that wait together, so many answers cost no more than few.
 */
@Component
class AnswerCountsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AnswerCounts counts;

    AnswerCountsListener(AnswerCounts counts) {
        this.counts = counts;
    }

    @KafkaListener(
            topics = "#{@topics.name('question-events')}",
            groupId = "#{@topics.group('question-counts')}",
            batch = "true")
    void on(CloudEvents waiting) {
        waiting.hear(events -> Flux.fromIterable(events)
                .map(CloudEvent::data)
                .filter(fact -> fact instanceof AnswerPublished
                        || fact instanceof AnswerRemoved
                        || fact instanceof AnswerRestored
                        || fact instanceof AnswerMissed
                        || fact instanceof QuestionRemoved
                        || fact instanceof QuestionRestored
                        || fact instanceof AnswerAccepted)
                .map(Event::key)
                .distinct()
                .concatMap(counts::recount)
                .then()
                .block(TIMEOUT));
    }
}
