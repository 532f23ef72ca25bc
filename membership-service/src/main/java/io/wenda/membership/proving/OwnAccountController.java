package io.wenda.membership.proving;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.departing.Departing;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What members do about their own address and password. */
@RestController
@Refuses({Refusal.Absent.class, Refusal.TooManyAttempts.class, StaleVersionException.class})
@RequestMapping("/api/members/me")
class OwnAccountController {

    private final AskingForLetters asking;
    private final ChangingPasswords passwords;
    private final Departing departing;

    OwnAccountController(AskingForLetters asking, ChangingPasswords passwords, Departing departing) {
        this.asking = asking;
        this.passwords = passwords;
        this.departing = departing;
    }

    /** Sends the letter that proves the caller's address, once more; does nothing where that is proved. */
    @Refuses(Refusal.NoMail.class)
    @PostMapping("/verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> verification(Session session, ServerHttpRequest request) {
        return asking.verification(session.memberId(), ClientAddress.of(request));
    }

    /** Sends a letter to another address, which is the caller's as soon as the link in it is opened. */
    @Refuses({Refusal.WrongPassword.class, Refusal.NoMail.class})
    @PutMapping("/email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> move(Session session, @RequestBody Move move, ServerHttpRequest request) {
        Violations violations = new Violations();
        Optional<EmailAddress> wanted = EmailAddress.read(violations, move.email());
        String password = violations.secret("password", move.password(), 1, Passwords.LONGEST);
        violations.refuseIfAny();
        return passwords
                .prove(session.memberId(), password)
                .flatMap(member -> asking.move(member, wanted.orElseThrow(), ClientAddress.of(request)));
    }

    /** Sets another password, and signs the caller out everywhere else. */
    @Refuses(Refusal.WrongPassword.class)
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> password(Session session, @RequestBody Change change) {
        Violations violations = new Violations();
        String current = violations.secret("current", change.current(), 1, Passwords.LONGEST);
        String next = violations.secret("password", change.password(), Passwords.SHORTEST, Passwords.LONGEST);
        violations.refuseIfAny();
        return passwords.own(session.memberId(), session.sessionId(), current, next);
    }

    /**
     * Has the account deleted after some days, for good, and signs the caller out everywhere. Whoever signs in before keeps it.
     * What others read stays, without a name; what was paid stays in the books.
     */
    @Refuses({Refusal.WrongPassword.class, Refusal.LastAdministrator.class})
    @PutMapping("/deletion")
    Mono<Leaving> leave(Session session, @RequestBody Leave leave) {
        Violations violations = new Violations();
        String password = violations.secret("password", leave.password(), 1, Passwords.LONGEST);
        violations.refuseIfAny();
        return passwords
                .prove(session.memberId(), password)
                .flatMap(departing::begin)
                .map(Leaving::new);
    }

    /** @param at when the account is deleted */
    record Leaving(Instant at) {}

    /** @param password the caller's; who has none yet sets one by mail first */
    record Leave(
            @Nullable @Bounds(min = 1, max = Passwords.LONGEST)
            String password) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Leave[...]";
        }
    }

    /** @param password the caller's, for who sits at their machine does not have it */
    record Move(
            @Nullable @Bounds(min = 1, max = EmailAddress.LONGEST)
            String email,

            @Nullable @Bounds(min = 1, max = Passwords.LONGEST)
            String password) {

        /** Without either, as it might be logged. */
        @Override
        public String toString() {
            return "Move[...]";
        }
    }

    /** @param current the one until now */
    record Change(
            @Nullable @Bounds(min = 1, max = Passwords.LONGEST)
            String current,

            @Nullable @Bounds(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {

        /** Without either, as it might be logged. */
        @Override
        public String toString() {
            return "Change[...]";
        }
    }
}
