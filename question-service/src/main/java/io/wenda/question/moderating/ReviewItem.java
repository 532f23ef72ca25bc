package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.flagging.Flagged;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question in the queue, an edit of a public post, or a post that people flagged.
 *
 * @param id of the question or the post
 * @param post what is flagged or to be changed; absent of a question that is to be published or changed
 * @param revision to name when deciding; of a flagged post how many flags it has
 * @param title of the question
 * @param submittedAt since when it waits
 * @param claimedBy who is reading it now
 */
record ReviewItem(
        String id,
        @OneOf({"question", "edit", "held", "flag"}) String kind,
        @Nullable @CodeOf(Flagged.Kind.class) String post,
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
                null,
                question.id(),
                question.revision().number(),
                question.revision().title(),
                question.revision().language(),
                names.of(question.askerId()),
                question.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until());
    }

    /** @param edit what its asker wants it to say */
    static ReviewItem of(Listed question, Listed.Change edit, Names names, Instant now) {
        Claim claim = Claim.holding(edit.claim(), now);
        return new ReviewItem(
                question.id(),
                "edit",
                null,
                question.id(),
                edit.text().number(),
                edit.text().title(),
                edit.text().language(),
                names.of(question.askerId()),
                edit.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until());
    }

    /** @param edit what its author wants the answer or the comment to say */
    static ReviewItem of(Editable<?> post, Edit<Wording> edit, @Nullable Question question, Names names, Instant now) {
        Claim claim = Claim.holding(edit.claim(), now);
        return new ReviewItem(
                post.id(),
                "edit",
                post.postKind(),
                post.questionId(),
                edit.text().number(),
                question == null ? "" : question.revision().title(),
                question == null ? null : question.revision().language(),
                names.of(post.authorId()),
                edit.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until());
    }

    /** @param question that it belongs to; absent where that is gone */
    static ReviewItem of(Flagged post, @Nullable Question question, Names names, Instant now) {
        Claim claim = Claim.holding(post.claim(), now);
        return new ReviewItem(
                post.id(),
                post.held() ? "held" : "flag",
                post.kind().code(),
                post.questionId(),
                post.flags().size(),
                question == null ? "" : question.revision().title(),
                question == null ? null : question.revision().language(),
                names.of(post.authorId()),
                Objects.requireNonNull(post.waitingSince()),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until());
    }
}
