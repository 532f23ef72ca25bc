package io.wenda.question.asking;

import io.wenda.http.describing.CodeOf;
import org.jspecify.annotations.Nullable;

/**
 * What an asker hears back.
 *
 * @param revision of the text as it was sent
 * @param editInReview whether it is an edit that a moderator reads before it is public
 * @param place in the queue, the first is 1; absent once decided
 */
record Sent(
        String id,
        @CodeOf(State.class) String state,
        long version,
        int revision,
        boolean editInReview,
        @Nullable Long place) {

    static Sent of(Question question, @Nullable Long place) {
        Edit<Revision> edit = question.waitingEdit();
        return new Sent(
                question.id(),
                question.state().code(),
                question.version(),
                edit == null ? question.revision().number() : edit.text().number(),
                edit != null,
                place);
    }
}
