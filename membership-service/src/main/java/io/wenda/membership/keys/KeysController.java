package io.wenda.membership.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/admin/membership/keys}: the keys that sign sessions. Their private parts are shown to nobody. */
@RestController
@Refuses(Refusal.NotAllowed.class)
@RequestMapping("/api/admin/membership/keys")
class KeysController {

    private final Rotating rotating;
    private final Clock clock;

    KeysController(Rotating rotating, Clock clock) {
        this.rotating = rotating;
        this.clock = clock;
    }

    /** Lists the keys whose tokens are good, in the order in which they sign. For administrators. */
    @GetMapping
    Mono<Ring> ring(Session session) {
        return rotating.ring(session.memberId()).map(this::shown);
    }

    /**
     * Has another key sign from ten minutes from now on. No session ends by it. While one waits for its time, that is the
     * one, and nothing changes. For administrators.
     */
    @Refuses(StaleVersionException.class)
    @PostMapping
    Mono<Ring> rotate(Session session) {
        return rotating.rotate(session.memberId()).map(this::shown);
    }

    private Ring shown(KeyRing ring) {
        Instant now = clock.instant();
        String signing = ring.signing(now, key -> true).map(KeyPair::kid).orElse("");
        return new Ring(ring.keys().stream()
                .map(key -> new Shown(
                        key.kid(),
                        key.signsFrom().isAfter(now)
                                ? State.WAITING
                                : key.kid().equals(signing) ? State.SIGNING : State.VERIFYING,
                        key.signsFrom(),
                        ring.end(key, rotating.tokens()).orElse(null),
                        key.by()))
                .toList());
    }

    record Ring(List<Shown> items) {}

    /**
     * A key.
     *
     * @param until when it is forgotten; absent where it will sign on
     * @param by the administrator who wanted it; absent where it was time
     */
    record Shown(
            String id,
            State state,
            Instant signsFrom,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant until,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String by) {}

    /** What a key does now. */
    enum State {
        /** Everybody hears of it before it signs. */
        WAITING,
        /** Signs. */
        SIGNING,
        /** Signs no more; what it signed is good. */
        VERIFYING;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
