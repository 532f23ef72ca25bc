package io.wenda.notification.fanout;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnswerPublished;
import io.wenda.events.BrokenContractException;
import io.wenda.events.FollowersRange;
import io.wenda.events.QuestionPublished;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Subject;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that everybody is told who follows what it is about.
 *
 * @param about whose followers those are, the strongest tie first
 * @param notTo whoever did it, and who follows only since
 * @param awaitedBy whoever asked for it and is told before everybody else; absent where nobody did
 * @param questionId absent where it is about no question
 * @param at its place in inboxes
 * @param announcementId absent where it is about no announcement
 * @param language in which it is announced
 */
record News(
        Kind kind,
        List<Subject> about,
        Set<String> notTo,
        @Nullable String awaitedBy,
        @Nullable String questionId,
        @Nullable String answerId,
        String actorId,
        String title,
        Instant at,
        @Nullable String announcementId,
        @Nullable String language) {

    static News of(AnswerPublished answer, Set<String> notTo, Instant at) {
        return new News(
                Kind.ANSWER,
                List.of(Subject.question(answer.questionId()), Subject.member(answer.authorId())),
                notTo,
                answer.askerId(),
                answer.questionId(),
                answer.answerId(),
                answer.authorId(),
                answer.title(),
                at,
                null,
                null);
    }

    static News of(QuestionPublished question, Instant at) {
        List<Subject> about = Stream.of(
                        Stream.of(Subject.member(question.askerId())),
                        question.tags().stream().map(Subject::tag),
                        Stream.of(Subject.COMMUNITY))
                .flatMap(some -> some)
                .toList();
        return new News(
                Kind.NEW_QUESTION,
                about,
                Set.of(question.askerId()),
                null,
                question.questionId(),
                null,
                question.askerId(),
                question.title(),
                at,
                null,
                null);
    }

    /** What is announced, for those who subscribe to its topic in this language. Whoever wrote it knows. */
    static News of(AnnouncementPublished published, AnnouncementPublished.Title title, Instant at) {
        return new News(
                Kind.ANNOUNCEMENT,
                List.of(Subject.announcements(published.topic(), title.language())),
                Set.of(published.authorId()),
                null,
                null,
                null,
                published.authorId(),
                title.title(),
                at,
                published.announcementId(),
                title.language());
    }

    /** What was split, as whoever takes a range of it finds it. */
    static News of(FollowersRange range) {
        Kind kind = Kind.of(range.kind())
                .orElseThrow(() -> new BrokenContractException("there is no kind " + range.kind(), null));
        return new News(
                kind,
                List.of(new Subject(range.followed(), range.followedId())),
                Set.copyOf(range.notTo()),
                null,
                range.questionId(),
                range.answerId(),
                range.actorId(),
                range.title(),
                range.at(),
                range.announcementId(),
                range.language());
    }

    /**
     * The part of it that some of the followers are, named after where it begins.
     *
     * @param upTo the last of them; null for all who come after
     */
    FollowersRange range(Subject subject, String after, @Nullable String upTo) {
        return new FollowersRange(
                "%s:%s:%s:%s".formatted(id(), subject.kind(), subject.id(), after.isEmpty() ? "0" : after),
                kind.code(),
                subject.kind(),
                subject.id(),
                after,
                upTo,
                notTo.stream().sorted().toList(),
                questionId,
                answerId,
                actorId,
                title,
                at,
                announcementId,
                language);
    }

    boolean concerns(Follow follower) {
        return about.contains(follower.subject()) && !notTo.contains(follower.memberId());
    }

    InboxRow rowFor(Follow follower) {
        InboxRow.About what =
                new InboxRow.About(questionId, answerId, title, null, actorId, null, announcementId, language);
        return InboxRow.of(kind, id(), what, follower, at);
    }

    /** Of the post that is new. */
    String id() {
        return Stream.of(answerId, questionId, announcementId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
