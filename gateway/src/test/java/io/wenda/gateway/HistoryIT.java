package io.wenda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of any length passes, and what is said of each line passes back while the file is still on its way. */
class HistoryIT {

    private static final Duration RESPONSE_TIMEOUT = Duration.ofMillis(300);
    private static final int LARGE = 3_000_000;

    private final HttpServer echo;
    private final StubService others = StubService.start();
    private final RunningGateway gateway;

    HistoryIT() throws IOException {
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        echo.createContext("/", HistoryIT::answerLineByLine);
        gateway = RunningGateway.inFrontOf(
                others,
                others,
                others,
                "wenda.services.question=http://127.0.0.1:" + echo.getAddress().getPort(),
                "spring.cloud.gateway.server.webflux.httpclient.response-timeout=" + RESPONSE_TIMEOUT.toMillis()
                        + "ms");
    }

    @BeforeEach
    void start() {
        echo.start();
    }

    @AfterEach
    void end() {
        gateway.close();
        others.close();
        echo.stop(0);
    }

    @Test
    void a_body_may_have_any_length_on_its_way_to_an_import_and_nowhere_else() {
        others.answers(200, "{}");
        String large = "x".repeat(LARGE);
        for (String service : new String[] {"membership", "notification"}) {
            assertThat(gateway.post("/api/admin/" + service + "/import", large).statusCode())
                    .isEqualTo(200);
        }
        assertThat(others.arrived())
                .allSatisfy(arrived -> assertThat(arrived.body()).hasSize(LARGE));
        HttpResponse<String> chunked = gateway.send(gateway.to("/api/admin/question/import")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream((large + "\n").getBytes(UTF_8)))));
        assertThat(chunked.body()).isEqualTo("read " + LARGE + "\n");

        assertThat(gateway.post("/api/admin/question/retell", large).statusCode())
                .isEqualTo(413);
        assertThat(gateway.post("/api/admin/question/import/", large).statusCode())
                .isIn(404, 413);
    }

    @Test
    void each_line_is_answered_before_the_next_one_is_sent_however_long_that_takes() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            String head = String.join(
                    "\r\n",
                    "POST /api/admin/question/import HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/x-ndjson",
                    "Transfer-Encoding: chunked",
                    "",
                    "");
            out.write(head.getBytes(UTF_8));
            for (int i = 1; i <= 4; i++) {
                String line = "x".repeat(i) + "\n";
                out.write((Integer.toHexString(line.length()) + "\r\n" + line + "\r\n").getBytes(UTF_8));
                out.flush();
                awaitLine(in, "read " + i);
                assertThat(gateway.get("/api/admin/question/export").body()).isEmpty();
                awaitSilence();
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
            out.flush();
            awaitLine(in, "0");
        }
    }

    /** Longer than a service has for its answer. */
    private static void awaitSilence() {
        await().pollDelay(RESPONSE_TIMEOUT.plusMillis(100)).until(() -> true);
    }

    private static void awaitLine(BufferedReader in, String wanted) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("the answer ended before " + wanted);
    }

    private static void answerLineByLine(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            BufferedReader lines = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                exchange.getResponseBody().write(("read " + line.length() + "\n").getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
        }
    }
}
