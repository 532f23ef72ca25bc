package io.wenda.question.searching;

import io.wenda.question.answering.Answer;
import io.wenda.question.asking.Question;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions like one that somebody is about to ask, the most alike first. */
record SimilarQuestions(List<Item> items) {

    /**
     * One of them.
     *
     * @param path of its page
     * @param acceptedAnswer absent while none is accepted
     */
    record Item(
            String id,
            String path,
            String title,
            @Nullable String language,
            int answerCount,
            @Nullable AcceptedAnswer acceptedAnswer) {

        static Item of(Question question, @Nullable Answer accepted, Names names) {
            return new Item(
                    question.id(),
                    question.path(),
                    question.revision().title(),
                    question.revision().language(),
                    question.answerCount(),
                    accepted == null ? null : AcceptedAnswer.of(accepted, names));
        }
    }

    /** @param html safe to show as it is */
    record AcceptedAnswer(
            String id, Named author, String html, @Nullable String language, Instant publishedAt) {

        static AcceptedAnswer of(Answer answer, Names names) {
            return new AcceptedAnswer(
                    answer.id(), names.of(answer.authorId()), answer.html(), answer.language(), answer.publishedAt());
        }
    }
}
