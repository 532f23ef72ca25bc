package io.wenda.question.moderating;

import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.commenting.Comments;
import io.wenda.question.flagging.Flagged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what was flagged as it reads now, out of sight or not. */
@Component
class FlaggedTexts {

    /**
     * What a moderator reads.
     *
     * @param html safe to show as it is; empty where its author took it back
     */
    record Text(
            String title,
            String path,
            String html,
            @Nullable String language) {}

    private record Words(String html, @Nullable String language) {}

    private final Questions questions;
    private final Answers answers;
    private final Comments comments;

    FlaggedTexts(Questions questions, Answers answers, Comments comments) {
        this.questions = questions;
        this.answers = answers;
        this.comments = comments;
    }

    Mono<Text> of(Flagged post) {
        return questions
                .find(post.questionId())
                .flatMap(question -> words(post, question)
                        .defaultIfEmpty(new Words("", null))
                        .map(words -> new Text(
                                question.revision().title(),
                                question.path() + (post.kind() == Flagged.Kind.ANSWER ? "#answer-" + post.id() : ""),
                                words.html(),
                                words.language())));
    }

    private Mono<Words> words(Flagged post, Question question) {
        return switch (post.kind()) {
            case QUESTION ->
                Mono.just(new Words(
                        question.revision().html(), question.revision().language()));
            case ANSWER -> answers.findAny(post.id()).map(answer -> new Words(answer.html(), answer.language()));
            case COMMENT -> comments.find(post.id()).map(comment -> new Words(comment.html(), comment.language()));
        };
    }
}
