package io.wenda.membership.signin;

import io.wenda.membership.accounts.Ending;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.keys.Signing;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which sessions end now, and for how long that must be remembered. */
@Component
public class EndingSessions {

    private final OpenSessions open;
    private final Signing signing;
    private final Clock clock;

    EndingSessions(OpenSessions open, Signing signing, Clock clock) {
        this.open = open;
        this.signing = signing;
        this.clock = clock;
    }

    /** All of the member's but this one. */
    public Mono<Ending> allBut(String sessionId, Member member) {
        return open.of(member)
                .map(OpenSession::id)
                .filter(id -> !id.equals(sessionId))
                .collectList()
                .map(this::ending);
    }

    /** All of the member's. */
    public Mono<Ending> all(Member member) {
        return open.of(member).map(OpenSession::id).collectList().map(this::ending);
    }

    /** This one alone. */
    public Ending of(String sessionId) {
        return ending(List.of(sessionId));
    }

    private Ending ending(List<String> sessions) {
        return new Ending(sessions, signing.lastExpiry(), clock.instant());
    }
}
