package io.wenda.notification.mailing;

import io.wenda.http.session.Session;
import io.wenda.mail.Sender;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the caller wants to be written of, and when. The inbox has everything in any case. */
@RestController
@RequestMapping("/api/preferences")
class PreferencesController {

    private final Recipients recipients;
    private final Sender sender;

    PreferencesController(Recipients recipients, Sender sender) {
        this.recipients = recipients;
        this.sender = sender;
    }

    /** Tells what the caller wants to be written of, and whether their address takes mail. */
    @GetMapping
    Mono<Preferences> read(Session session) {
        return recipients
                .find(session.memberId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(known -> Preferences.of(known, sender.isOn()));
    }

    /** Sets it anew, whole. Counts for mail that is not sent yet too. */
    @PutMapping
    Mono<Preferences> write(Session session, @RequestBody Preferences.Wanted wanted) {
        return recipients.settle(session.memberId(), wanted.settings()).then(read(session));
    }

    /** Says that the address takes mail again, after it was refused. */
    @DeleteMapping("/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> tryAgain(Session session) {
        return recipients.tryAgain(session.memberId());
    }
}
