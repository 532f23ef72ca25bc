package io.wenda.events;

/**
 * Somebody's vote on a question or an answer changed. Who voted is nobody's business and does not travel.
 *
 * <p>The event counts nothing: whoever keeps a score counts the votes anew when it hears of one.
 */
public sealed interface VoteEvent extends QuestionEvent permits VoteCast, VoteWithdrawn {

    /** The question or the answer that was voted on. */
    String postId();

    /** Who wrote it. */
    String authorId();

    @Override
    default String subject() {
        return postId();
    }
}
