package io.wenda.notification.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to one webhook.
 *
 * @param id made of webhook and message, so the same event heard twice is told once
 * @param messageId {@code webhook-id}: the same at each attempt, so the receiver knows a second one
 * @param nextAt when it is sent; absent when it is done
 * @param failed so many attempts since it was put on its way
 * @param attempts the latest ones, the oldest first
 */
record Delivery(
        @BsonId String id,
        String webhookId,
        String messageId,
        Message message,
        String questionId,
        State state,
        @Nullable Instant nextAt,
        Instant at,
        int failed,
        List<Attempt> attempts) {

    /**
     * After which a message that was not taken is sent again: over a day, as the specification of Standard Webhooks
     * proposes.
     */
    private static final List<Duration> AGAIN_AFTER = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    Delivery {
        attempts = List.copyOf(attempts);
    }

    enum State {
        WAITING,
        DELIVERED,
        /** It was not taken for a day, or the webhook was stopped. */
        GIVEN_UP,
        /** What it is about was removed before it was told. */
        CANCELLED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One request.
     *
     * @param status of the response; absent where there was none
     * @param words what was wrong; absent where nothing was
     * @param took milliseconds
     */
    record Attempt(
            Instant at, @Nullable Integer status, @Nullable String words, long took) {}

    static Delivery of(Webhook webhook, String messageId, Message message, Instant now) {
        return new Delivery(
                idOf(webhook.id(), messageId),
                webhook.id(),
                messageId,
                message,
                message.subjectId(),
                State.WAITING,
                now,
                now,
                0,
                List.of());
    }

    static String idOf(String webhookId, String messageId) {
        return webhookId + ":" + messageId;
    }

    /** How long to wait after so many failed attempts; empty when that was the last. */
    static Optional<Duration> again(int failed) {
        return failed > AGAIN_AFTER.size() ? Optional.empty() : Optional.of(AGAIN_AFTER.get(failed - 1));
    }
}
