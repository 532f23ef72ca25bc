package io.wenda.membership.signin;

import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Ending;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Somebody leaves. Every service hears of it with the member's state and lets no token of that session in again. */
@Component
class SigningOut {

    private final Members members;
    private final OpenSessions open;
    private final EndingSessions ending;

    SigningOut(Members members, OpenSessions open, EndingSessions ending) {
        this.members = members;
        this.open = open;
        this.ending = ending;
    }

    /** Ends the session; one that is over already, or whose member is gone, stays so. */
    Mono<Void> signOut(Session session) {
        return end(session.memberId(), session.sessionId())
                .onErrorComplete(Refusal.Absent.class)
                .then();
    }

    /** Ends another session of the same member; {@link Refusal.Absent} where it is none of theirs. */
    Mono<Void> endOther(Session session, String sessionId) {
        return members.get(session.memberId())
                .flatMapMany(open::of)
                .filter(one -> one.id().equals(sessionId))
                .next()
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(one -> end(session.memberId(), sessionId))
                .then();
    }

    /** Ends every session of the member but this one. */
    Mono<Void> endOthers(Session session) {
        return members.changeBy(
                        session.memberId(),
                        member -> ending.allBut(session.sessionId(), member).map(member::ended))
                .then();
    }

    private Mono<Member> end(String memberId, String sessionId) {
        Ending one = ending.of(sessionId);
        return members.change(memberId, member -> member.ended(one));
    }
}
