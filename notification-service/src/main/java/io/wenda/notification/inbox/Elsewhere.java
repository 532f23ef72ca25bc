package io.wenda.notification.inbox;

import io.wenda.events.InboxMoved;
import io.wenda.transport.EventSender;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells a member's other pages that they have seen, read or put away something, so that all of them count the same. Who is
 * not told counts anew when they come back, so what the broker does not take is left.
 */
@Component
class Elsewhere {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventSender sender;
    private final Clock clock;

    Elsewhere(EventSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    Mono<Void> tell(String memberId) {
        return Mono.defer(() -> sender.send(memberId + ":" + clock.millis(), new InboxMoved(memberId, clock.instant())))
                .timeout(PATIENCE)
                .onErrorComplete();
    }
}
