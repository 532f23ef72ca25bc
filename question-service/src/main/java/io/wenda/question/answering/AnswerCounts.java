package io.wenda.question.answering;

import io.wenda.question.asking.Questions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The number of answers and the last activity that lists show and sort by, always counted anew from the answers. */
@Component
public class AnswerCounts {

    private final Answers answers;
    private final Questions questions;

    AnswerCounts(Answers answers, Questions questions) {
        this.answers = answers;
        this.questions = questions;
    }

    /** Counts the answers to a question that has any. Doing so twice does no harm. */
    public Mono<Void> recount(String questionId) {
        return Mono.zip(answers.count(questionId), answers.newest(questionId))
                .flatMap(counted -> questions.countAnswers(
                        questionId, counted.getT1(), counted.getT2().publishedAt()));
    }
}
