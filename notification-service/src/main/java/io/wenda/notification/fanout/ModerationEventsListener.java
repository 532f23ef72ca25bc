package io.wenda.notification.fanout;

import io.wenda.events.ChangesAsked;
import io.wenda.events.DuplicateFound;
import io.wenda.events.EditDecided;
import io.wenda.events.FlagsDecided;
import io.wenda.events.PostReviewed;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.PrivateOpened;
import io.wenda.events.ReviewDecided;
import io.wenda.notification.explaining.Concern;
import io.wenda.notification.explaining.Occasion;
import io.wenda.notification.explaining.Occasions;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what moderators decide. What happens before a decision is of no concern here. */
@Component
class ModerationEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(ModerationEventsListener.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final DecisionAlerts decisions;
    private final MentionAlerts mentions;
    private final Occasions occasions;

    ModerationEventsListener(DecisionAlerts decisions, MentionAlerts mentions, Occasions occasions) {
        this.decisions = decisions;
        this.mentions = mentions;
        this.occasions = occasions;
    }

    @KafkaListener(
            topics = "#{@topics.name('moderation-events')}",
            groupId = "#{@topics.group('notification-decisions')}")
    void on(CloudEvent event) {
        Mono<Integer> alerts = alerts(event);
        if (alerts != null) {
            LOG.info("{} delivered to {} inboxes", event.id(), alerts.block(TIMEOUT));
        }
    }

    private @Nullable Mono<Integer> alerts(CloudEvent event) {
        return switch (event.data()) {
            case ReviewDecided decided -> decisions.tell(decided);
            case ChangesAsked asked -> decisions.tell(asked);
            case DuplicateFound found -> decisions.tell(found);
            case PrivateOpened opened -> after(Occasion.of(opened), decisions.tell(opened));
            case PrivateAnswered answered -> after(Occasion.of(answered), decisions.tell(answered));
            case PrivateCommented commented -> after(Occasion.of(commented), decisions.tell(commented));
            case PrivateMentioned mentioned ->
                occasions.keepConcerns(Concern.of(mentioned)).then(mentions.tell(mentioned));
            case PrivateCorrected corrected ->
                occasions.keepConcerns(Concern.of(corrected)).then(decisions.tell(corrected));
            case FlagsDecided decided -> decisions.tell(decided);
            case PostReviewed reviewed -> decisions.tell(reviewed);
            case EditDecided decided -> decisions.tell(decided);
            default -> null;
        };
    }

    private Mono<Integer> after(Occasion happened, Mono<Integer> alerts) {
        return occasions.keep(List.of(happened)).then(alerts);
    }
}
