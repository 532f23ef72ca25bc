package io.wenda.gateway;

import io.wenda.openapi.Documents;
import io.wenda.openapi.KnownProblem;
import io.wenda.openapi.ProblemSchemas;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway answers before a service is asked, and in its place. */
final class OwnAnswers {

    private static final List<Throwable> WHERE_NOTHING_IS = List.of(
            new ResponseStatusException(HttpStatus.NOT_FOUND),
            new ResponseStatusException(HttpStatus.METHOD_NOT_ALLOWED),
            new ResponseStatusException(HttpStatus.BAD_REQUEST));

    private OwnAnswers() {}

    static ObjectNode in(ObjectNode document) {
        ProblemSchemas problems =
                ProblemSchemas.in((ObjectNode) document.required("components").required("schemas"));
        Documents.eachOperation(document, (verb, path, operation) -> {
            String service = operation.required("x-service").asString();
            problems.answer(operation, errors(verb, path, operation).stream().map(error -> known(error, service)));
            if (path.startsWith("/api/session")) {
                setsCookie(operation.required("responses"));
            }
        });
        WHERE_NOTHING_IS.forEach(error -> problems.define(known(error, "gateway")));
        return document;
    }

    private static KnownProblem known(Throwable error, String service) {
        return KnownProblem.of(ErrorsAsProblems.of(error, service).body());
    }

    private static List<Throwable> errors(String verb, String path, JsonNode operation) {
        List<Throwable> errors = new ArrayList<>(List.of(
                new ConnectException(),
                new IOException(),
                new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT),
                new IllegalStateException()));
        if (!verb.equals("get")) {
            errors.add(new Refusal.CrossOrigin());
            errors.add(new Refusal.TooManyWrites(Duration.ofSeconds(30)));
        }
        if (!operation.required("security").isEmpty()) {
            errors.add(new Refusal.TokenUnusable());
            errors.add(new Refusal.TooManyRequests(Duration.ofSeconds(30)));
        }
        if (operation.has("requestBody")) {
            errors.add(new Refusal.TooLarge(262_144));
        }
        if (verb.equals("post") && (path.startsWith("/api/session") || path.equals("/api/members"))) {
            errors.add(new Refusal.HttpsRequired());
        }
        return errors;
    }

    private static void setsCookie(JsonNode responses) {
        responses.properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> {
                    ObjectNode header = ((ObjectNode) response.getValue())
                            .putObject("headers")
                            .putObject("Set-Cookie");
                    header.put("description", "`wenda_session`, where the session began, was renewed or ended.");
                    header.putObject("schema").put("type", "string");
                });
    }
}
