package io.wenda.notification.mailing;

import io.wenda.mail.Sender;
import io.wenda.notification.Round;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks again and again for what is due to be written; for nothing where no mail server is set. */
@Configuration(proxyBeanMethods = false)
class MailRounds {

    /** Reads what came back, where there is a mailbox for it. */
    @Bean
    Round bounceRound(Bouncing bouncing, BounceProperties properties, Sender sender) {
        return new Round(
                "mail that came back",
                properties.every(),
                sender.isOn() && properties.areRead() ? bouncing::readWhatCame : () -> {});
    }

    @Bean
    Round mailRound(Mailing mailing, MailProperties properties, Sender sender) {
        return new Round("mail", properties.every(), sender.isOn() ? mailing::writeWhatIsDue : () -> {});
    }
}
