package io.wenda.mail;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;

/** The way to the mail server, for every service that has this on its class path. */
@AutoConfiguration(afterName = "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration")
@EnableConfigurationProperties(Sender.class)
public class MailTransportAutoConfiguration {

    @Bean
    Postbox postbox(JavaMailSender server, Sender sender) {
        return new Postbox(server, sender);
    }
}
