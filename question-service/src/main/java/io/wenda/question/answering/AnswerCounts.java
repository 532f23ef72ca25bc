package io.wenda.question.answering;

import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
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

    /** Counts the answers to a question. Doing so twice does no harm. */
    public Mono<Void> recount(String questionId) {
        return questions
                .find(questionId)
                .flatMap(question -> Mono.justOrEmpty(question.openSince())
                        .flatMap(since -> Mono.zip(
                                answers.count(question),
                                answers.countMissed(questionId, accepted(question)),
                                answers.newest(question)
                                        .map(Answer::publishedAt)
                                        .defaultIfEmpty(since))))
                .flatMap(counted -> questions.countAnswers(
                        questionId, counted.getT1() - counted.getT2(), counted.getT2(), counted.getT3()));
    }

    private static String accepted(Question question) {
        Acceptance acceptance = question.acceptance();
        return acceptance == null ? "" : acceptance.answerId();
    }
}
