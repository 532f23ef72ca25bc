package io.wenda.notification.announcing;

import io.wenda.notification.Round;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks again and again for what is to be published. */
@Configuration(proxyBeanMethods = false)
class AnnouncingRounds {

    @Bean
    Round announcingRound(Publishing publishing, AnnouncingProperties properties) {
        return new Round("announcements", properties.every(), publishing::publishWhatIsDue);
    }
}
