package io.wenda.notification.mailing;

import io.wenda.events.MemberContact;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears where members are reached. */
@Component
class MemberContactsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Recipients recipients;

    MemberContactsListener(Recipients recipients) {
        this.recipients = recipients;
    }

    @KafkaListener(topics = "#{@topics.name('member-contacts')}", groupId = "#{@topics.group('notification-contacts')}")
    void on(CloudEvent event) {
        if (event.data() instanceof MemberContact contact) {
            recipients.keep(contact).block(TIMEOUT);
        }
    }
}
