package io.wenda.notification.explaining;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnswerPublished;
import io.wenda.events.CommentPublished;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateOpened;
import io.wenda.events.QuestionPublished;
import io.wenda.notification.following.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A post that members were told of: one document each, however many they are. From it and from who follows what it can be
 * said of each member why they were told, or were not.
 *
 * @param id of the post
 * @param questionId of an announcement, its own id
 * @param tags of the question, where those who follow one are told; of an announcement, topic and languages
 * @param concerned who alone is told of it; absent where followers are
 * @param at when it was published
 */
public record Occasion(
        @BsonId String id,
        Kind kind,
        String questionId,
        String actorId,
        boolean open,
        @Nullable List<String> tags,
        @Nullable List<String> concerned,
        Instant at) {

    public Occasion {
        tags = tags == null ? null : List.copyOf(tags);
        concerned = concerned == null ? null : List.copyOf(concerned);
    }

    /** What kind of post it is. */
    public enum Kind {
        QUESTION,
        ANSWER,
        COMMENT,
        ANNOUNCEMENT;

        /** How it is written on the wire: {@code question}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Occasion of(QuestionPublished it) {
        String id = it.questionId();
        return new Occasion(id, Kind.QUESTION, id, it.askerId(), true, it.tags(), null, it.publishedAt());
    }

    public static Occasion of(AnswerPublished it) {
        return new Occasion(
                it.answerId(), Kind.ANSWER, it.questionId(), it.authorId(), true, null, null, it.publishedAt());
    }

    /** Of a comment hear who wrote the post, and who commented there before. */
    public static Occasion of(CommentPublished it) {
        List<String> concerned = Stream.concat(Stream.of(it.postAuthorId()), it.commenters().stream())
                .distinct()
                .toList();
        return new Occasion(
                it.commentId(), Kind.COMMENT, it.questionId(), it.authorId(), true, null, concerned, it.publishedAt());
    }

    /** Of an announcement hear those who subscribe to its topic in one of its languages. */
    public static Occasion of(AnnouncementPublished it) {
        List<String> told = it.titles().stream()
                .map(title ->
                        Subject.announcements(it.topic(), title.language()).id())
                .toList();
        String id = it.announcementId();
        return new Occasion(id, Kind.ANNOUNCEMENT, id, it.authorId(), true, told, null, it.publishedAt());
    }

    public static Occasion of(PrivateOpened it) {
        String id = it.questionId();
        return new Occasion(id, Kind.QUESTION, id, it.askerId(), false, null, List.of(), it.openedAt());
    }

    public static Occasion of(PrivateAnswered it) {
        return new Occasion(
                it.answerId(),
                Kind.ANSWER,
                it.questionId(),
                it.authorId(),
                false,
                null,
                it.concerned(),
                it.answeredAt());
    }

    public static Occasion of(PrivateCommented it) {
        return new Occasion(
                it.commentId(),
                Kind.COMMENT,
                it.questionId(),
                it.authorId(),
                false,
                null,
                it.concerned(),
                it.commentedAt());
    }

    /** Whose followers were told of it, the strongest tie first. */
    List<Subject> toldTo() {
        return switch (kind) {
            case QUESTION ->
                Stream.of(
                                Stream.of(Subject.member(actorId)),
                                (tags == null ? List.<String>of() : tags)
                                        .stream().map(Subject::tag),
                                Stream.of(Subject.COMMUNITY))
                        .flatMap(some -> some)
                        .toList();
            case ANSWER -> List.of(Subject.question(questionId), Subject.member(actorId));
            case COMMENT -> List.of();
            case ANNOUNCEMENT ->
                (tags == null ? List.<String>of() : tags)
                        .stream().map(Subject::announcementsOf).toList();
        };
    }

    /** The posts that must be there for it to be. */
    List<String> posts() {
        return Stream.of(questionId, id).distinct().toList();
    }
}
