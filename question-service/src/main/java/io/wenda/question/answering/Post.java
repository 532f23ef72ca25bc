package io.wenda.question.answering;

import io.wenda.question.asking.Question;
import org.jspecify.annotations.Nullable;

/**
 * What people vote and comment on: a question, or an answer to it.
 *
 * @param answer null where it is the question itself
 */
public record Post(Question question, @Nullable Answer answer) {

    /** What may be voted and commented on; {@link io.wenda.question.Refusal.QuestionLocked} for any other. */
    public Post unlocked() {
        question.requireUnlocked();
        return this;
    }

    public String id() {
        return answer == null ? question.id() : answer.id();
    }

    /** Who wrote it. */
    public String authorId() {
        return answer == null ? question.askerId() : answer.authorId();
    }
}
