package io.wenda.question.searching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public question with its answers, as far as the index needs them.
 *
 * @param type as {@code type:} names it
 * @param answers their texts as typed: the first ones, and the accepted one
 * @param answered whether one of them answers it, as far as its asker says
 * @param acceptedAnswerId null while none is
 * @param votes the score of the question and of its best answer
 */
record PublishedThread(
        String id,
        String askerId,
        String type,
        String title,
        String body,
        List<String> tags,
        List<String> answers,
        boolean answered,
        @Nullable String acceptedAnswerId,
        int votes,
        Instant publishedAt) {

    PublishedThread {
        tags = List.copyOf(tags);
        answers = List.copyOf(answers);
    }
}
