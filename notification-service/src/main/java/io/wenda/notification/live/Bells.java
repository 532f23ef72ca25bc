package io.wenda.notification.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.notification.inbox.Announced;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The live connections of this instance, by member: one for each browser, phone or program. */
@Component
class Bells {

    private final Map<String, Set<Bell>> byMember = new ConcurrentHashMap<>();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicInteger connected;
    private final Counter rung;
    private final LiveProperties properties;

    Bells(LiveProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.connected = meters.gauge("wenda.live.connections", new AtomicInteger());
        this.rung = meters.counter("wenda.live.rung");
    }

    /** From here on the bell rings for this member, until it leaves. */
    Bell join(String memberId) {
        Bell bell = new Bell(memberId, properties.buffer());
        byMember.compute(memberId, (id, bells) -> {
            Set<Bell> all = bells == null ? ConcurrentHashMap.newKeySet(1) : bells;
            all.add(bell);
            return all;
        });
        connected.incrementAndGet();
        return bell;
    }

    void leave(Bell bell) {
        byMember.computeIfPresent(bell.memberId(), (id, bells) -> {
            bells.remove(bell);
            return bells.isEmpty() ? null : bells;
        });
        connected.decrementAndGet();
    }

    /** Rings every bell of the member; called by one thread. */
    void ring(String memberId, Announced announced) {
        for (Bell bell : byMember.getOrDefault(memberId, Set.of())) {
            bell.ring(announced);
            rung.increment();
        }
    }

    /** Completes when this instance is about to stop: its clients go to another one, and lose nothing. */
    Mono<Void> closing() {
        return closing.asMono();
    }

    int connectionsOf(String memberId) {
        return byMember.getOrDefault(memberId, Set.of()).size();
    }

    @EventListener
    void close(ContextClosedEvent stopping) {
        closing.tryEmitEmpty();
    }
}
