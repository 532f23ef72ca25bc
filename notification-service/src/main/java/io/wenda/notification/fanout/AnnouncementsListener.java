package io.wenda.notification.fanout;

import io.wenda.events.AnnouncementState;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what is withdrawn: whoever was told of it reads that it is no longer available, and no mail of it goes out. */
@Component
class AnnouncementsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final PublishedQuestions questions;

    AnnouncementsListener(PublishedQuestions questions) {
        this.questions = questions;
    }

    @KafkaListener(
            topics = "#{@topics.name('announcements')}",
            groupId = "#{@topics.group('notification-announcements')}")
    void on(CloudEvent event) {
        if (event.data() instanceof AnnouncementState announcement) {
            questions.keep(announcement).block(TIMEOUT);
        }
    }
}
