package io.wenda.membership.proving;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Lenient;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.accounts.Purpose;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.transport.StaleVersionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What somebody does who cannot sign in, or need not: they have a letter, or want one. */
@RestController
@Lenient
class LinksController {

    private final AskingForLetters asking;
    private final Opening opening;

    LinksController(AskingForLetters asking, Opening opening) {
        this.asking = asking;
        this.opening = opening;
    }

    /** Sends a letter for a new password to this address, if it has an account: the answer is the same. */
    @Refuses({Refusal.TooManyAttempts.class, Refusal.NoMail.class})
    @PostMapping("/api/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> forgotten(@RequestBody Forgetting form, ServerHttpRequest request) {
        Violations violations = new Violations();
        Optional<EmailAddress> address = EmailAddress.read(violations, form.email());
        violations.refuseIfAny();
        return asking.reset(address.orElseThrow(), ClientAddress.of(request));
    }

    /**
     * Opens what the link of a letter is for, once: proves an address, makes it the member's, sets a new password, or brings
     * back the address of before.
     */
    @Refuses({Refusal.LinkUnusable.class, Refusal.AddressInUse.class, StaleVersionException.class})
    @PostMapping("/api/links")
    Mono<Opened> open(@RequestBody Key key) {
        Violations violations = new Violations();
        String token = violations.line("token", key.token(), 1, Link.LONGEST);
        String password = key.password() == null
                ? ""
                : violations.secret("password", key.password(), Passwords.SHORTEST, Passwords.LONGEST);
        violations.refuseIfAny();
        Link link = Link.of(token).orElseThrow(Refusal.LinkUnusable::new);
        return opening.open(link, password).map(Opened::new);
    }

    record Forgetting(
            @Nullable @Bounds(min = 1, max = EmailAddress.LONGEST)
            String email) {

        /** Without the address, as it might be logged. */
        @Override
        public String toString() {
            return "Forgetting[...]";
        }
    }

    /**
     * What is behind the # of a link.
     *
     * @param password the new one, where the link is for choosing one
     */
    record Key(
            @Nullable @Bounds(min = 1, max = Link.LONGEST) String token,

            @Nullable @Bounds(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {

        /** Without either, as it might be logged. */
        @Override
        public String toString() {
            return "Key[...]";
        }
    }

    /** What was done. */
    record Opened(Purpose purpose) {}
}
