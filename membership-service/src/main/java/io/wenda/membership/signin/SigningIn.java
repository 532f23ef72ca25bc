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
 */
@Component
class SigningIn {

    private final Members members;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Signing signing;

    SigningIn(Members members, Passwords passwords, Attempts attempts, Signing signing) {
        this.members = members;
        this.passwords = passwords;
        this.attempts = attempts;
        this.signing = signing;
    }

    /** A new session; {@link Refusal.WrongCredentials}, {@link Refusal.TooManyAttempts}. */
    Mono<SignedIn> signIn(String email, String password, ClientAddress address) {
        String account = EmailAddress.of(email).map(EmailAddress::key).orElse(email);
        return attempts.count(Throttled.SIGN_IN_FROM_ADDRESS, address.network())
                .flatMap(fromHere -> attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, account)
                        .flatMap(ofAccount ->
                                prove(account, password).flatMap(member -> takeBack(fromHere, ofAccount, member))))
                .flatMap(this::begin);
    }

    /** A new session of a member who needs no more proof. */
    Mono<SignedIn> begin(Member member) {
        return attempts.count(Throttled.SESSIONS_OF_ACCOUNT, member.id())
                .then(signing.sign(member.id(), Ids.random()))
                .map(signed -> new SignedIn(member, signed));
    }

    /** The same session with more time. */
    Mono<SignedIn> renew(Member member, Session session) {
        return signing.sign(member.id(), session.sessionId()).map(signed -> new SignedIn(member, signed));
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
    record SignedIn(Member member, Signing.Signed signed) {}
}
