package io.wenda.membership.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/sessions}: where one is signed in. What ends here stops everywhere within a second, streams as well. */
@RestController
@Refuses(Refusal.Absent.class)
@RequestMapping("/api/sessions")
class SessionsController {

    private final OpenSessions open;
    private final SigningOut signingOut;
    private final Members members;

    SessionsController(OpenSessions open, SigningOut signingOut, Members members) {
        this.open = open;
        this.signingOut = signingOut;
        this.members = members;
    }

    /** Lists where the caller is signed in, the latest first. */
    @GetMapping
    Mono<Open> list(Session session) {
        return members.get(session.memberId())
                .flatMapMany(open::of)
                .map(one -> Place.of(one, session))
                .sort(Comparator.comparing(Place::startedAt).reversed())
                .collectList()
                .map(Open::new);
    }

    /** Ends one of them. */
    @Refuses(StaleVersionException.class)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(Session session, @PathVariable String id) {
        return signingOut.endOther(session, id);
    }

    /** Ends all of them but the one that asks. */
    @Refuses(StaleVersionException.class)
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endOthers(Session session) {
        return signingOut.endOthers(session);
    }

    record Open(List<Place> items) {}

    /**
     * A sign-in.
     *
     * @param seenAt when it was renewed last
     * @param agent what the browser or program said of itself
     * @param how they signed in; absent where that is not known
     * @param current whether it is the one that asks
     */
    record Place(
            String id,
            Instant startedAt,
            Instant seenAt,
            Instant expiresAt,
            String agent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            How how,

            boolean current) {

        static Place of(OpenSession one, Session asking) {
            return new Place(
                    one.id(),
                    one.startedAt(),
                    one.seenAt(),
                    one.until(),
                    one.agent(),
                    one.how(),
                    one.id().equals(asking.sessionId()));
        }
    }
}
