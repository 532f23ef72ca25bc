package io.wenda.question.moderating;

import io.wenda.http.describing.OneOf;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Listed;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question in the queue.
 *
 * @param revision to name when deciding
 * @param claimedBy who is reading it now
 */
record ReviewItem(
        String id,
        @OneOf("question") String kind,
        String questionId,
        int revision,
        String title,
        @Nullable String language,
        Named author,
        Instant submittedAt,
        @Nullable Named claimedBy,
        @Nullable Instant claimedUntil) {

    static ReviewItem of(Listed question, Names names, Instant now) {
        Claim claim = Claim.holding(question.claim(), now);
        return new ReviewItem(
                question.id(),
                "question",
                question.id(),
                question.revision().number(),
                question.revision().title(),
                question.revision().language(),
                names.of(question.askerId()),
                question.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until());
    }
}
