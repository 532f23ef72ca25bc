package io.wenda.notification.live;

import io.wenda.http.listing.Cursor;
import io.wenda.notification.inbox.Announced;
import io.wenda.notification.inbox.InboxItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What one connection is sent: first what was announced since the client was here last, then what is announced now.
 *
 * <p>Why there is no gap. The bell is there before the replay is read, so what is announced meanwhile waits in it. The
 * replay starts some time before the last alert the client had, because instances do not hear of alerts in the same order
 * and their clocks differ. Alerts of the live stream are sent only after the replay, so the last id a client knows never
 * runs ahead of what it has; and a client that has had no alert yet is given the moment of its first connection as one.
 *
 * <p>What comes twice is dropped by row id as far as one connection remembers; across connections that is the client's.
 */
@Component
class LiveStream {

    private static final String NO_ROW = "-";

    private static final ServerSentEvent<InboxItem> HEARTBEAT =
            ServerSentEvent.<InboxItem>builder().comment("").build();

    private static final ServerSentEvent<InboxItem> MOVED =
            ServerSentEvent.<InboxItem>builder().event("moved").build();

    private final LiveProperties properties;
    private final Clock clock;

    /**
     * Connections of one clockwork get their heartbeat together, and an alert waits meanwhile. So there are many, each a part of
     * a period after the other: of ten thousand connections forty are written to at once.
     */
    private static final int CLOCKWORKS = 256;

    private final List<Flux<ServerSentEvent<InboxItem>>> heartbeats;
    private final AtomicInteger opened = new AtomicInteger();

    LiveStream(LiveProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.heartbeats = IntStream.range(0, CLOCKWORKS)
                .mapToObj(place -> beginning(
                        properties.heartbeat().multipliedBy(place + 1).dividedBy(CLOCKWORKS), properties.heartbeat()))
                .toList();
    }

    private static Flux<ServerSentEvent<InboxItem>> beginning(Duration first, Duration period) {
        return Flux.defer(() -> Flux.interval(first, period))
                .onBackpressureDrop()
                .map(tick -> HEARTBEAT)
                .share();
    }

    /** Each connection takes the next one. Left out where a client is behind: it has something to read anyway. */
    private Flux<ServerSentEvent<InboxItem>> heartbeat() {
        return heartbeats
                .get(Math.floorMod(opened.getAndIncrement(), CLOCKWORKS))
                .onBackpressureDrop();
    }

    /**
     * The stream of one connection.
     *
     * @param last the last alert that the client had, if it had any
     * @param announcedSince the member's rows since a time
     */
    Flux<ServerSentEvent<InboxItem>> of(
            Bell bell, @Nullable Cursor last, Function<Instant, Flux<Announced>> announcedSince) {
        Flux<Announced> missed =
                last == null ? Flux.empty() : announcedSince.apply(last.at().minus(properties.replay()));
        Flux<ServerSentEvent<InboxItem>> alerts = missed.concatWith(bell.rings())
                .filter(new RecentRows()::addsNew)
                .map(LiveStream::alert);
        return Flux.merge(1, Flux.concat(Flux.just(opening(last)), alerts), heartbeat());
    }

    /** Told at once, so that the client knows it is connected. */
    private ServerSentEvent<InboxItem> opening(@Nullable Cursor last) {
        ServerSentEvent.Builder<InboxItem> opening =
                ServerSentEvent.<InboxItem>builder().retry(properties.retry()).comment("connected");
        return last == null
                ? opening.id(new Cursor(clock.instant(), NO_ROW).encode()).build()
                : opening.build();
    }

    private static ServerSentEvent<InboxItem> alert(Announced announced) {
        InboxItem item = announced.item();
        if (item == null) {
            return MOVED;
        }
        return ServerSentEvent.builder(item)
                .id(new Cursor(announced.at(), item.id()).encode())
                .event("alert")
                .build();
    }
}
