package io.wenda.membership.signin;

import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.keys.Signing;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Somebody leaves. Every service hears of it with the member's state and lets no token of that session in again. */
@Component
class SigningOut {

    private final Members members;
    private final Signing signing;
    private final Clock clock;

    SigningOut(Members members, Signing signing, Clock clock) {
        this.members = members;
        this.signing = signing;
        this.clock = clock;
    }

    /** Ends the session; one that is over already, or whose member is gone, stays so. */
    Mono<Void> signOut(Session session) {
        Instant until = signing.lastExpiry();
        return members.change(session.memberId(), member -> member.ended(session.sessionId(), until, clock.instant()))
                .onErrorComplete(Refusal.Absent.class)
                .then();
    }
}
