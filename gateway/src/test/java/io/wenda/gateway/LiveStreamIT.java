package io.wenda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bell's stream through the gateway: each alert at once, for as long as the browser listens. */
class LiveStreamIT {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(300);

    private final BlockingQueue<String> alerts = new LinkedBlockingQueue<>();
    private final CountDownLatch listenerGone = new CountDownLatch(1);
    private final StubService notification = StubService.start();
    private final RunningGateway gateway = RunningGateway.inFrontOf(
            notification,
            notification,
            notification,
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=" + RESPONSE_TIMEOUT.toMillis() + "ms");

    @BeforeEach
    void streams() {
        notification.answers(this::stream);
    }

    @AfterEach
    void end() {
        gateway.close();
        notification.close();
    }

    @Test
    void each_alert_passes_before_the_next_one_exists() throws Exception {
        try (BufferedReader stream = listen()) {
            for (int i = 1; i <= 3; i++) {
                alerts.add("data: alert " + i);
                assertThat(stream.readLine()).isEqualTo("data: alert " + i);
            }
        }
    }

    @Test
    void silence_longer_than_the_response_timeout_does_not_end_it() throws Exception {
        try (BufferedReader stream = listen()) {
            String atOnce = alerts.poll(RESPONSE_TIMEOUT.toMillis() * 3, TimeUnit.MILLISECONDS);
            assertThat(atOnce).isNull();

            alerts.add("data: after the silence");
            assertThat(stream.readLine()).isEqualTo("data: after the silence");
        }
    }

    @Test
    void the_service_learns_that_the_browser_went_away() throws Exception {
        listen().close();

        await().untilAsserted(() -> {
            alerts.add("data: heartbeat");
            assertThat(listenerGone.getCount()).isZero();
        });
    }

    @Test
    void a_stopping_gateway_ends_it_and_does_not_wait_for_it() throws Exception {
        try (BufferedReader stream = listen()) {
            alerts.add("data: last");
            assertThat(stream.readLine()).isEqualTo("data: last");

            Instant start = Instant.now();
            gateway.close();

            assertThat(stream.readLine()).isNull();
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    private BufferedReader listen() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = gateway.client.send(
                gateway.to("/api/inbox/stream")
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        BufferedReader stream = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
        assertThat(stream.readLine()).isEqualTo("retry: 2000");
        return stream;
    }

    /** Sends what is put into {@link #alerts}, until the other end is gone. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("retry: 2000\n".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        try {
            while (true) {
                String alert = alerts.poll(100, TimeUnit.MILLISECONDS);
                if (alert != null) {
                    exchange.getResponseBody().write((alert + "\n").getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                }
            }
        } catch (IOException gone) {
            listenerGone.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
