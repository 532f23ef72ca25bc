package io.wenda.question.searching;

import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
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
    private final Answers answers;
    private final People people;

    Similar(Searching searching, Answers answers, People people) {
        this.searching = searching;
        this.answers = answers;
        this.people = people;
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
