package io.wenda.notification.fanout;

import io.wenda.events.QuestionPublished;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Reason;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells of a new question everybody who follows its asker, one of its tags or the whole community. */
@Component
class QuestionAlerts {

    private final Follows follows;
    private final Spreading spreading;
    private final Clock clock;

    QuestionAlerts(Follows follows, Spreading spreading, Clock clock) {
        this.follows = follows;
        this.spreading = spreading;
        this.clock = clock;
    }

    /** The asker, who follows it from now on, is told otherwise. */
    Mono<Integer> tell(QuestionPublished question) {
        return follows.followByItself(question.askerId(), question.questionId(), Reason.ASKED, question.publishedAt())
                .then(Mono.defer(
                        () -> spreading.tell(question.questionId(), List.of(News.of(question, clock.instant())))));
    }
}
