package io.wenda.question.answering;

import io.wenda.question.asking.Questions;
import io.wenda.question.asking.ReviewingProperties;
import io.wenda.question.asking.ReviewingProperties.Which;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a moderator reads what somebody writes below a question before everybody else does. */
@Component
public class ReviewPolicy {

    private final ReviewingProperties community;
    private final Questions questions;
    private final Answers answers;
    private final People people;

    ReviewPolicy(ReviewingProperties community, Questions questions, Answers answers, People people) {
        this.community = community;
        this.questions = questions;
        this.answers = answers;
        this.people = people;
    }

    Mono<Boolean> holdsBackAnswerOf(String memberId) {
        return holdsBack(community.answers(), memberId);
    }

    /** Whether a comment of this member waits. */
    public Mono<Boolean> holdsBackCommentOf(String memberId) {
        return holdsBack(community.comments(), memberId);
    }

    private Mono<Boolean> holdsBack(Which which, String memberId) {
        return which == Which.NONE
                ? Mono.just(false)
                : people.find(memberId)
                        .filter(Person::moderates)
                        .map(moderator -> false)
                        .switchIfEmpty(Mono.defer(() -> which == Which.ALL ? Mono.just(true) : isNew(memberId)));
    }

    private Mono<Boolean> isNew(String memberId) {
        return Mono.zip(questions.anyPublishedBy(memberId), answers.anyBy(memberId))
                .map(has -> !has.getT1() && !has.getT2());
    }
}
