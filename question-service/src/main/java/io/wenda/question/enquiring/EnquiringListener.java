package io.wenda.question.enquiring;

import io.wenda.events.CommentPublished;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of comments: an asker who says anything has replied. */
@Component
class EnquiringListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Enquiring enquiring;

    EnquiringListener(Enquiring enquiring) {
        this.enquiring = enquiring;
    }

    @KafkaListener(topics = "#{@topics.name('question-events')}", groupId = "#{@topics.group('question-enquiries')}")
    void on(CloudEvent event) {
        if (event.data() instanceof CommentPublished comment) {
            enquiring
                    .replied(comment.questionId(), comment.authorId(), comment.publishedAt())
                    .block(TIMEOUT);
        }
    }
}
