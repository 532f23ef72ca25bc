package io.wenda.notification.fanout;

import static java.util.stream.Collectors.toSet;

import io.wenda.events.AnswerPublished;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Follows.Tie;
import io.wenda.notification.following.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells everybody who follows a question, or whoever answers it, of new answers, each but those who wrote them.
 *
 * <p>Answers that arrive together are told together, in the order they came, and their followers are read once.
 */
@Component
class AnswerAlerts {

    private final Follows follows;
    private final Spreading spreading;
    private final Clock clock;

    AnswerAlerts(Follows follows, Spreading spreading, Clock clock) {
        this.follows = follows;
        this.spreading = spreading;
        this.clock = clock;
    }

    /** Ends when every follower has their rows, or is sure to get them; gives the number of rows. */
    Mono<Integer> tell(List<AnswerPublished> answers) {
        Instant now = clock.instant();
        return follows.followByThemselves(
                        answers.stream().flatMap(AnswerAlerts::bothFollow).toList())
                .map(newTies -> news(answers, firstAnswers(answers, newTies), now))
                .flatMap(news -> spreading.tell(nameOf(answers), news));
    }

    /** The asker too: the answer may arrive before its question does. */
    private static Stream<Tie> bothFollow(AnswerPublished answer) {
        String question = answer.questionId();
        return Stream.of(
                new Tie(answer.askerId(), question, Reason.ASKED, answer.publishedAt()),
                new Tie(answer.authorId(), question, Reason.ANSWERED, answer.publishedAt()));
    }

    /** With which answer each of the new ties began: who follows since then is not told of those before it. */
    private static Map<Tie, Integer> firstAnswers(List<AnswerPublished> answers, Set<String> newTies) {
        Map<String, Tie> ties = new HashMap<>();
        Map<Tie, Integer> firsts = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            int position = i;
            bothFollow(answers.get(i))
                    .filter(tie -> newTies.contains(tie.id()) && ties.putIfAbsent(tie.id(), tie) == null)
                    .forEach(tie -> firsts.put(tie, position));
        }
        return firsts;
    }

    /** A millisecond apart, so that an inbox keeps the order of the answers. */
    private static List<News> news(List<AnswerPublished> answers, Map<Tie, Integer> firsts, Instant now) {
        return IntStream.range(0, answers.size())
                .mapToObj(position -> {
                    AnswerPublished answer = answers.get(position);
                    Stream<String> later = firsts.entrySet().stream()
                            .filter(first -> first.getValue() > position)
                            .map(Map.Entry::getKey)
                            .filter(tie -> tie.questionId().equals(answer.questionId()))
                            .map(Tie::memberId);
                    Set<String> notTo =
                            Stream.concat(Stream.of(answer.authorId()), later).collect(toSet());
                    return News.of(answer, notTo, now.plusMillis(position));
                })
                .toList();
    }

    /** {@code a7}, or {@code a7+2} for that one and the two after it. */
    private static String nameOf(List<AnswerPublished> answers) {
        String first = answers.getFirst().answerId();
        return answers.size() == 1 ? first : first + "+" + (answers.size() - 1);
    }
}
