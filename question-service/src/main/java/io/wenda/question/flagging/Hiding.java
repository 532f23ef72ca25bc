package io.wenda.question.flagging;

import io.wenda.question.Refusal;
import io.wenda.question.answering.AnswerKeeping;
import io.wenda.question.asking.Questions;
import io.wenda.question.commenting.Commenting;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes a post what was said of it: out of sight while enough flags say so, gone where a moderator agreed, there again where
 * none did. Doing so again changes nothing, so whoever dies in between leaves it to the next who hears of it.
 */
@Component
public class Hiding {

    private final Questions questions;
    private final AnswerKeeping answers;
    private final Commenting comments;
    private final Clock clock;

    Hiding(Questions questions, AnswerKeeping answers, Commenting comments, Clock clock) {
        this.questions = questions;
        this.answers = answers;
        this.comments = comments;
        this.clock = clock;
    }

    /** Brings a post in line with its flags. */
    public Mono<Void> apply(Flagged post) {
        if (post.hidden()) {
            return hide(post);
        }
        return Mono.justOrEmpty(post.settled()).flatMap(ruling -> switch (ruling.outcome()) {
            case UPHELD -> takeAway(post, ruling.memberId());
            case DECLINED -> ruling.firstRead() ? letIn(post) : show(post, ruling.memberId());
        });
    }

    private Mono<Void> hide(Flagged post) {
        return switch (post.kind()) {
            case QUESTION ->
                questions
                        .change(post.id(), question -> question.hide(clock.instant()))
                        .then();
            case ANSWER -> answers.hide(post.id());
            case COMMENT -> comments.hide(post.id());
        };
    }

    private Mono<Void> show(Flagged post, String moderatorId) {
        return switch (post.kind()) {
            case QUESTION ->
                questions
                        .change(post.id(), question -> question.show(moderatorId, clock.instant()))
                        .then();
            case ANSWER -> answers.show(post.id(), moderatorId);
            case COMMENT -> comments.show(post.id());
        };
    }

    private Mono<Void> letIn(Flagged post) {
        return switch (post.kind()) {
            case QUESTION -> Mono.empty();
            case ANSWER -> answers.letIn(post.id());
            case COMMENT -> comments.letIn(post.id());
        };
    }

    private Mono<Void> takeAway(Flagged post, String moderatorId) {
        return switch (post.kind()) {
            case QUESTION ->
                questions
                        .change(post.id(), question -> question.takeAway(moderatorId, clock.instant()))
                        .onErrorComplete(Refusal.Absent.class)
                        .then();
            case ANSWER -> answers.takeAway(post.id(), moderatorId);
            case COMMENT -> comments.takeAway(post.id(), moderatorId);
        };
    }
}
