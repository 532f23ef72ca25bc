package io.wenda.notification.fanout;

import static java.util.stream.Collectors.toSet;

import io.wenda.events.MembersMentioned;
import io.wenda.events.PrivateMentioned;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells members that a post mentions them, by the row that they would have of the post otherwise: so each hears of it once. Who
 * may be told is asked when the rows are made, not when the post was written.
 */
@Component
class MentionAlerts {

    private final People people;
    private final PublishedQuestions questions;
    private final Announcing announcing;
    private final Clock clock;

    MentionAlerts(People people, PublishedQuestions questions, Announcing announcing, Clock clock) {
        this.people = people;
        this.questions = questions;
        this.announcing = announcing;
        this.clock = clock;
    }

    /** What is gone meanwhile mentions nobody. */
    Mono<Integer> tell(MembersMentioned mentioned) {
        Instant now = clock.instant();
        Set<String> posts = Stream.of(mentioned.questionId(), mentioned.answerId(), mentioned.postId())
                .filter(Objects::nonNull)
                .collect(toSet());
        return questions
                .goneAmong(posts)
                .filter(Set::isEmpty)
                .flatMap(there -> announce(
                        name(mentioned.postId(), mentioned.mentionedAt()),
                        mentioned.authorId(),
                        mentioned.memberIds(),
                        now,
                        member -> InboxRow.of(mentioned, member, now)))
                .defaultIfEmpty(0);
    }

    /** Only its asker and the staff may read what is private. */
    Mono<Integer> tell(PrivateMentioned mentioned) {
        Instant now = clock.instant();
        return people.staffAmong(mentioned.memberIds())
                .map(staff -> mentioned.memberIds().stream()
                        .filter(member -> member.equals(mentioned.askerId()) || staff.contains(member))
                        .toList())
                .flatMap(few -> announce(
                        name(mentioned.postId(), mentioned.mentionedAt()),
                        mentioned.authorId(),
                        few,
                        now,
                        member -> InboxRow.of(mentioned, member, now)));
    }

    private static String name(String postId, Instant mentionedAt) {
        return postId + ":mentioned:" + mentionedAt.toEpochMilli();
    }

    private Mono<Integer> announce(
            String range, String authorId, Collection<String> members, Instant now, Function<String, InboxRow> row) {
        return people.reachedBy(authorId, members, now)
                .map(row)
                .collectList()
                .flatMap(rows -> announcing.announce(range, rows));
    }
}
