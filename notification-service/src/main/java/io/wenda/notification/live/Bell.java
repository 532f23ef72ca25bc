package io.wenda.notification.live;

import io.wenda.notification.inbox.Announced;
import java.util.concurrent.LinkedBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One live connection. What its client has not taken yet waits in a bounded buffer; a client that lets it run over is cut
 * off, and comes back to what it missed.
 *
 * <p>Thousands are open, and silent nearly always: a buffer takes room only for what is in it.
 */
final class Bell {

    private final String memberId;
    private final Sinks.Many<Announced> waiting;
    private final Sinks.Empty<Void> runOver = Sinks.empty();

    Bell(String memberId, int buffer) {
        this.memberId = memberId;
        this.waiting = Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(buffer));
    }

    String memberId() {
        return memberId;
    }

    /** Called by one thread for all bells. Never waits. */
    void ring(Announced announced) {
        if (waiting.tryEmitNext(announced).isFailure()) {
            runOver.tryEmitEmpty();
        }
    }

    /** All that was rung since the bell is there, to one subscriber. */
    Flux<Announced> rings() {
        return waiting.asFlux();
    }

    /** Completes when the client is too slow. */
    Mono<Void> runOver() {
        return runOver.asMono();
    }
}
