package io.wenda.question.asking;

import io.wenda.http.describing.CodeOf;
import org.jspecify.annotations.Nullable;

/**
 * What an asker hears back.
 *
 * @param place in the queue, the oldest is 1; absent once decided
 */
record Sent(
        String id,
        @CodeOf(State.class) String state,
        long version,
        int revision,
        @Nullable Long place) {

    static Sent of(Question question, @Nullable Long place) {
        return new Sent(
                question.id(),
                question.state().code(),
                question.version(),
                question.revision().number(),
                place);
    }
}
