package io.wenda.notification.webhooks;

import io.wenda.notification.Round;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks again and again for what webhooks are to be told. */
@Configuration(proxyBeanMethods = false)
class WebhookRounds {

    private static final Duration UNTOLD_EVERY = Duration.ofMinutes(1);

    @Bean
    Round webhookRound(Sending sending, WebhookProperties properties) {
        return new Round("webhooks", properties.every(), sending::tellWhatIsDue);
    }

    @Bean
    Round stoppedRound(Stopping stopping) {
        return new Round("stopped webhooks", UNTOLD_EVERY, stopping::tellWhatIsUntold);
    }
}
