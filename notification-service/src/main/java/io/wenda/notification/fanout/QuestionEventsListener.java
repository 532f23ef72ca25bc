package io.wenda.notification.fanout;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerPublished;
import io.wenda.events.QuestionEvent;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRetold;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.following.Reason;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what is published. The next record of a partition waits until everybody was told of this one. */
@Component
class QuestionEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionEventsListener.class);

    /** Long enough for a hundred thousand followers, and shorter than the group waits for a member. */
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final PublishedQuestions questions;
    private final Follows follows;
    private final AnswerAlerts answers;
    private final DecisionAlerts decisions;

    QuestionEventsListener(
            PublishedQuestions questions, Follows follows, AnswerAlerts answers, DecisionAlerts decisions) {
        this.questions = questions;
        this.follows = follows;
        this.answers = answers;
        this.decisions = decisions;
    }

    @KafkaListener(
            topics = "#{@topics.name('question-events')}",
            groupId = "#{@topics.group('notification-questions')}")
    void on(CloudEvent event) {
        if (event.data() instanceof QuestionEvent fact) {
            Integer rows = reaction(fact).block(TIMEOUT);
            LOG.info("{} delivered to {} inboxes", event.id(), rows);
        }
    }

    private Mono<Integer> reaction(QuestionEvent fact) {
        return switch (fact) {
            case QuestionPublished question -> published(question);
            case QuestionRetold question -> questions.keep(question).thenReturn(0);
            case AnswerPublished answer -> answers.tell(answer);
            case AnswerAccepted accepted -> decisions.tell(accepted);
        };
    }

    private Mono<Integer> published(QuestionPublished question) {
        return questions
                .keep(question)
                .then(follows.followByItself(
                        question.askerId(), question.questionId(), Reason.ASKED, question.publishedAt()))
                .then(decisions.tell(question));
    }
}
