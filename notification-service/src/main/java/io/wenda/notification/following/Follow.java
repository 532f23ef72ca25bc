package io.wenda.notification.following;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A member's tie to a question. There is one for each pair, for ever: who unfollows leaves it behind with {@code
 * following: false}, and that is what a late automatic follow meets.
 *
 * @param id {@code member:kind:subject}
 * @param kind what is followed: {@code question}
 * @param reasons every tie there has been; none is taken away by unfollowing
 * @param since when the member began to follow, or did so again
 */
public record Follow(
        @BsonId String id,
        String memberId,
        String kind,
        String subjectId,
        List<Reason> reasons,
        boolean following,
        Instant since) {

    public static final String QUESTION = "question";

    public Follow {
        reasons = List.copyOf(reasons);
    }

    /** {@code member:question:id}. */
    public static String idOf(String memberId, String questionId) {
        return memberId + ":" + QUESTION + ":" + questionId;
    }

    /** Why this member hears of the question. */
    public Reason reason() {
        return Reason.strongest(reasons);
    }
}
