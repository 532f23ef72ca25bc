package io.wenda.notification.fanout;

import io.wenda.events.AnswerPublished;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Follows.Tie;
import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.InboxRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells everybody who follows a question of new answers, each but those who wrote them.
 *
 * <p>Answers that arrive together are told together, in the order they came: their followers are read once, and their rows
 * written and announced in ranges. So a question with a hundred thousand followers takes no more memory than one with a
 * thousand. What fails starts again at the first range, where it meets its own rows.
 */
@Component
class AnswerAlerts {

    /** Rows that are told together: one bulk write, one record. */
    static final int RANGE = 1_000;

    /** From one range to the next. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String BEFORE_ALL = "";

    private final Follows follows;
    private final Announcing announcing;
    private final Clock clock;

    AnswerAlerts(Follows follows, Announcing announcing, Clock clock) {
        this.follows = follows;
        this.announcing = announcing;
        this.clock = clock;
    }

    /** Ends when every follower has their rows and every range is announced; gives the number of rows. */
    Mono<Integer> tell(List<AnswerPublished> answers) {
        Instant now = clock.instant();
        return follows.followByThemselves(
                        answers.stream().flatMap(AnswerAlerts::bothFollow).toList())
                .map(newTies -> firstAnswers(answers, newTies))
                .flatMapMany(firsts -> Flux.fromIterable(questionsOf(answers))
                        .concatMap(this::ranges, 1)
                        .concatMap(followers -> Flux.fromStream(() -> rows(answers, followers, firsts, now)), 1))
                .buffer(RANGE)
                .index()
                .concatMap(range -> announcing.announce(nameOf(answers) + ":" + range.getT1(), range.getT2()), 0)
                .timeout(PATIENCE)
                .reduce(0, Integer::sum);
    }

    /** The asker too: the answer may arrive before its question does. */
    private static Stream<Tie> bothFollow(AnswerPublished answer) {
        String question = answer.questionId();
        return Stream.of(
                new Tie(answer.askerId(), question, Reason.ASKED, answer.publishedAt()),
                new Tie(answer.authorId(), question, Reason.ANSWERED, answer.publishedAt()));
    }

    /** With which answer each of the new ties began: who follows since then is not told of those before it. */
    private static Map<String, Integer> firstAnswers(List<AnswerPublished> answers, SequencedSet<String> newTies) {
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            int position = i;
            bothFollow(answers.get(i))
                    .map(Tie::id)
                    .filter(newTies::contains)
                    .forEach(tie -> firsts.putIfAbsent(tie, position));
        }
        return firsts;
    }

    private static SequencedSet<String> questionsOf(List<AnswerPublished> answers) {
        SequencedSet<String> questions = new LinkedHashSet<>();
        answers.forEach(answer -> questions.add(answer.questionId()));
        return questions;
    }

    private Flux<List<Follow>> ranges(String questionId) {
        return rangeAfter(BEFORE_ALL, questionId)
                .expand(range -> range.size() < RANGE
                        ? Mono.empty()
                        : rangeAfter(range.getLast().memberId(), questionId));
    }

    private Mono<List<Follow>> rangeAfter(String memberId, String questionId) {
        return follows.followersAfter(memberId, questionId, RANGE);
    }

    /** A millisecond apart, so that an inbox keeps the order of the answers. */
    private static Stream<InboxRow> rows(
            List<AnswerPublished> answers, List<Follow> followers, Map<String, Integer> firsts, Instant now) {
        return IntStream.range(0, answers.size()).boxed().flatMap(position -> {
            AnswerPublished answer = answers.get(position);
            Instant at = now.plusMillis(position);
            return followers.stream()
                    .filter(follower -> follower.subjectId().equals(answer.questionId()))
                    .filter(follower -> !follower.memberId().equals(answer.authorId()))
                    .filter(follower -> firsts.getOrDefault(follower.id(), 0) <= position)
                    .map(follower -> InboxRow.of(answer, follower.memberId(), follower.reason(), at));
        });
    }

    /** {@code a7}, or {@code a7+2} for that one and the two after it. */
    private static String nameOf(List<AnswerPublished> answers) {
        String first = answers.getFirst().answerId();
        return answers.size() == 1 ? first : first + "+" + (answers.size() - 1);
    }
}
