package io.wenda.membership.signin;

import io.wenda.http.creating.Ids;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.keys.Signing;
import io.wenda.membership.throttling.Attempts;
import io.wenda.membership.throttling.Attempts.Attempt;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.membership.throttling.Throttled;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody says who they are and proves it. Whether an address has an account shows neither in the answer nor in the time
 * it takes, and what failed is counted either way.
 *
 * <p>A session is written down first, and then it is asked once more whether the password is still the one that was proved: so
 * whoever changes it finds every session that is to end with it, or that session never begins.
 */
@Component
public class SigningIn {

    private final Members members;
    private final Passwords passwords;
    private final Attempts attempts;
    private final SecondStep second;
    private final Signing signing;
    private final OpenSessions open;

    SigningIn(
            Members members,
            Passwords passwords,
            Attempts attempts,
            SecondStep second,
            Signing signing,
            OpenSessions open) {
        this.members = members;
        this.passwords = passwords;
        this.attempts = attempts;
        this.second = second;
        this.signing = signing;
        this.open = open;
    }

    /**
     * A new session; {@link Refusal.WrongCredentials}, {@link Refusal.TooManyAttempts}, {@link Refusal.SecondFactorWanted},
     * {@link Refusal.WrongCode}.
     *
     * @param code of the second factor; empty where none was typed in
     */
    Mono<SignedIn> signIn(String email, String password, String code, ClientAddress address, Arrival arrival) {
        String account = EmailAddress.of(email).map(EmailAddress::key).orElse(email);
        return attempts.count(Throttled.SIGN_IN_FROM_ADDRESS, address.network())
                .flatMap(fromHere -> attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, account)
                        .flatMap(ofAccount ->
                                prove(account, password).flatMap(member -> takeBack(fromHere, ofAccount, member))))
                .flatMap(member -> begin(member, code, arrival));
    }

    /** A new session of a member who has shown one thing, and shows another where they have a second factor. */
    public Mono<SignedIn> begin(Member member, String code, Arrival arrival) {
        return second.require(member, code)
                .flatMap(shown ->
                        begin(member, shown.proofs().factorSince().isPresent() ? arrival.withCode() : arrival));
    }

    /** A new session of a member who needs no more proof, as they were when they gave it. */
    Mono<SignedIn> begin(Member member, Arrival arrival) {
        return attempts.count(Throttled.SESSIONS_OF_ACCOUNT, member.id())
                .then(signing.sign(member.id(), Ids.random()))
                .delayUntil(signed -> open.begin(signed.session(), arrival))
                .flatMap(signed -> members.find(member.id())
                        .filter(now -> now.passwordHash().equals(member.passwordHash()))
                        .switchIfEmpty(Mono.error(Refusal.WrongCredentials::new))
                        .flatMap(this::stay)
                        .map(now -> new SignedIn(now, signed)));
    }

    /** Who wanted to be deleted and comes back does not any more. */
    private Mono<Member> stay(Member member) {
        return member.leaves() ? members.change(member.id(), Member::staying) : Mono.just(member);
    }

    /** The same session with more time. */
    Mono<SignedIn> renew(Member member, Session session) {
        return signing.sign(member.id(), session.sessionId())
                .delayUntil(signed -> open.renew(signed.session()))
                .map(signed -> new SignedIn(member, signed));
    }

    private Mono<Member> prove(String account, String password) {
        return members.withEmail(account)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .filterWhen(member -> passwords.matches(password, member.orElse(null)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(Mono.error(Refusal.WrongCredentials::new));
    }

    private Mono<Member> takeBack(Attempt fromHere, Attempt ofAccount, Member member) {
        return Mono.when(attempts.takeBack(fromHere), attempts.takeBack(ofAccount))
                .thenReturn(member);
    }

    /** A member and their session. */
    public record SignedIn(Member member, Signing.Signed signed) {}
}
