package io.wenda.membership.issuers;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Identity;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.proving.ChangingPasswords;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/issuers/links}: who members are elsewhere, and may sign in as. */
@RestController("issuerLinksController")
@Refuses({Refusal.Absent.class, StaleVersionException.class})
@RequestMapping("/api/issuers/links")
class LinksController {

    private final Issuers issuers;
    private final Travelling travelling;
    private final Meeting meeting;
    private final ChangingPasswords passwords;

    LinksController(Issuers issuers, Travelling travelling, Meeting meeting, ChangingPasswords passwords) {
        this.issuers = issuers;
        this.travelling = travelling;
        this.meeting = meeting;
        this.passwords = passwords;
    }

    /** Lists who the caller is elsewhere. */
    @GetMapping
    Mono<Linked> list(Session session) {
        return meeting.links(session.memberId())
                .map(all -> new Linked(all.stream().map(this::shown).toList()));
    }

    /** Tells where to go to link the caller's account to who they are there. */
    @Refuses({
        Refusal.WrongPassword.class,
        Refusal.TooManyAttempts.class,
        Refusal.IssuerSilent.class,
        Refusal.IssuerRefused.class
    })
    @PostMapping("/{issuer}")
    Mono<IssuersController.Way> link(
            Session session, @PathVariable String issuer, @RequestBody Password form, ServerHttpRequest request) {
        Violations violations = new Violations();
        String password = violations.secret("password", form.password(), 0, Passwords.LONGEST);
        violations.refuseIfAny();
        return passwords
                .proveIfAny(session.memberId(), password)
                .then(Mono.defer(() -> travelling.leave(issuer, session.memberId(), ClientAddress.of(request))))
                .map(IssuersController.Way::of);
    }

    /** Ends that the caller may sign in as who they are there, unless they could not sign in at all then. */
    @Refuses(Refusal.OnlyWayIn.class)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unlink(Session session, @PathVariable String id) {
        return meeting.unlink(session.memberId(), id);
    }

    private Shown shown(Identity identity) {
        return new Shown(
                Identity.key(identity.issuer(), identity.subject()),
                issuers.at(identity.issuer()).map(Issuer::name).orElse(identity.issuer()),
                identity.name(),
                identity.since());
    }

    record Linked(List<Shown> items) {}

    /**
     * Who a member is elsewhere.
     *
     * @param issuer as it is called here
     * @param name how they are called there
     */
    record Shown(String id, String issuer, String name, Instant since) {}

    /** @param password the caller's; absent for who has none */
    record Password(
            @Nullable @Bounds(max = Passwords.LONGEST) String password) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Password[...]";
        }
    }
}
