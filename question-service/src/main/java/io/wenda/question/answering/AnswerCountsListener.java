package io.wenda.question.answering;

import io.wenda.events.AnswerPublished;
import io.wenda.question.asking.Questions;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps the number of answers and the last activity that lists show and sort by. Both are counted anew from the answers
 * each time this service hears of one of its own, so hearing of it twice or late does no harm.
 */
@Component
class AnswerCountsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Answers answers;
    private final Questions questions;

    AnswerCountsListener(Answers answers, Questions questions) {
        this.answers = answers;
        this.questions = questions;
    }

    @KafkaListener(topics = "#{@topics.name('question-events')}", groupId = "#{@topics.group('question-counts')}")
    void on(CloudEvent event) {
        if (event.data() instanceof AnswerPublished published) {
            recount(published.questionId()).block(TIMEOUT);
        }
    }

    private Mono<Void> recount(String questionId) {
        return Mono.zip(answers.count(questionId), answers.newest(questionId))
                .flatMap(counted -> questions.countAnswers(
                        questionId, counted.getT1(), counted.getT2().publishedAt()));
    }
}
