package io.wenda.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Open bells at one notification-service: what each keeps in memory. */
final class StreamBench {

    private static final String SERVICE = "notification-service-";
    private static final int STREAMS = 5_000;
    private static final int AT_ONCE = 50;
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private StreamBench() {}

    static void run(Measured wenda) {
        Api asker = Api.signIn(wenda.url(), "asker");
        String port = wenda.environmentOf(SERVICE, "SERVER_PORT");
        HttpClient client = HttpClient.create(ConnectionProvider.create("streams", STREAMS))
                .baseUrl("http://127.0.0.1:" + port)
                .headers(headers -> headers.set("Authorization", "Bearer " + asker.token()));
        long before = wenda.residentOf(SERVICE);
        AtomicInteger open = new AtomicInteger();
        Disposable streams = Flux.range(0, STREAMS)
                .delayElements(Duration.ofMillis(1_000 / AT_ONCE / 4))
                .flatMap(
                        i -> client.get().uri("/api/inbox/stream").response((response, content) -> {
                            open.incrementAndGet();
                            return content.then();
                        }),
                        STREAMS)
                .subscribe();
        try {
            while (open.get() < STREAMS) {
                Thread.sleep(100);
            }
            Thread.sleep(SETTLING);
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d open streams at one notification-service: %.1f KiB resident each (%d MB before, %d MB with them).%n",
                    STREAMS,
                    (wenda.residentOf(SERVICE) - before) / (double) STREAMS,
                    before / 1024,
                    wenda.residentOf(SERVICE) / 1024);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            streams.dispose();
        }
    }
}
