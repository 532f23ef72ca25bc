package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Where people are known beside here: as little of GitHub as a browser and a client see. Everybody there is one person. */
final class IdentityDesk {

    static final IdentityDesk OPEN = new IdentityDesk();

    private final HttpServer server;
    private final AtomicInteger people = new AtomicInteger(41);

    private IdentityDesk() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    /** With which a community is known here. */
    Map<String, String> settings() {
        return Map.of(
                "WENDA_GITHUB_CLIENT_ID",
                "journeys",
                "WENDA_GITHUB_CLIENT_SECRET",
                "secret-of-the-journeys",
                "WENDA_GITHUB_WEB",
                url(),
                "WENDA_GITHUB_API",
                url() + "/api");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on somebody else sits there. */
    void next() {
        people.incrementAndGet();
    }

    /** What comes back from there: {@code state}, {@code code}, and what the browser kept. */
    Map<String, String> visit(Reply way) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(way.json().required("address").asString()))
                .build();
        try {
            HttpResponse<Void> sent = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
            Map<String, String> back = new HashMap<>(
                    form(URI.create(sent.headers().firstValue("Location").orElseThrow())
                            .getRawQuery()));
            back.put("kept", way.json().required("kept").asString());
            return back;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        int person = people.get();
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/login/oauth/authorize" -> {
                    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
                    String state = URLEncoder.encode(asked.getOrDefault("state", ""), UTF_8);
                    exchange.getResponseHeaders()
                            .add("Location", asked.get("redirect_uri") + "?code=" + person + "&state=" + state);
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/login/oauth/access_token" ->
                    say(
                            exchange,
                            "{\"access_token\":\"gho_1\",\"token_type\":\"bearer\",\"scope\":\"read:user,user:email\"}");
                case "/api/user" -> say(exchange, "{\"id\":%d,\"login\":\"octavia%d\"}".formatted(person, person));
                default ->
                    say(
                            exchange,
                            "[{\"email\":\"octavia%d@example.org\",\"primary\":true,\"verified\":true}]"
                                    .formatted(person));
            }
        }
    }

    private static void say(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
