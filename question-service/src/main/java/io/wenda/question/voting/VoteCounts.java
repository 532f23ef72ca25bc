package io.wenda.question.voting;

import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Questions;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The score of each post and the reputation of each author, always counted anew from the votes.
 *
 * <p>Votes on posts of one author are heard of by several threads and instances at once. So each counts once more after it
 * has set what it counted: whoever sets last has seen the votes as they are, and no number is ever left behind.
 */
@Component
public class VoteCounts {

    private final Votes votes;
    private final Questions questions;
    private final Answers answers;
    private final Reputations reputations;

    VoteCounts(Votes votes, Questions questions, Answers answers, Reputations reputations) {
        this.votes = votes;
        this.questions = questions;
        this.answers = answers;
        this.reputations = reputations;
    }

    /** A question, or an answer to it. */
    record Voted(String questionId, String postId) {}

    /** Counts all that follows from the votes on a question and its answers. Doing so twice does no harm. */
    public Mono<Void> recount(String questionId) {
        return votes.about(questionId)
                .collectList()
                .flatMap(all -> recount(
                        all.stream()
                                .map(vote -> new Voted(questionId, vote.postId()))
                                .distinct()
                                .toList(),
                        all.stream().map(Vote::authorId).distinct().toList()));
    }

    Mono<Void> recount(List<Voted> posts, List<String> authorIds) {
        return Flux.fromIterable(posts)
                .concatMap(this::score)
                .thenMany(Flux.fromIterable(authorIds).concatMap(this::reputation))
                .then();
    }

    private Mono<Void> score(Voted post) {
        String id = post.postId();
        Function<Integer, Mono<Void>> set =
                id.equals(post.questionId()) ? score -> questions.score(id, score) : score -> answers.score(id, score);
        return settle(votes.on(id), Tally::score, set);
    }

    private Mono<Void> reputation(String authorId) {
        return settle(votes.received(authorId), Tally::reputation, points -> reputations.keep(authorId, points));
    }

    private static Mono<Void> settle(
            Mono<Tally> count, ToIntFunction<Tally> number, Function<Integer, Mono<Void>> set) {
        return count.flatMap(counted -> set.apply(number.applyAsInt(counted))
                .then(count)
                .flatMap(now -> now.equals(counted) ? Mono.empty() : settle(count, number, set)));
    }
}
