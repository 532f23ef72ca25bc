package io.wenda.notification.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program or a chat robot that is told things: remembers what it was told, and answers as it was told to. */
final class Receiver implements AutoCloseable {

    /** @param query of the address, without the question mark */
    record Told(String path, String query, Map<String, String> headers, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** @param body in JSON */
    record Answer(int status, String body) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final DisposableServer server;

    Receiver() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString(StandardCharsets.UTF_8)
                        .defaultIfEmpty("")
                        .flatMap(body -> answer(request, body, response)))
                .bindNow();
    }

    private Mono<Void> answer(HttpServerRequest request, String body, HttpServerResponse response) {
        String[] parts = request.uri().split("\\?", 2);
        told.add(new Told(
                parts[0],
                parts.length == 2 ? parts[1] : "",
                request.requestHeaders().entries().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(java.util.Locale.ROOT), Map.Entry::getValue)),
                body));
        Answer answer = answers.getOrDefault(parts[0], new Answer(200, "{\"errcode\":0,\"code\":0}"));
        return response.status(answer.status())
                .header("Location", "/elsewhere")
                .sendString(Mono.just(answer.body()))
                .then();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** From now on it says this there. */
    void says(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
    }

    List<Told> told(String path) {
        return told.stream().filter(each -> each.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
