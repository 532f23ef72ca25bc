package io.wenda.question.reading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.answering.Merit;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.ReviewQueue;
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

    /** As many answers as a page shows, beside the accepted one. */
    static final int PAGE = 50;

    /** More comments than that on all questions that are read together, and only those on what is shown are read. */
    private static final int COMMENTS = 1_000;

    /**
     * A question with a page of its answers, accepted first, then by score, then oldest, and how all of them stand.
     *
     * @param next where the answers after these begin; null where there are none
     * @param first whether these are the first ones
     * @param place in the queue, of the question or of its edit; null where neither waits, or is none of the reader's business
     * @param waiting what whoever reads this answered and only a moderator reads before everybody else does
     */
    record WithAnswers(
            Question question,
            List<Answer> answers,
            @Nullable Merit next,
            boolean first,
            List<Answer> waiting,
            @Nullable Long place,
            Standing standing,
            @Nullable Question duplicateOf) {

        /** When it was last answered, else published; null before that. */
        @Nullable
        Instant lastActivityAt() {
            return hasAll()
                    ? answers.stream()
                            .map(Answer::publishedAt)
                            .max(Comparator.naturalOrder())
                            .orElse(question.openSince())
                    : question.lastActivityAt();
        }

        /** Whether this answer is among these. */
        boolean has(String answerId) {
            return answers.stream().anyMatch(answer -> answer.id().equals(answerId));
        }

        /** Whether these are all answers there are. */
        boolean hasAll() {
            return first && next == null;
        }

        /** How many there are, those that miss it included. */
        int total() {
            return hasAll() ? answers.size() : Math.max(answers.size(), question.answerCount() + question.missed());
        }
    }

    /**
     * A question in any state, its best answers, and the comments on them.
     *
     * @param best one more than a page shows, if there are
     * @param comments null where there are too many to have been read
     */
    private record Found(
            Question question, List<Answer> best, @Nullable List<Comment> comments) {}

    private final Questions questions;
    private final Answers answers;
    private final Comments comments;
    private final Duplicates duplicates;
    private final Standings standings;
    private final ReviewQueue queue;
    private final Batch<String, Found> found = new Batch<>(this::findAll);

    Threads(
            Questions questions,
            Answers answers,
            Comments comments,
            Duplicates duplicates,
            Standings standings,
            ReviewQueue queue) {
        this.queue = queue;
        this.questions = questions;
        this.answers = answers;
        this.comments = comments;
        this.duplicates = duplicates;
        this.standings = standings;
    }

    /** One question with its first answers, if this visitor may see it; else it is absent. */
    Mono<WithAnswers> find(String id, Viewer viewer) {
        return found.get(id)
                .filter(it -> it.question().visibleTo(viewer))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(it -> it.question().state().open()
                        ? page(it.question(), it.best(), true, it.comments(), viewer)
                        : thread(it.question(), List.of(), null, true, List.of(), viewer));
    }

    /** The same question with the answers after a place. */
    Mono<WithAnswers> find(String id, Merit after, Viewer viewer) {
        return questions
                .find(id)
                .filter(question -> question.state().open() && question.visibleTo(viewer))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(question -> answers.best(id, after, PAGE + 1)
                        .collectList()
                        .flatMap(best -> page(question, best, false, null, viewer)));
    }

    /** The same question with the page of its answers that begins with this one; the first where it has no such answer. */
    Mono<WithAnswers> findWith(String id, String answerId, Viewer viewer) {
        return find(id, viewer)
                .flatMap(first -> first.next() == null || first.has(answerId)
                        ? Mono.just(first)
                        : answers.find(answerId)
                                .filter(answer -> answer.questionId().equals(id))
                                .flatMap(answer -> answers.best(id, Merit.of(answer), PAGE)
                                        .startWith(answer)
                                        .collectList()
                                        .flatMap(best -> page(first.question(), best, false, null, viewer)))
                                .defaultIfEmpty(first));
    }

    private Mono<Map<String, Found>> findAll(Set<String> ids) {
        return Mono.zip(
                        questions.findAll(ids),
                        answers.bestOfEach(ids, PAGE + 1),
                        comments.aboutEach(ids, COMMENTS).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(read -> read.getT1().values().stream()
                        .map(question -> new Found(
                                question,
                                read.getT2().getOrDefault(question.id(), List.of()),
                                read.getT3()
                                        .map(said -> said.getOrDefault(question.id(), List.of()))
                                        .orElse(null)))
                        .collect(toUnmodifiableMap(found -> found.question().id(), identity())));
    }

    /** The accepted answer stands on each page, before all others. */
    private Mono<WithAnswers> page(
            Question question, List<Answer> best, boolean first, @Nullable List<Comment> known, Viewer viewer) {
        List<Answer> of = best.subList(0, Math.min(PAGE, best.size()));
        Merit next = best.size() > PAGE ? Merit.of(of.getLast()) : null;
        return withUnread(question, of, next)
                .flatMap(shown -> accepted(question, shown)
                        .map(accepted -> acceptedFirst(accepted, shown))
                        .defaultIfEmpty(shown))
                .flatMap(all -> commentsOn(question, all, known, viewer)
                        .flatMap(said -> thread(question, all, next, first, said, viewer)));
    }

    /** In a private question few read at once what moderators read before everybody else does; it is on the last page. */
    private Mono<List<Answer>> withUnread(Question question, List<Answer> shown, @Nullable Merit next) {
        return question.state() == State.PRIVATE && next == null
                ? answers.unread(question.id())
                        .collectList()
                        .map(unread ->
                                Stream.concat(shown.stream(), unread.stream()).toList())
                : Mono.just(shown);
    }

    private Mono<Answer> accepted(Question question, List<Answer> shown) {
        Acceptance acceptance = question.acceptance();
        return acceptance == null
                ? Mono.empty()
                : shown.stream()
                        .filter(answer -> question.accepts(answer.id()))
                        .findFirst()
                        .map(Mono::just)
                        .orElseGet(() -> answers.find(acceptance.answerId()));
    }

    private static List<Answer> acceptedFirst(Answer accepted, List<Answer> shown) {
        return Stream.concat(
                        Stream.of(accepted),
                        shown.stream().filter(answer -> !answer.id().equals(accepted.id())))
                .toList();
    }

    private Mono<WithAnswers> thread(
            Question question,
            List<Answer> shown,
            @Nullable Merit next,
            boolean first,
            List<Comment> said,
            Viewer viewer) {
        return Mono.zip(
                        place(question, viewer),
                        standings.of(question, shown, said, viewer),
                        duplicates.of(question).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        first ? waiting(question, viewer) : Mono.just(List.<Answer>of()))
                .map(read -> new WithAnswers(
                        question,
                        shown,
                        next,
                        first,
                        read.getT4(),
                        read.getT1().orElse(null),
                        read.getT2(),
                        read.getT3().orElse(null)));
    }

    private Mono<List<Answer>> waiting(Question question, Viewer viewer) {
        return viewer.signedIn() && question.state() == State.PUBLISHED
                ? answers.waiting(question.id(), viewer.requireId()).collectList()
                : Mono.just(List.of());
    }

    /** The place in the queue of a question that waits in it, or of its edit; no more than that asks the store. */
    private Mono<Optional<Long>> place(Question question, Viewer viewer) {
        return question.decisionVisibleTo(viewer)
                ? queue.place(question).map(Optional::of).defaultIfEmpty(Optional.empty())
                : Mono.just(Optional.empty());
    }

    /** Not those on answers that are gone, or on another page; of those that wait to be read, one's own. */
    private Mono<List<Comment>> commentsOn(
            Question question, List<Answer> shown, @Nullable List<Comment> known, Viewer viewer) {
        Set<String> there = Stream.concat(
                        Stream.of(question.id()), shown.stream().map(Answer::id))
                .collect(toUnmodifiableSet());
        Mono<List<Comment>> read = known == null ? comments.on(there) : Mono.just(known);
        return read.map(all -> all.stream()
                .filter(comment -> there.contains(comment.postId()) && comment.shownTo(viewer, question))
                .toList());
    }
}
