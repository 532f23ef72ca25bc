package io.wenda.notification.mailing;

import io.wenda.http.describing.Refuses;
import io.wenda.notification.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The link at the foot of every mail. It works without signing in and never ends (RFC 8058). Only a POST does anything:
 * who looks at links before people do sees a page.
 */
@RestController
class UnsubscribingController {

    private final Recipients recipients;

    UnsubscribingController(Recipients recipients) {
        this.recipients = recipients;
    }

    /**
     * Ends all mail of alerts to whom this link was sent; again, it changes nothing. Their inbox goes on.
     *
     * @param token of the link; says nothing of the address
     */
    @Refuses(Refusal.NoSuchLink.class)
    @PostMapping("/unsubscribe/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unsubscribe(@PathVariable String token) {
        return recipients
                .named(token)
                .switchIfEmpty(Mono.error(Refusal.NoSuchLink::new))
                .flatMap(member ->
                        recipients.settle(member.id(), member.settingsNow().silenced()));
    }
}
