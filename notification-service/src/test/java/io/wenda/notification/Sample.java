package io.wenda.notification;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerMissed;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.AnswerRestored;
import io.wenda.events.ChangesAsked;
import io.wenda.events.CommentPublished;
import io.wenda.events.DuplicateFound;
import io.wenda.events.EditDecided;
import io.wenda.events.FlagsDecided;
import io.wenda.events.InformationGiven;
import io.wenda.events.InformationMissed;
import io.wenda.events.InformationWanted;
import io.wenda.events.MemberState;
import io.wenda.events.MembersMentioned;
import io.wenda.events.PostReviewed;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRemoved;
import io.wenda.events.QuestionRestored;
import io.wenda.events.QuestionRetold;
import io.wenda.events.ReviewDecided;
import io.wenda.events.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Facts as the other services tell them, about ids that no other test uses. */
public final class Sample {

    public static final String TITLE = "心跳超时后 channelInactive 没有触发";

    private static final Instant THEN = Instant.parse("2026-11-19T07:44:12.345Z");
    private static final AtomicInteger USED = new AtomicInteger();

    private Sample() {}

    /** An id of its own: {@code id("asker")} is {@code asker7}. */
    public static String id(String what) {
        return what + USED.incrementAndGet();
    }

    public static QuestionPublished published(String questionId, String askerId) {
        return new QuestionPublished(
                questionId, askerId, TITLE, List.of("tls"), Visibility.PUBLIC, 1, THEN.minusSeconds(60), THEN);
    }

    public static QuestionPublished published(String questionId, String askerId, String tag) {
        return new QuestionPublished(
                questionId, askerId, TITLE, List.of(tag), Visibility.PUBLIC, 1, THEN.minusSeconds(60), THEN);
    }

    /** The same question, as it is told when it comes with the community's past. */
    public static QuestionRetold retold(String questionId, String askerId) {
        return new QuestionRetold(
                questionId, askerId, TITLE, List.of("tls"), Visibility.PUBLIC, 1, THEN.minusSeconds(60), THEN);
    }

    public static MemberState administrator(String memberId) {
        return new MemberState(memberId, 1, "Admin", List.of("admin"), List.of());
    }

    public static AnswerPublished answered(String questionId, String answerId, String authorId, String askerId) {
        return new AnswerPublished(
                questionId, answerId, authorId, askerId, TITLE, List.of("tls"), Visibility.PUBLIC, THEN);
    }

    /** On the answer of somebody, after these commented there. */
    public static CommentPublished commented(
            String questionId, String answerId, String commentId, String by, String author, List<String> before) {
        return new CommentPublished(
                questionId, answerId, commentId, by, author, before, TITLE, Visibility.PUBLIC, THEN);
    }

    /** An answer mentions members. */
    public static MembersMentioned mentioned(
            String questionId, String answerId, String by, String askerId, String... memberIds) {
        return new MembersMentioned(
                questionId,
                answerId,
                "answer",
                answerId,
                by,
                askerId,
                List.of(memberIds),
                TITLE,
                Visibility.PUBLIC,
                THEN);
    }

    /** An answer that few may read mentions members. */
    public static PrivateMentioned privatelyMentioned(
            String questionId, String answerId, String by, String askerId, String... memberIds) {
        return new PrivateMentioned(questionId, answerId, "answer", answerId, by, askerId, List.of(memberIds), THEN);
    }

    public static QuestionRemoved removed(String questionId, Instant at) {
        return new QuestionRemoved(questionId, "moderator", at);
    }

    public static QuestionRestored restored(String questionId, Instant at) {
        return new QuestionRestored(questionId, "moderator", at);
    }

    public static AnswerRemoved removed(String questionId, String answerId, Instant at) {
        return new AnswerRemoved(questionId, answerId, "moderator", at);
    }

    public static AnswerRestored restored(String questionId, String answerId, Instant at) {
        return new AnswerRestored(questionId, answerId, "moderator", at);
    }

    public static AnswerAccepted accepted(String questionId, String answerId, String authorId, String askerId) {
        return new AnswerAccepted(questionId, answerId, authorId, askerId, TITLE, Visibility.PUBLIC, THEN);
    }

    public static ReviewDecided declined(String questionId, String askerId) {
        return new ReviewDecided(
                questionId, askerId, "moderator", 1, ReviewDecided.Decision.REJECT, "off-topic", false, null, THEN);
    }

    public static ReviewDecided approved(String questionId, String askerId) {
        return new ReviewDecided(
                questionId, askerId, "moderator", 1, ReviewDecided.Decision.APPROVE, null, false, null, THEN);
    }

    public static ChangesAsked changesAsked(String questionId, String askerId, int revision) {
        return new ChangesAsked(questionId, askerId, "moderator", revision, false, THEN);
    }

    public static DuplicateFound duplicate(String questionId, String askerId, String originalId) {
        return new DuplicateFound(questionId, askerId, "moderator", 1, originalId, TITLE, false, THEN);
    }

    public static InformationWanted wanted(String questionId, String askerId, String by, int reminder) {
        return new InformationWanted(questionId, askerId, TITLE, by, reminder, Visibility.PUBLIC, THEN);
    }

    public static InformationGiven given(String questionId, String askerId, String wantedBy, String settledBy) {
        return new InformationGiven(
                questionId, askerId, TITLE, wantedBy, settledBy, Visibility.PUBLIC, THEN, THEN.plusSeconds(60));
    }

    public static InformationMissed rested(String questionId, String askerId) {
        return new InformationMissed(questionId, askerId, TITLE, Visibility.PUBLIC, THEN, THEN.plusSeconds(60));
    }

    public static AnswerMissed missed(String questionId, String answerId, String authorId, String askerId) {
        return new AnswerMissed(questionId, answerId, authorId, askerId, TITLE, Visibility.PUBLIC, THEN);
    }

    /** A moderator mended the text of an answer. */
    public static AnswerEdited mended(String questionId, String answerId, String authorId) {
        return new AnswerEdited(questionId, answerId, authorId, 2, Visibility.PUBLIC, THEN, "moderator", TITLE);
    }

    /** Somebody says that an answer no longer holds. */
    public static AnswerOutdated outdated(String questionId, String answerId, String authorId, String by) {
        return new AnswerOutdated(questionId, answerId, true, by, THEN.plusSeconds(1), authorId, 1, TITLE);
    }

    /** A moderator has read an answer that waited for it. */
    public static PostReviewed reviewed(String questionId, String answerId, String authorId, boolean published) {
        return new PostReviewed(questionId, answerId, "answer", authorId, "moderator", published, false, THEN);
    }

    /** A moderator has read what the author of an answer changed in it. */
    public static EditDecided read(
            String questionId, String answerId, String authorId, int revision, EditDecided.Decision decision) {
        return new EditDecided(
                questionId, answerId, "answer", authorId, "moderator", revision, decision, null, false, THEN);
    }

    /** A moderator decided on an answer that these members had flagged. */
    public static FlagsDecided flagged(String questionId, String answerId, boolean upheld, String... flaggerIds) {
        return new FlagsDecided(questionId, answerId, "answer", "moderator", upheld, List.of(flaggerIds), false, THEN);
    }

    /** A moderator mended the text. */
    public static QuestionCorrected corrected(String questionId, String askerId) {
        return new QuestionCorrected(questionId, askerId, "moderator", TITLE, 1, 2, THEN);
    }

    public static MemberState named(String memberId, String name, long version) {
        return new MemberState(memberId, version, name, List.of(), List.of());
    }
}
