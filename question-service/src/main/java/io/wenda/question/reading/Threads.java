package io.wenda.question.reading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import io.wenda.question.closing.Duplicates;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.Comments;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together a question as somebody may read it: its answers and comments, and how all of them stand. */
@Component
class Threads {

    /** A question with its answers, accepted first, then by score, then oldest, and how all of them stand. */
    record WithAnswers(
            Question question,
            List<Answer> answers,
            @Nullable Long place,
            Standing standing,
            @Nullable Question duplicateOf) {

        /** When it was last answered, else published; null before that. */
        @Nullable
        Instant lastActivityAt() {
            return answers.stream()
                    .map(Answer::publishedAt)
                    .max(Comparator.naturalOrder())
                    .orElse(question.openSince());
        }
    }

    /** A question in any state, and all its answers and the comments on them. */
    private record Found(Question question, List<Answer> oldestFirst, List<Comment> comments) {}

    private final Questions questions;
    private final Answers answers;
    private final Comments comments;
    private final Duplicates duplicates;
    private final Standings standings;
    private final Batch<String, Found> found = new Batch<>(this::findAll);

    Threads(Questions questions, Answers answers, Comments comments, Duplicates duplicates, Standings standings) {
        this.questions = questions;
        this.answers = answers;
        this.comments = comments;
        this.duplicates = duplicates;
        this.standings = standings;
    }

    /** One question, if this visitor may see it; else it is absent. */
    Mono<WithAnswers> find(String id, Viewer viewer) {
        return found.get(id)
                .filter(it -> it.question().visibleTo(viewer))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(it -> thread(it, viewer));
    }

    private Mono<Map<String, Found>> findAll(Set<String> ids) {
        return Mono.zip(questions.findAll(ids), answers.toEach(ids), comments.aboutEach(ids))
                .map(read -> read.getT1().values().stream()
                        .map(question -> new Found(
                                question,
                                read.getT2().getOrDefault(question.id(), List.of()),
                                read.getT3().getOrDefault(question.id(), List.of())))
                        .collect(toUnmodifiableMap(found -> found.question().id(), identity())));
    }

    private Mono<WithAnswers> thread(Found found, Viewer viewer) {
        Question question = found.question();
        boolean published = question.state() == State.PUBLISHED;
        List<Answer> shown = question.state().open() ? bestFirst(question, found.oldestFirst()) : List.of();
        List<Comment> said = published ? commentsOn(question, shown, found.comments()) : List.of();
        return Mono.zip(
                        place(question),
                        standings.of(question, shown, said, viewer),
                        duplicates.of(question).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(read -> new WithAnswers(
                        question,
                        shown,
                        read.getT1().orElse(null),
                        read.getT2(),
                        read.getT3().orElse(null)));
    }

    /** The place in the queue of a question that waits in it. */
    private Mono<Optional<Long>> place(Question question) {
        return question.state() == State.IN_REVIEW
                ? questions.place(question.id(), question.submittedAt()).map(Optional::of)
                : Mono.just(Optional.empty());
    }

    /** Not those on answers that are gone. */
    private static List<Comment> commentsOn(Question question, List<Answer> shown, List<Comment> all) {
        Set<String> there = Stream.concat(
                        Stream.of(question.id()), shown.stream().map(Answer::id))
                .collect(toUnmodifiableSet());
        return all.stream().filter(comment -> there.contains(comment.postId())).toList();
    }

    private static List<Answer> bestFirst(Question question, List<Answer> oldestFirst) {
        Acceptance acceptance = question.acceptance();
        String acceptedId = acceptance == null ? null : acceptance.answerId();
        return oldestFirst.stream()
                .sorted(Comparator.comparing((Answer answer) -> !answer.id().equals(acceptedId))
                        .thenComparing(Answer::score, Comparator.reverseOrder()))
                .toList();
    }
}
