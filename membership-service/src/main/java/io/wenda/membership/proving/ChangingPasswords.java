package io.wenda.membership.proving;

import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Ending;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.signin.EndingSessions;
import io.wenda.membership.throttling.Attempts;
import io.wenda.membership.throttling.Throttled;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A password changes, and with it end the sessions that somebody else may have, in one write. Sessions that began while it
 * was made are ended right after; one that begins later is not let in with the password of before.
 */
@Component
public class ChangingPasswords {

    /** Nobody's: all of them end. */
    static final String NO_SESSION = "";

    private final Members members;
    private final Passwords passwords;
    private final Attempts attempts;
    private final EndingSessions sessions;

    ChangingPasswords(Members members, Passwords passwords, Attempts attempts, EndingSessions sessions) {
        this.members = members;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /** The member, who shows that it is them; {@link Refusal.WrongPassword}, {@link Refusal.TooManyAttempts}. */
    public Mono<Member> prove(String memberId, String password) {
        return members.get(memberId)
                .flatMap(member -> attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, member.emailKey())
                        .flatMap(attempt -> passwords
                                .matches(password, member)
                                .filter(same -> same)
                                .switchIfEmpty(Mono.error(Refusal.WrongPassword::new))
                                .then(attempts.takeBack(attempt))
                                .thenReturn(member)));
    }

    /** The same, where there is a password to know: who signs in by an issuer alone has shown all there is. */
    public Mono<Member> proveIfAny(String memberId, String password) {
        return members.get(memberId)
                .flatMap(member -> member.hasPassword() ? prove(memberId, password) : Mono.just(member));
    }

    /** Sets the password of somebody who knew the one before. Their own session goes on. */
    Mono<Void> own(String memberId, String session, String current, String next) {
        String notice = Ids.random();
        return prove(memberId, current)
                .then(passwords.hash(next))
                .flatMap(hash ->
                        change(memberId, session, (member, ended) -> member.withOwnPassword(hash, ended, notice)))
                .then();
    }

    /** Decides on the member, with the sessions that are to end: all but this one. */
    Mono<Member> change(String memberId, String session, BiFunction<Member, Ending, Member> decision) {
        return members.changeBy(
                        memberId,
                        member -> sessions.allBut(session, member).map(ending -> decision.apply(member, ending)))
                .delayUntil(changed -> members.changeBy(
                        memberId, member -> sessions.allBut(session, member).map(member::ended)));
    }
}
