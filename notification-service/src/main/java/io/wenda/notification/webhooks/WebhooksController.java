package io.wenda.notification.webhooks;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import io.wenda.notification.people.People;
import io.wenda.web.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The addresses that are told what happens, for administrators; everybody else gets 403 {@code not-allowed}. */
@Refuses(NotAllowedException.class)
@RestController
@RequestMapping("/api/webhooks")
class WebhooksController {

    /** While receivers learn a new secret, the former one signs too. */
    private static final Duration FORMER_SECRET = Duration.ofDays(1);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final People people;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhooksController(
            Webhooks webhooks, Deliveries deliveries, People people, WebhookProperties properties, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.people = people;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A webhook, as administrators see it.
     *
     * @param host where it is; the rest of the address is shown to nobody, as it may be all one needs to speak there
     * @param signed whether messages are signed
     * @param stopped why it is told nothing; absent while it is on
     * @param workedAt when it last took a message
     * @param secret what messages are signed with; told once, when it is new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Seen(
            String id,
            String name,
            String host,
            Format format,
            List<Happening> events,
            @CodeOf(Language.class) String language,
            boolean signed,
            Webhook.@Nullable Stopped stopped,
            @Nullable Instant workedAt,
            Instant createdAt,
            long version,
            @Nullable String secret) {

        static Seen of(Webhook webhook) {
            return of(webhook, null);
        }

        static Seen of(Webhook webhook, @Nullable String secret) {
            return new Seen(
                    webhook.id(),
                    webhook.name(),
                    WebhookRequest.hostOf(webhook.url()),
                    webhook.format(),
                    webhook.happenings(),
                    webhook.language().code(),
                    !webhook.secret().isEmpty(),
                    webhook.stopped(),
                    webhook.workedAt(),
                    webhook.createdAt(),
                    webhook.version(),
                    secret);
        }
    }

    /** By name. */
    record AllSeen(List<Seen> items) {}

    /**
     * A message that was sent to a webhook, or is to be.
     *
     * @param id {@code webhook-id} of the message
     * @param nextAt when it is sent; absent when it is done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Logged(
            String id,
            Happening event,
            @Nullable String questionId,
            @Nullable String answerId,
            @Nullable String announcementId,
            @Nullable String title,
            Delivery.State state,
            Instant at,
            @Nullable Instant nextAt,
            List<Delivery.Attempt> attempts) {

        static Logged of(Delivery delivery) {
            Message message = delivery.message();
            return new Logged(
                    delivery.messageId(),
                    message.happening(),
                    message.questionId().isEmpty() ? null : message.questionId(),
                    message.answerId(),
                    message.announced() == null ? null : message.announced().id(),
                    delivery.state() == Delivery.State.CANCELLED ? null : message.title(),
                    delivery.state(),
                    delivery.at(),
                    delivery.nextAt(),
                    delivery.attempts());
        }
    }

    /** Lists them. */
    @GetMapping
    Mono<AllSeen> readWebhooks(Session session) {
        return administrator(session)
                .then(webhooks.all().map(Seen::of).collectList())
                .map(AllSeen::new);
    }

    /** Adds one. What it is signed with is told now and never again. */
    @Refuses({IdempotencyKeyReusedException.class, Refusal.TooManyWebhooks.class})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Seen> addWebhook(Session session, IdempotencyKey key, @RequestBody WebhookRequest request) {
        String id = key.idFor(session.memberId(), "POST /api/webhooks");
        return administrator(session)
                .then(Mono.fromSupplier(
                        () -> request.first(id, session.memberId(), clock.instant(), properties.privateNetworks())))
                .flatMap(first -> webhooks.all()
                        .filter(other -> !other.id().equals(id))
                        .count()
                        .filter(others -> others < Webhook.MOST)
                        .switchIfEmpty(Mono.error(Refusal.TooManyWebhooks::new))
                        .then(webhooks.add(first))
                        .filter(stored -> stored.url().equals(first.url())
                                && stored.name().equals(first.name()))
                        .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new)))
                .map(stored -> Seen.of(stored, stored.format().isForPrograms() ? stored.secret() : null));
    }

    /** Changes one, whole; without an address, it stays where it is. */
    @Refuses({Refusal.NoSuchWebhook.class, Refusal.WebhookChanged.class})
    @PutMapping("/{id}")
    Mono<Seen> changeWebhook(Session session, @PathVariable String id, @RequestBody WebhookRequest request) {
        return administrator(session)
                .then(Mono.<Void>fromRunnable(() -> request.requireReadable(properties.privateNetworks())))
                .then(Mono.defer(() -> webhooks.find(id)))
                .flatMap(there -> webhooks.change(
                        id, request.version(there), request.changes(there, properties.privateNetworks())))
                .map(Seen::of);
    }

    /** Gives it a new secret; for a day messages are signed with the former one too. Of those that the receiver's owner sets there is none to make. */
    @Refuses({Refusal.NoSuchWebhook.class, Refusal.WebhookChanged.class})
    @PostMapping("/{id}/secret")
    Mono<Seen> renewSecret(Session session, @PathVariable String id) {
        String secret = Signature.newSecret();
        return administrator(session)
                .then(webhooks.find(id))
                .filter(there -> there.format().isForPrograms())
                .switchIfEmpty(Mono.error(Refusal.NoSuchWebhook::new))
                .flatMap(there -> webhooks.change(
                        id,
                        there.version(),
                        List.of(combine(
                                set("secret", secret),
                                set("formerSecret", there.secret()),
                                set("formerUntil", clock.instant().plus(FORMER_SECRET))))))
                .map(there -> Seen.of(there, secret));
    }

    /** Tells it nothing any more. What waits for it is given up. Doing so twice is as good as once. */
    @Refuses(Refusal.NoSuchWebhook.class)
    @PostMapping("/{id}/stop")
    Mono<Seen> stopWebhook(Session session, @PathVariable String id) {
        return administrator(session)
                .then(webhooks.find(id))
                .filter(Webhook::isOn)
                .flatMap(there -> webhooks.stop(id, new Webhook.Stopped(clock.instant(), false, ""))
                        .then(deliveries.giveUp(id)))
                .then(Mono.defer(() -> webhooks.find(id)))
                .map(Seen::of);
    }

    /** Tells it what happens from now on. */
    @Refuses({Refusal.NoSuchWebhook.class, Refusal.WebhookChanged.class})
    @PostMapping("/{id}/start")
    Mono<Seen> startWebhook(Session session, @PathVariable String id) {
        List<Bson> on = new ArrayList<>(List.of(unset("stopped"), unset("notBefore")));
        return administrator(session)
                .then(webhooks.find(id))
                .flatMap(there -> webhooks.change(id, there.version(), on))
                .map(Seen::of);
    }

    /** Takes one away, with what waits for it. Doing so twice is as good as once. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeWebhook(Session session, @PathVariable String id) {
        return administrator(session).then(webhooks.remove(id)).then(deliveries.giveUp(id));
    }

    /** Sends it a test, even while it is stopped. What comes of it stands in the log. */
    @Refuses(Refusal.NoSuchWebhook.class)
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> testWebhook(Session session, IdempotencyKey key, @PathVariable String id) {
        String messageId = "msg_" + key.idFor(session.memberId(), "POST /api/webhooks/" + id + "/test");
        Instant now = clock.instant();
        return administrator(session)
                .then(webhooks.find(id))
                .flatMap(there -> deliveries.put(List.of(Delivery.of(there, messageId, Message.test(now), now))));
    }

    /** Lists what it was told and is being told, the newest first; for thirty days. */
    @Refuses(Refusal.NoSuchWebhook.class)
    @GetMapping("/{id}/deliveries")
    Mono<Page<Logged>> readDeliveries(Session session, @PathVariable String id, PageRequest page) {
        return administrator(session)
                .then(webhooks.find(id))
                .flatMap(there -> deliveries.of(there.id(), page))
                .map(found -> found.map(Logged::of));
    }

    /** Sends a message again, under the same id; what was removed since is not told. */
    @Refuses(Refusal.NoSuchDelivery.class)
    @PostMapping("/{id}/deliveries/{messageId}/again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Logged> sendAgain(Session session, @PathVariable String id, @PathVariable String messageId) {
        return administrator(session)
                .then(deliveries.again(id, messageId, clock.instant()))
                .map(Logged::of);
    }

    private Mono<Void> administrator(Session session) {
        return people.requireAdministrator(session.memberId());
    }
}
