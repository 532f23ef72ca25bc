package io.wenda.notification.webhooks;

import io.wenda.notification.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells webhooks what they are to be told: each by one instance at a time, none waiting for another. What a crash leaves
 * between a receiver's word and ours is sent once more, under the same id.
 */
@Component
class Sending implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than the work of one round. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private static final Duration ROUND = Duration.ofMinutes(2);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;

    /** So that what failed together does not come together again: a tenth of the wait at most. */
    private static final double JITTER = 0.1;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final People people;
    private final Outbound outbound;
    private final Stopping stopping;
    private final WebhookProperties properties;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Instant forgetAt = Instant.EPOCH;

    Sending(
            Webhooks webhooks,
            Deliveries deliveries,
            People people,
            Outbound outbound,
            Stopping stopping,
            WebhookProperties properties,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.people = people;
        this.outbound = outbound;
        this.stopping = stopping;
        this.properties = properties;
        this.clock = clock;
    }

    /** Begins to tell each webhook what is due there. Returns at once: none waits for another. */
    void tellWhatIsDue() {
        Instant begun = clock.instant();
        if (begun.isAfter(forgetAt)) {
            deliveries.forget(begun.minus(properties.keep())).block(PATIENCE);
            forgetAt = begun.plus(FORGET_EVERY);
        }
        if (now(deliveries.anyDue(begun))) {
            now(webhooks.all().map(Webhook::id).collectList()).forEach(id -> threads.execute(() -> tellOrSay(id)));
        }
    }

    private void tellOrSay(String webhookId) {
        try {
            tell(webhookId);
        } catch (RuntimeException e) {
            LOG.warn("cannot tell webhook {} now: {}", webhookId, e.getClass().getSimpleName());
        }
    }

    /** Tells one webhook what is due, as fast as it takes it. Not at all while somebody else does. */
    private void tell(String webhookId) {
        Instant begun = clock.instant();
        if (now(deliveries.due(webhookId, begun, 1)).isEmpty()) {
            return;
        }
        webhooks.claim(webhookId, begun, begun.plus(CLAIM))
                .blockOptional(PATIENCE)
                .ifPresent(webhook -> {
                    @Nullable Duration pause = null;
                    try {
                        pause = tell(webhook, begun.plus(ROUND));
                    } finally {
                        Instant until = pause == null ? null : clock.instant().plus(pause);
                        webhooks.release(webhookId, until).block(PATIENCE);
                    }
                });
    }

    /** @return how long it is to be left alone */
    private @Nullable Duration tell(Webhook webhook, Instant end) {
        for (Delivery delivery : now(deliveries.due(webhook.id(), clock.instant(), AT_ONCE))) {
            Outbound.Outcome outcome = tell(webhook, delivery);
            if (!outcome.isTaken()) {
                return outcome.notBefore();
            }
            if (webhook.format().spacing().isPositive()) {
                return webhook.format().spacing();
            }
            if (clock.instant().isAfter(end)) {
                return null;
            }
        }
        return null;
    }

    private Outbound.Outcome tell(Webhook webhook, Delivery delivery) {
        Instant begun = clock.instant();
        Envelope.Request request = Envelope.of(webhook, delivery, actor(delivery.message()), properties, begun);
        Outbound.Outcome outcome = outbound.send(webhook.format(), request);
        Instant ended = clock.instant();
        Delivery.Attempt attempt = new Delivery.Attempt(
                begun,
                outcome.status(),
                outcome.words(),
                Duration.between(begun, ended).toMillis());
        if (outcome.isTaken()) {
            deliveries
                    .attempted(delivery.id(), attempt, Delivery.State.DELIVERED, null)
                    .then(webhooks.worked(webhook.id(), ended))
                    .block(PATIENCE);
        } else {
            failed(webhook, delivery, attempt, outcome);
        }
        return outcome;
    }

    private void failed(Webhook webhook, Delivery delivery, Delivery.Attempt attempt, Outbound.Outcome outcome) {
        Optional<Duration> wait = outcome.isGone() ? Optional.empty() : Delivery.again(delivery.failed() + 1);
        Instant next = wait.map(it -> clock.instant().plus(longer(it, outcome.notBefore())))
                .orElse(null);
        deliveries
                .attempted(
                        delivery.id(), attempt, next == null ? Delivery.State.GIVEN_UP : Delivery.State.WAITING, next)
                .block(PATIENCE);
        if (next == null && (outcome.isGone() || tookNothingSince(webhook, delivery.at()))) {
            stopping.stop(webhook, Objects.requireNonNull(attempt.words()));
        }
    }

    private static boolean tookNothingSince(Webhook webhook, Instant time) {
        Instant worked = webhook.workedAt();
        return worked == null || worked.isBefore(time);
    }

    private static Duration longer(Duration wait, @Nullable Duration asked) {
        Duration spread = wait.plusMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(JITTER)));
        return asked != null && asked.compareTo(spread) > 0 ? asked : spread;
    }

    private @Nullable String actor(Message message) {
        String id = message.actorId();
        return id == null
                ? null
                : now(people.names(List.of(id)).defaultIfEmpty(Map.of())).get(id);
    }

    /** Waits for what is in hand, so that it is not sent and then forgotten. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> T now(Mono<T> found) {
        return Objects.requireNonNull(found.block(PATIENCE));
    }
}
