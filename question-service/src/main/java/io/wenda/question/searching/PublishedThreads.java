package io.wenda.question.searching;

import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads from the store what the index is made of: what everybody may read, and nothing else. */
@Component
class PublishedThreads {

    /** More answers than this are not searched, so that no question is too long to read again when one more comes. */
    static final int ANSWERS = 100;

    private static final int PORTION = 200;
    private static final int PORTIONS_AT_ONCE = 2;

    private final Questions questions;
    private final Answers answers;

    PublishedThreads(Questions questions, Answers answers) {
        this.questions = questions;
        this.answers = answers;
    }

    /**
     * Everything, in portions. Each is a query of its own: nothing stays open meanwhile, and the next is read while this one is
     * dealt with.
     */
    Flux<List<PublishedThread>> all() {
        return after("")
                .expand(portion -> portion.isEmpty()
                        ? Mono.empty()
                        : after(portion.getLast().id()))
                .filter(portion -> !portion.isEmpty())
                .flatMap(this::withAnswers, PORTIONS_AT_ONCE, 1);
    }

    private Mono<List<Question>> after(String questionId) {
        return questions.typed(questionId, PORTION).collectList();
    }

    /** One question; empty where it is not public. */
    Mono<PublishedThread> find(String id) {
        return questions
                .find(id)
                .filter(PublishedThreads::isPublic)
                .flatMap(question -> answers.first(id, ANSWERS)
                        .concatWith(accepted(question))
                        .collect(() -> new Texts(accepted(question.acceptance())), Texts::add)
                        .map(texts -> thread(question, texts)));
    }

    private Mono<List<PublishedThread>> withAnswers(List<Question> portion) {
        Map<String, Texts> texts = new HashMap<>();
        List<Question> published =
                portion.stream().filter(PublishedThreads::isPublic).toList();
        published.forEach(question -> texts.put(question.id(), new Texts(accepted(question.acceptance()))));
        return answers.typed(portion.getFirst().id(), portion.getLast().id())
                .doOnNext(answer -> {
                    Texts ofQuestion = texts.get(answer.questionId());
                    if (ofQuestion != null) {
                        ofQuestion.add(answer);
                    }
                })
                .then(Mono.fromSupplier(() -> published.stream()
                        .map(question -> thread(question, Objects.requireNonNull(texts.get(question.id()))))
                        .collect(Collectors.toUnmodifiableList())));
    }

    private Mono<Answer> accepted(Question question) {
        return Mono.justOrEmpty(accepted(question.acceptance())).flatMap(answers::find);
    }

    private static @Nullable String accepted(@Nullable Acceptance acceptance) {
        return acceptance == null ? null : acceptance.answerId();
    }

    private static boolean isPublic(Question question) {
        return question.state() == State.PUBLISHED;
    }

    private static PublishedThread thread(Question question, Texts texts) {
        return new PublishedThread(
                question.id(),
                question.askerId(),
                question.revision().type().code(),
                question.revision().title(),
                question.revision().body(),
                question.revision().tags(),
                List.copyOf(texts.byAnswer.values()),
                texts.answered,
                accepted(question.acceptance()),
                question.score() + texts.best,
                Objects.requireNonNull(question.publishedAt()));
    }

    /** The first answers, and the accepted one wherever it stands. */
    private static final class Texts {

        private final Map<String, String> byAnswer = new HashMap<>();
        private final @Nullable String acceptedId;
        private boolean answered;
        private int best;

        private Texts(@Nullable String acceptedId) {
            this.acceptedId = acceptedId;
        }

        void add(Answer answer) {
            best = Math.max(best, answer.score());
            answered |= answer.objection() == null || answer.id().equals(acceptedId);
            if (byAnswer.size() < ANSWERS || answer.id().equals(acceptedId)) {
                byAnswer.put(answer.id(), answer.body());
            }
        }
    }
}
