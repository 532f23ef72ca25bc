package io.wenda.membership.issuers;

import io.wenda.http.problem.InvalidException;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Introduction;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.NewMember;
import io.wenda.membership.accounts.SigningUp;
import io.wenda.membership.proving.ChangingPasswords;
import io.wenda.membership.signin.Arrival;
import io.wenda.membership.signin.How;
import io.wenda.membership.signin.SigningIn;
import io.wenda.membership.throttling.ClientAddress;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody of whom an issuer said who they are gets in. Whom we know by that signs in; who has the address of an account shows
 * its password once, for an address alone opens nobody's account; everybody else joins, as at the front door.
 *
 * <p>Who was expelled keeps what they are elsewhere, and so comes back as who they are.
 */
@Component
class Arriving {

    private final Guests guests;
    private final Meeting meeting;
    private final ChangingPasswords passwords;
    private final SigningIn signingIn;
    private final SigningUp signingUp;

    Arriving(Guests guests, Meeting meeting, ChangingPasswords passwords, SigningIn signingIn, SigningUp signingUp) {
        this.guests = guests;
        this.meeting = meeting;
        this.passwords = passwords;
        this.signingIn = signingIn;
        this.signingUp = signingUp;
    }

    /** A new session; {@link Refusal.VisitOver}, and whatever signing in, a password and joining refuse. */
    Mono<SigningIn.SignedIn> arrive(IssuedForm.Checked form, ClientAddress from, String agent) {
        return guests.find(form.ticket())
                .switchIfEmpty(Mono.error(Refusal.VisitOver::new))
                .flatMap(guest -> meeting.meet(guest.known())
                        .flatMap(met -> in(guest, met, form, from, new Arrival(agent, How.issuer(guest.issuer()))))
                        .delayUntil(signedIn -> guests.remove(guest)));
    }

    private Mono<SigningIn.SignedIn> in(
            Guest guest, Meeting.Met met, IssuedForm.Checked form, ClientAddress from, Arrival arrival) {
        return switch (met.wants()) {
            case NOTHING, CODE -> signingIn.begin(memberOf(met), form.code(), arrival);
            case PASSWORD ->
                prove(memberOf(met), form.password())
                        .flatMap(member -> signingIn.begin(member, form.code(), arrival))
                        .delayUntil(signedIn ->
                                meeting.link(guest.known(), signedIn.member().id()));
            case JOINING -> join(guest, form, from).flatMap(member -> signingIn.begin(member, "", arrival));
        };
    }

    private static Member memberOf(Meeting.Met met) {
        return Objects.requireNonNull(met.member(), "who is known has an account");
    }

    private Mono<Member> prove(Member member, String password) {
        return password.isEmpty()
                ? Mono.error(InvalidException.of("password", "required"))
                : passwords.prove(member.id(), password);
    }

    /** The ticket names the account, so a form that is sent twice makes one. */
    private Mono<Member> join(Guest guest, IssuedForm.Checked form, ClientAddress from) {
        Optional<EmailAddress> proved =
                Optional.ofNullable(guest.known().email()).flatMap(EmailAddress::of);
        EmailAddress address = proved.or(form::email).orElseThrow(() -> InvalidException.of("email", "required"));
        if (form.name().isEmpty()) {
            throw InvalidException.of("name", "required");
        }
        NewMember who = new NewMember(new Introduction(form.name(), address, form.language()), "", form.rules());
        return meeting.claim(guest.known(), guest.id())
                .flatMap(identity -> signingUp.join(guest.id(), who, proved.isPresent(), identity, from));
    }
}
