package io.wenda.notification.webhooks;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnnouncementState;
import io.wenda.events.QuestionEvent;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.CloudEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears what happens in public, and puts it on its way to the webhooks that want to be told. */
@Component
class WebhookEventsListener {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;

    WebhookEventsListener(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @KafkaListener(
            topics = "#{@topics.name('question-events')}",
            groupId = "#{@topics.group('notification-webhooks')}",
            batch = "true")
    void on(CloudEvents waiting) {
        waiting.hear(events -> webhooks.all()
                .filter(Webhook::isOn)
                .collectList()
                .filter(listening -> !listening.isEmpty())
                .flatMapMany(listening -> Flux.fromIterable(events).concatMap(event -> tell(event, listening)))
                .blockLast(TIMEOUT));
    }

    /** What is announced; notification-service tells itself. */
    @KafkaListener(
            topics = "#{@topics.name('fanout')}",
            groupId = "#{@topics.group('notification-webhooks-announced')}")
    void onAnnounced(CloudEvent event) {
        if (event.data() instanceof AnnouncementPublished published) {
            webhooks.all()
                    .filter(Webhook::isOn)
                    .collectList()
                    .flatMap(listening -> tell(event.id(), Message.of(published), listening))
                    .block(TIMEOUT);
        }
    }

    /** What is withdrawn before it was told is not told. */
    @KafkaListener(
            topics = "#{@topics.name('announcements')}",
            groupId = "#{@topics.group('notification-webhooks-withdrawn')}")
    void onWithdrawn(CloudEvent event) {
        if (event.data() instanceof AnnouncementState announcement && announcement.withdrawnAt() != null) {
            deliveries.takeBack(announcement.announcementId(), null).block(TIMEOUT);
        }
    }

    private Mono<Void> tell(CloudEvent event, List<Webhook> listening) {
        Optional<Message> message =
                event.data() instanceof QuestionEvent happened ? Message.of(happened) : Optional.empty();
        return message.map(it -> tell(event.id(), it, listening)).orElseGet(Mono::empty);
    }

    private Mono<Void> tell(String eventId, Message message, List<Webhook> listening) {
        Instant now = clock.instant();
        Mono<Void> before =
                message.takesBack() ? deliveries.takeBack(message.questionId(), message.answerId()) : Mono.empty();
        return before.then(deliveries.put(listening.stream()
                .filter(webhook -> webhook.wants(message))
                .map(webhook -> Delivery.of(webhook, "msg_" + eventId, message, now))
                .toList()));
    }
}
