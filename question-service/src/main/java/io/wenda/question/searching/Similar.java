package io.wenda.question.searching;

import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows somebody who is about to ask what was asked and answered before. */
@Component
class Similar {

    private static final int MOST = 5;

    private final Searching searching;
    private final Questions questions;
    private final Answers answers;
    private final People people;
    private final Finds finds;
    private final Clock clock;

    Similar(Searching searching, Questions questions, Answers answers, People people, Finds finds, Clock clock) {
        this.searching = searching;
        this.questions = questions;
        this.answers = answers;
        this.people = people;
        this.finds = finds;
        this.clock = clock;
    }

    /** One of them solved it, so nothing is asked. Answers how many people it has solved it for. */
    Mono<Long> solved(String questionId, String memberId) {
        return questions
                .published(questionId)
                .flatMap(question -> finds.keep(Find.of(questionId, memberId, clock.instant())))
                .then(finds.count(questionId));
    }

    Mono<SimilarQuestions> to(String title, String body) {
        return Mono.fromSupplier(() -> Sought.similarTo(title, body))
                .flatMap(words -> searching.similar(words, MOST))
                .flatMap(this::withAcceptedAnswers);
    }

    private Mono<SimilarQuestions> withAcceptedAnswers(List<Question> questions) {
        return answers.findAll(questions.stream()
                        .flatMap(question -> acceptedId(question).stream())
                        .collect(Collectors.toUnmodifiableSet()))
                .flatMap(accepted -> people.names(
                                accepted.values().stream().map(Answer::authorId).toList())
                        .map(names -> new SimilarQuestions(questions.stream()
                                .map(question -> item(question, accepted, names))
                                .toList())));
    }

    private static SimilarQuestions.Item item(Question question, Map<String, Answer> accepted, Names names) {
        return SimilarQuestions.Item.of(
                question, acceptedId(question).map(accepted::get).orElse(null), names);
    }

    private static Optional<String> acceptedId(Question question) {
        return Optional.ofNullable(question.acceptance()).map(Acceptance::answerId);
    }
}
