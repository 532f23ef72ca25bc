package io.wenda.notification.webhooks;

import io.wenda.notification.Round;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks again and again for what webhooks are to be told. */
@Configuration(proxyBeanMethods = false)
class WebhookRounds {

    @Bean
    Round webhookRound(Sending sending, WebhookProperties properties) {
        return new Round("webhooks", properties.every(), sending::tellWhatIsDue);
    }
}
