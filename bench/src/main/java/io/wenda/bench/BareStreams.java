package io.wenda.bench;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServer;

/** Streams of server-sent events and nothing else: the least that bells can cost. Its argument is the port. */
final class BareStreams {

    private static final int BUFFER = 64;
    private static final String EVENT = "id:0\nevent:alert\ndata:" + "x".repeat(400) + "\n\n";

    private BareStreams() {}

    static void main(String... arguments) {
        Queue<Sinks.Many<String>> streams = new ConcurrentLinkedQueue<>();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .route(routes -> routes.get("/", (request, response) -> response.sendString(Mono.just("hello")))
                        .get("/stream", (request, response) -> {
                            Sinks.Many<String> stream =
                                    Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(BUFFER));
                            streams.add(stream);
                            return response.sse().sendString(stream.asFlux().startWith(":connected\n\n"));
                        })
                        .post("/ring/{times}", (request, response) -> {
                            int times = Integer.parseInt(request.param("times"));
                            Thread.ofPlatform().start(() -> ring(streams, times));
                            return response.send();
                        }))
                .bindNow()
                .onDispose()
                .block();
    }

    private static void ring(Queue<Sinks.Many<String>> streams, int times) {
        for (int i = 0; i < times; i++) {
            streams.forEach(stream -> stream.tryEmitNext(EVENT));
        }
    }
}
