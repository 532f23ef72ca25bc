package io.wenda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One service fails, in each way services fail; the others go on. */
class FailuresIT {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private static final StubService WELL = StubService.start();
    private static final StubService FAILING = StubService.start();
    private static final RunningGateway GATEWAY = RunningGateway.inFrontOf(
            FAILING, WELL, WELL, "spring.cloud.gateway.server.webflux.httpclient.response-timeout=500ms");

    @BeforeEach
    void answer() {
        WELL.answers(200, "{}");
    }

    @AfterAll
    static void end() {
        GATEWAY.close();
        FAILING.close();
        WELL.close();
    }

    @Test
    void a_service_that_is_down_is_named_within_two_seconds_while_the_others_answer() {
        StubService stopped = StubService.start();
        try (RunningGateway gateway = RunningGateway.inFrontOf(stopped, WELL, WELL)) {
            stopped.close();

            Instant start = Instant.now();
            HttpResponse<String> program = gateway.get("/api/questions");
            assertThat(Duration.between(start, Instant.now())).isLessThan(TWO_SECONDS);
            assertThat(program.statusCode()).isEqualTo(503);
            assertThat(program.headers().firstValue("Retry-After")).isPresent();
            assertThat(program.body()).contains("\"code\":\"service-unavailable\"", "\"service\":\"question-service\"");

            HttpResponse<String> person = gateway.get("/questions/q1", "Cookie", "wenda_lang=zh");
            assertThat(person.statusCode()).isEqualTo(503);
            assertThat(person.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(person.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(person.body()).contains("lang=\"zh-Hans\"");

            assertThat(gateway.get("/api/inbox").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/sign-in").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_service_that_takes_no_connection_is_down_within_two_seconds() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningGateway gateway = RunningGateway.inFrontOf(
                        WELL, WELL, WELL, "wenda.services.question=http://127.0.0.1:" + deaf.getLocalPort())) {
            List<Socket> waiting = fillTheQueueOf(deaf);

            Instant start = Instant.now();
            HttpResponse<String> answer = gateway.get("/api/questions");

            assertThat(Duration.between(start, Instant.now())).isLessThan(TWO_SECONDS);
            assertThat(answer.body()).contains("\"code\":\"service-unavailable\"");
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Until the kernel takes no more: from then on it leaves a caller without any answer. */
    private static List<Socket> fillTheQueueOf(ServerSocket deaf) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 100);
            } catch (SocketTimeoutException full) {
                return waiting;
            }
        }
    }

    @Test
    void a_service_that_takes_too_long_is_slow() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        FAILING.answers(exchange -> {
            await(told);
            StubService.respond(exchange, 200, "too late");
        });

        HttpResponse<String> answer = GATEWAY.post("/api/questions", "{}");
        told.countDown();

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"code\":\"service-slow\"", "\"service\":\"question-service\"");
        assertThat(FAILING.arrived()).hasSize(1);
    }

    @Test
    void a_post_arrives_once_even_when_the_service_dies_in_the_middle_of_it() throws IOException {
        try (RawService dying = RawService.dyingAfter(0);
                RunningGateway gateway =
                        RunningGateway.inFrontOf(WELL, WELL, WELL, "wenda.services.question=" + dying.uri())) {
            HttpResponse<String> answer = gateway.post("/api/questions", "{\"title\":\"once\"}");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("\"code\":\"service-broke-off\"");
            assertThat(dying.requestLines()).containsExactly("POST /api/questions HTTP/1.1");
        }
    }

    @Test
    void a_post_on_a_connection_that_the_service_just_gave_up_is_not_sent_again() throws IOException {
        try (RawService dying = RawService.dyingAfter(1);
                RunningGateway gateway =
                        RunningGateway.inFrontOf(WELL, WELL, WELL, "wenda.services.question=" + dying.uri())) {
            assertThat(gateway.get("/api/questions").statusCode()).isEqualTo(200);

            assertThat(gateway.post("/api/questions", "{}").statusCode()).isEqualTo(502);
            assertThat(dying.requestLines())
                    .containsExactly("GET /api/questions HTTP/1.1", "POST /api/questions HTTP/1.1");
        }
    }

    @Test
    void an_error_of_a_service_passes_as_the_service_said_it() {
        FAILING.answers(
                409,
                "{\"code\":\"changed-meanwhile\"}",
                "Content-Type",
                "application/problem+json",
                "Retry-After",
                "7");

        HttpResponse<String> answer = GATEWAY.post("/api/questions", "{}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"code\":\"changed-meanwhile\"}");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void stopping_lets_requests_finish() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        WELL.answers(exchange -> {
            arrived.countDown();
            await(released);
            StubService.respond(exchange, 201, "done");
        });
        RunningGateway gateway = RunningGateway.inFrontOf(WELL, WELL, WELL);
        var answer = gateway.client.sendAsync(
                gateway.to("/api/questions").POST(BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
        await(arrived);

        Thread stop = Thread.ofPlatform().start(gateway::close);
        released.countDown();

        assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        assertThat(stop.join(Duration.ofSeconds(8))).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
