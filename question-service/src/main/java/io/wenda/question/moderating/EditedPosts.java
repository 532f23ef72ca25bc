package io.wenda.question.moderating;

import static java.util.stream.Collectors.toSet;

import io.wenda.http.listing.Cursor;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.ReviewQueue.Whose;
import io.wenda.question.asking.State;
import io.wenda.question.commenting.Comments;
import io.wenda.question.people.People;
import io.wenda.transport.Aggregates;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answers and comments whose authors want them to say something else. Such an edit waits as long as all that it stands in is
 * public: the post itself, the answer that it is a comment on, and the question.
 */
@Component
class EditedPosts {

    /**
     * The public questions and answers below which something waits just now.
     *
     * @param ofAnswers with edits of answers
     * @param ofComments with edits of comments
     * @param ofNew with answers or comments that nobody has read
     */
    record Homes(Set<String> ofAnswers, Set<String> ofComments, Set<String> ofNew) {}

    private final Answers answers;
    private final Comments comments;
    private final Questions questions;
    private final People people;

    EditedPosts(Answers answers, Comments comments, Questions questions, People people) {
        this.answers = answers;
        this.comments = comments;
        this.questions = questions;
        this.people = people;
    }

    /**
     * Read first, so that what waits below something that is not public is on no page, and in no number.
     *
     * @param ofNew the questions with answers or comments that nobody has read
     */
    Mono<Homes> homes(Flux<String> ofNew) {
        return Mono.zip(
                        answers.edits().homes().collect(toSet()).flatMap(this::published),
                        comments.edits().homes().collect(toSet()).flatMap(this::homesOfComments),
                        ofNew.collect(toSet()).flatMap(this::published))
                .map(read -> new Homes(read.getT1(), read.getT2(), read.getT3()));
    }

    private Mono<Set<String>> homesOfComments(Set<String> postIds) {
        return postIds.isEmpty()
                ? Mono.just(Set.of())
                : answers.findAll(postIds)
                        .flatMap(there -> published(there.values().stream()
                                        .map(Answer::questionId)
                                        .collect(toSet()))
                                .map(open -> there.values().stream()
                                        .filter(answer -> open.contains(answer.questionId()))
                                        .map(Answer::id)
                                        .collect(toSet())))
                        .zipWith(
                                published(postIds),
                                (on, open) -> Stream.concat(on.stream(), open.stream())
                                        .collect(toSet()));
    }

    private Mono<Set<String>> published(Set<String> ids) {
        return ids.isEmpty()
                ? Mono.just(Set.of())
                : questions
                        .findAll(ids)
                        .map(there -> there.values().stream()
                                .filter(question -> question.state() == State.PUBLISHED)
                                .map(Question::id)
                                .collect(toSet()));
    }

    /** The oldest of each kind first, one more of each than asked for. */
    Flux<Waiting> waiting(Homes homes, Whose whose, @Nullable Cursor after, int limit) {
        return Flux.concat(
                answers.edits().below(homes.ofAnswers(), whose, after, limit).<Waiting>map(Waiting.ToAmend::of),
                comments.edits().below(homes.ofComments(), whose, after, limit).<Waiting>map(Waiting.ToAmend::of));
    }

    Mono<Long> count(Homes homes) {
        return Mono.zip(
                answers.edits().count(homes.ofAnswers()), comments.edits().count(homes.ofComments()), Long::sum);
    }

    /** How many one author has. */
    Mono<Long> countOf(String authorId) {
        return homes(Flux.empty())
                .flatMap(homes -> Mono.zip(
                        answers.edits().countOf(authorId, homes.ofAnswers()),
                        comments.edits().countOf(authorId, homes.ofComments()),
                        Long::sum));
    }

    /** Whose they are. */
    Flux<String> authors() {
        return Flux.concat(answers.edits().authors(), comments.edits().authors());
    }

    /** An answer or a comment, there or not; or empty. */
    Mono<Editable<?>> find(String id) {
        return answers.findAny(id)
                .<Editable<?>>map(answer -> answer)
                .switchIfEmpty(Mono.defer(() -> comments.find(id)));
    }

    /** Those of one author with an edit, whatever became of it. */
    Flux<Editable<?>> of(String authorId) {
        return Flux.concat(answers.edits().of(authorId), comments.edits().of(authorId));
    }

    /**
     * Where a post stands.
     *
     * @param there whether it and all that it stands in is public
     */
    record Setting(Question question, boolean there) {}

    /** What becomes of a post, whichever of the two it is. */
    interface Amendment {
        <P extends Editable<P>> P of(P post, Setting setting);
    }

    Mono<Setting> setting(Editable<?> post) {
        return questions
                .find(post.questionId())
                .flatMap(question -> isThere(post, question).map(there -> new Setting(question, there)));
    }

    private Mono<Boolean> isThere(Editable<?> post, Question question) {
        if (!post.isThere() || question.state() != State.PUBLISHED) {
            return Mono.just(false);
        }
        return post.standsOn().equals(question.id())
                ? Mono.just(true)
                : answers.find(post.standsOn()).hasElement();
    }

    /** Decides on a post as it is now, and once more if somebody else changed it meanwhile. Empty where there is none. */
    Mono<Editable<?>> change(String id, Amendment decision) {
        return Mono.defer(() -> answerChanged(id, decision).switchIfEmpty(commentChanged(id, decision)))
                .retryWhen(Aggregates.DECIDE_AGAIN)
                .onErrorResume(Refusal.SomebodyElse.class, people::naming);
    }

    private Mono<Editable<?>> answerChanged(String id, Amendment decision) {
        return answers.findAny(id)
                .flatMap(before ->
                        setting(before).flatMap(setting -> answers.update(before, decision.of(before, setting))));
    }

    private Mono<Editable<?>> commentChanged(String id, Amendment decision) {
        return comments.find(id)
                .flatMap(before ->
                        setting(before).flatMap(setting -> comments.update(before, decision.of(before, setting))));
    }
}
