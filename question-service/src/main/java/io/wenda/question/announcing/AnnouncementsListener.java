package io.wenda.question.announcing;

import io.wenda.events.AnnouncementState;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what is announced. */
@Component
class AnnouncementsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Announcements announcements;

    AnnouncementsListener(Announcements announcements) {
        this.announcements = announcements;
    }

    @KafkaListener(topics = "#{@topics.name('announcements')}", groupId = "#{@topics.group('question-announcements')}")
    void on(CloudEvent event) {
        if (event.data() instanceof AnnouncementState state) {
            announcements.learn(state).block(TIMEOUT);
        }
    }
}
