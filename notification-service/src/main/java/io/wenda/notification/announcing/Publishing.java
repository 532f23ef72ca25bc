package io.wenda.notification.announcing;

import io.wenda.notification.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Publishes what is scheduled when its time has come. Every instance looks; the version of an announcement decides which of
 * them publishes it, and what a crash left is found by the next look.
 */
@Component
class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Announcements announcements;
    private final Clock clock;

    Publishing(Announcements announcements, Clock clock) {
        this.announcements = announcements;
        this.clock = clock;
    }

    void publishWhatIsDue() {
        Instant now = clock.instant();
        announcements
                .due(now)
                .concatMap(due -> publish(due, now))
                .doOnNext(published -> LOG.info("announcement {} is published", published.id()))
                .blockLast(PATIENCE);
    }

    /** In the name of who scheduled it. Empty where somebody else was first, or thinks otherwise of it since. */
    private Mono<Announcement> publish(Announcement due, Instant now) {
        return announcements
                .change(due, there -> there.published(there.changedBy(), now))
                .onErrorResume(Refusal.AnnouncementChanged.class, late -> Mono.empty())
                .onErrorResume(Refusal.NoSuchAnnouncement.class, gone -> Mono.empty());
    }
}
