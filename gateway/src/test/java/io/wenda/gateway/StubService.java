package io.wenda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service behind the gateway: answers as it is told, and keeps what arrived. */
final class StubService implements AutoCloseable {

    /** One request as the service saw it. */
    record Arrived(String method, String path, Headers headers, String body) {}

    private final HttpServer server;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private volatile HttpHandler answer = exchange -> respond(exchange, 200, "{}");

    private StubService(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    static StubService start() {
        return new StubService(0);
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on every request is answered so; what arrived before is forgotten. */
    void answers(HttpHandler next) {
        arrived.clear();
        answer = next;
    }

    void answers(int status, String body, String... headers) {
        answers(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            respond(exchange, status, body);
        });
    }

    List<Arrived> arrived() {
        return arrived;
    }

    Arrived onlyArrived() {
        if (arrived.size() != 1) {
            throw new AssertionError("one request was expected, these arrived: " + arrived);
        }
        return arrived.getFirst();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            arrived.add(new Arrived(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            answer.handle(exchange);
        }
    }

    static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
