package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.asking.Claim;
import io.wenda.question.flagging.Flag;
import io.wenda.question.flagging.Flagged;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flagged post on the desk.
 *
 * @param post what is flagged
 * @param path of its page
 * @param title of the question
 * @param html the post itself, safe to show as it is; empty where its author took it back
 * @param submittedAt since when it waits; absent once it is settled
 * @param revision how many flags it has; to name when deciding
 * @param hidden whether flags alone keep it out of sight
 * @param flags the first one first
 * @param rulings what was decided so far, the first one first
 */
record FlagDetails(
        String id,
        @OneOf({"held", "flag"}) String kind,
        @CodeOf(Flagged.Kind.class) String post,
        String questionId,
        String path,
        String title,
        String html,
        @Nullable String language,
        Named author,
        @Nullable Instant submittedAt,
        int revision,
        boolean hidden,
        List<Raised> flags,
        List<Settled> rulings,
        @Nullable Named claimedBy,
        @Nullable Instant claimedUntil) {

    /** What somebody said of it. */
    record Raised(
            Named by,
            @CodeOf(Flag.Type.class) String type,
            @Nullable String words,
            boolean trusted,
            Instant at,
            @Nullable @CodeOf(Flag.Outcome.class) String outcome) {

        static Raised of(Flag flag, Names names) {
            return new Raised(
                    names.of(flag.memberId()),
                    flag.type().code(),
                    flag.words(),
                    flag.trusted(),
                    flag.at(),
                    flag.outcome() == null ? null : flag.outcome().code());
        }
    }

    /** What a moderator decided on it. */
    record Settled(
            @CodeOf(Flag.Outcome.class) String decision,
            Named moderator,
            @Nullable String words,
            boolean ownPost,
            Instant at) {}

    static FlagDetails of(Flagged post, FlaggedTexts.Text text, Names names, Instant now) {
        Claim claim = Claim.holding(post.claim(), now);
        return new FlagDetails(
                post.id(),
                post.held() ? "held" : "flag",
                post.kind().code(),
                post.questionId(),
                text.path(),
                text.title(),
                text.html(),
                text.language(),
                names.of(post.authorId()),
                post.waitingSince(),
                post.flags().size(),
                post.hidden(),
                post.flags().stream().map(flag -> Raised.of(flag, names)).toList(),
                post.rulings().stream()
                        .map(ruling -> new Settled(
                                ruling.outcome().code(),
                                names.of(ruling.memberId()),
                                ruling.words(),
                                ruling.ownPost(),
                                ruling.at()))
                        .toList(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until());
    }
}
