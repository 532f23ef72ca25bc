package io.wenda.notification.following;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A member's tie to a question, or to something whose new questions they want to hear of. There is one for each pair, for
 * ever: who unfollows leaves it behind with {@code following: false}, and that is what a late automatic follow meets.
 *
 * @param id {@code member:kind:subject}
 * @param kind what is followed: {@code question}, {@code tag}, {@code member}, {@code community} or {@code announcements}
 * @param reasons every tie there has been; none is taken away by unfollowing
 * @param muted that nothing of a question shall come for any other reason either; absent for no
 * @param since when the member began to follow, or did so again
 */
public record Follow(
        @BsonId String id,
        String memberId,
        String kind,
        String subjectId,
        List<Reason> reasons,
        boolean following,
        @Nullable Boolean muted,
        Instant since) {

    public static final String QUESTION = "question";
    static final String TAG = "tag";
    public static final String MEMBER = "member";
    static final String COMMUNITY = "community";
    static final String ANNOUNCEMENTS = "announcements";

    public Follow {
        reasons = List.copyOf(reasons);
    }

    /** {@code member:question:id}. */
    public static String idOf(String memberId, Subject subject) {
        return memberId + ":" + subject.kind() + ":" + subject.id();
    }

    public Subject subject() {
        return new Subject(kind, subjectId);
    }

    /** Whether something that they wrote there ties them to it. */
    boolean isByOwnPost() {
        return kind.equals(QUESTION)
                && reasons.stream()
                        .anyMatch(reason -> reason == Reason.ASKED
                                || reason == Reason.ANSWERED
                                || reason == Reason.COMMENTED
                                || reason == Reason.ENQUIRED);
    }

    public boolean isMuted() {
        return Boolean.TRUE.equals(muted);
    }

    /** Why this member hears of it. */
    public Reason reason() {
        return Reason.strongest(reasons);
    }
}
