package io.wenda.question.answering;

import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRetold;
import io.wenda.events.Event;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.State;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a published question, public at once. Whether it is the accepted one stands in the question.
 *
 * @param body as typed, Markdown
 * @param html the body made safe to show
 * @param language BCP 47, absent where the words do not tell
 * @param score follows from the votes and is no decision's business
 */
public record Answer(
        @BsonId String id,
        long version,
        String questionId,
        String authorId,
        String requestHash,
        String body,
        String html,
        @Nullable String language,
        Instant publishedAt,
        Integer score,
        List<Event> outbox)
        implements Aggregate {

    public Answer {
        score = Objects.requireNonNullElse(score, 0); // documents from before there were votes have none
        outbox = List.copyOf(outbox);
    }

    /** Somebody answered elsewhere or long ago. Nobody is told that it happened; that it is public, everybody. */
    public static Answer remembered(String id, String questionId, String authorId, Reply reply, Instant publishedAt) {
        return new Answer(
                id,
                1,
                questionId,
                authorId,
                reply.hash(),
                reply.body(),
                reply.html(),
                reply.language(),
                publishedAt,
                0,
                List.of(new AnswerRetold(questionId, id, authorId, Visibility.PUBLIC, publishedAt)));
    }

    /** Somebody answers. {@link Refusal.Absent} unless the question is public. */
    static Answer publish(String id, Question question, String authorId, Reply reply, Instant now) {
        if (question.state() != State.PUBLISHED) {
            throw new Refusal.Absent();
        }
        return new Answer(
                id,
                1,
                question.id(),
                authorId,
                reply.hash(),
                reply.body(),
                reply.html(),
                reply.language(),
                now,
                0,
                List.of(new AnswerPublished(
                        question.id(),
                        id,
                        authorId,
                        question.askerId(),
                        question.revision().title(),
                        question.revision().tags(),
                        Visibility.PUBLIC,
                        now)));
    }
}
