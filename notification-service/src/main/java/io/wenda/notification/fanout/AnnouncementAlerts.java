package io.wenda.notification.fanout;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.WebhookStopped;
import io.wenda.notification.explaining.Occasion;
import io.wenda.notification.explaining.Occasions;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells of what is announced everybody who subscribes to its topic in one of its languages, each in that language; and the
 * administrators that one of their webhooks was stopped.
 *
 * <p>Who subscribes in several languages has one row: it is named after the announcement, and the first to come stays.
 */
@Component
class AnnouncementAlerts {

    private final Occasions occasions;
    private final People people;
    private final Spreading spreading;
    private final Announcing announcing;
    private final Clock clock;

    AnnouncementAlerts(Occasions occasions, People people, Spreading spreading, Announcing announcing, Clock clock) {
        this.occasions = occasions;
        this.people = people;
        this.spreading = spreading;
        this.announcing = announcing;
        this.clock = clock;
    }

    Mono<Integer> tell(AnnouncementPublished published) {
        Instant now = clock.instant();
        List<News> news = published.titles().stream()
                .map(title -> News.of(published, title, now))
                .toList();
        return occasions
                .keep(List.of(Occasion.of(published)))
                .then(Mono.defer(() -> spreading.tell(published.announcementId(), news)));
    }

    Mono<Integer> tell(WebhookStopped stopped) {
        Instant now = clock.instant();
        return people.administrators()
                .flatMap(administrators -> announcing.announce(
                        stopped.webhookId() + ":" + stopped.stoppedAt().toEpochMilli(),
                        administrators.stream()
                                .map(member -> InboxRow.of(stopped, member, now))
                                .toList()));
    }
}
