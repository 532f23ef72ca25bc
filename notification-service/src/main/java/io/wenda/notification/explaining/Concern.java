package io.wenda.notification.explaining;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.MembersMentioned;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateMentioned;
import io.wenda.notification.inbox.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That something concerned this one member: a post mentions them, or somebody else changed or marked their answer.
 *
 * @param id {@code post:member:what:time}
 * @param askerId whose question it is; absent where it does not matter
 * @param open whether everybody may read it
 */
public record Concern(
        @BsonId String id,
        String postId,
        String memberId,
        What what,
        String questionId,
        String actorId,
        @Nullable String askerId,
        boolean open,
        Instant at) {

    /** How it concerned them. */
    public enum What {
        MENTIONED,
        ANSWER_CORRECTED,
        ANSWER_OUTDATED;

        /** How it is written on the wire and in ids: {@code answer-outdated}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether a member who was told this was told of it. Of a mention they hear by the row that the post has anyway. */
        boolean isToldBy(Kind kind) {
            return switch (this) {
                case MENTIONED -> kind == Kind.NEW_QUESTION || kind == Kind.ANSWER || kind == Kind.COMMENT;
                case ANSWER_CORRECTED -> kind == Kind.ANSWER_CORRECTED;
                case ANSWER_OUTDATED -> kind == Kind.ANSWER_OUTDATED;
            };
        }
    }

    /** What all ids of it begin with. */
    static String prefix(String postId, String memberId) {
        return postId + ":" + memberId + ":";
    }

    private static Concern of(
            What what,
            String postId,
            String memberId,
            String questionId,
            String actorId,
            @Nullable String askerId,
            boolean open,
            Instant at) {
        String id = prefix(postId, memberId) + what.code() + ":" + at.toEpochMilli();
        return new Concern(id, postId, memberId, what, questionId, actorId, askerId, open, at);
    }

    public static List<Concern> of(MembersMentioned it) {
        return it.memberIds().stream()
                .map(member -> of(
                        What.MENTIONED,
                        it.postId(),
                        member,
                        it.questionId(),
                        it.authorId(),
                        it.askerId(),
                        true,
                        it.mentionedAt()))
                .toList();
    }

    public static List<Concern> of(PrivateMentioned it) {
        return it.memberIds().stream()
                .map(member -> of(
                        What.MENTIONED,
                        it.postId(),
                        member,
                        it.questionId(),
                        it.authorId(),
                        it.askerId(),
                        false,
                        it.mentionedAt()))
                .toList();
    }

    /** None where the author changed it. */
    public static List<Concern> of(AnswerEdited it) {
        String moderator = it.correctedBy();
        return moderator == null
                ? List.of()
                : List.of(of(
                        What.ANSWER_CORRECTED,
                        it.answerId(),
                        it.authorId(),
                        it.questionId(),
                        moderator,
                        null,
                        true,
                        it.editedAt()));
    }

    /** None of a question: that it was mended is told with what a moderator decided on it. */
    public static List<Concern> of(PrivateCorrected it) {
        return it.postKind().equals("question")
                ? List.of()
                : List.of(of(
                        What.ANSWER_CORRECTED,
                        it.postId(),
                        it.authorId(),
                        it.questionId(),
                        it.moderatorId(),
                        null,
                        false,
                        it.correctedAt()));
    }

    /** None where the mark was taken back. */
    public static List<Concern> of(AnswerOutdated it) {
        String author = it.authorId();
        return author == null || !it.outdated()
                ? List.of()
                : List.of(of(
                        What.ANSWER_OUTDATED,
                        it.answerId(),
                        author,
                        it.questionId(),
                        it.markedBy(),
                        null,
                        true,
                        it.markedAt()));
    }

    /** Those of these of which no such alert came. */
    static List<Concern> untold(Collection<Concern> all, Collection<Kind> told) {
        return all.stream()
                .filter(concern -> told.stream().noneMatch(concern.what()::isToldBy))
                .toList();
    }
}
