package io.wenda.notification.live;

import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.BadCursorException;
import io.wenda.http.listing.Cursor;
import io.wenda.http.session.EndedSessions;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.inbox.InboxReading;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerResponse;

/** The caller's inbox as it happens. */
@RestController
class StreamController {

    static final String PATH = "/api/inbox/stream";

    private final Bells bells;
    private final LiveAlerts alerts;
    private final LiveStream stream;
    private final InboxReading inbox;
    private final EndedSessions endedSessions;

    StreamController(
            Bells bells, LiveAlerts alerts, LiveStream stream, InboxReading inbox, EndedSessions endedSessions) {
        this.bells = bells;
        this.alerts = alerts;
        this.stream = stream;
        this.inbox = inbox;
        this.endedSessions = endedSessions;
    }

    /**
     * Streams the caller's alerts as they happen. Server-sent events (HTML Living Standard, 9.2): {@code event: alert} with
     * an inbox item as {@code data} and an opaque {@code id}; {@code event: moved} without data, when the caller has seen, read
     * or archived something on another page; and comments that show the connection is alive. Ends with the
     * session, when the client is too
     * slow, and when this instance stops; the client then comes back with the last {@code id} it had.
     *
     * @param lastEventId the {@code id} that a browser sends by itself when it comes back
     * @param after the same for who cannot set a header, and for the first connection of a page. The header goes first
     */
    @Refuses({Refusal.NotListeningYet.class, BadCursorException.class})
    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<InboxItem>> stream(
            Session session,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after,
            ServerHttpResponse response) {
        if (!alerts.areHeard()) {
            throw new Refusal.NotListeningYet();
        }
        Cursor last = cursor(lastEventId == null ? after : lastEventId);
        unbuffered(response);
        Mono<Void> end = Mono.firstWithSignal(endedSessions.endOf(session), bells.closing());
        return Flux.using(() -> bells.join(session.memberId()), bell -> rung(bell, last, response), bells::leave)
                .takeUntilOther(end);
    }

    private Flux<ServerSentEvent<InboxItem>> rung(Bell bell, @Nullable Cursor last, ServerHttpResponse response) {
        return stream.of(bell, last, since -> inbox.announcedSince(bell.memberId(), since))
                .takeUntilOther(bell.runOver().doOnSuccess(cut -> hangUp(response)));
    }

    private static @Nullable Cursor cursor(@Nullable String encoded) {
        return encoded == null || encoded.isEmpty() ? null : Cursor.decode(encoded);
    }

    private static void unbuffered(ServerHttpResponse response) {
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("X-Accel-Buffering", "no");
    }

    /** A client that does not read would not read the end of the stream either. */
    private static void hangUp(ServerHttpResponse response) {
        if (ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse netty) {
            netty.withConnection(DisposableChannel::dispose);
        }
    }
}
