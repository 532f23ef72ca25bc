package io.wenda.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a document promises to whoever calls the API. Tests show it every answer they get, and an answer that the document
 * does not tell of fails them: another status, another code, a field too many or missing.
 */
public final class Promise {

    private final Schemas schemas;
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final Set<String> kept = new ConcurrentSkipListSet<>();

    private Promise(JsonNode document) {
        schemas = new Schemas(document);
        Documents.eachOperation(
                document,
                (verb, path, operation) -> operations.put(verb.toUpperCase(Locale.ROOT) + " " + path, operation));
    }

    public static Promise of(JsonNode document) {
        return new Promise(document);
    }

    /** What {@code docs/openapi} has under this name. */
    public static Promise of(String name) {
        return of(new CommittedDocument(name).read());
    }

    /** Fails if the document does not tell of this answer. What is no operation is none of its business. */
    public void isKept(String verb, String path, int status, @Nullable String mediaType, String body) {
        find(verb, path).ifPresent(found -> {
            String operation = found.getKey();
            JsonNode response = found.getValue().required("responses").get(String.valueOf(status));
            assertThat(response)
                    .as("%s answered %d, of which the document tells nothing: %s", operation, status, body)
                    .isNotNull();
            isKept(operation + " " + status, Objects.requireNonNull(response).path("content"), mediaType, body);
            kept.add(operation + " " + status);
        });
    }

    private void isKept(String what, JsonNode content, @Nullable String mediaType, String body) {
        if (content.isMissingNode()) {
            assertThat(body).as(what).isEmpty();
            return;
        }
        String type = mediaType == null ? "" : mediaType.split(";", 2)[0];
        assertThat(content.propertyNames()).as(what).contains(type);
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            assertThat(schemas.check(
                            content.required(type).required("schema"),
                            JsonMapper.shared().readTree(body)))
                    .as("%s answered otherwise than the document says: %s", what, body)
                    .isEmpty();
        }
    }

    /** The operations that answered as promised, each with its status: {@code GET /api/questions 200}. */
    public Set<String> kept() {
        return kept;
    }

    /** Every operation, as {@code GET /api/questions/{id}}. */
    public Set<String> operations() {
        return operations.keySet();
    }

    /** The operation that this request is one of; of several the one with the fewest variables. */
    private Optional<Map.Entry<String, JsonNode>> find(String verb, String target) {
        String path = target.replaceAll("[?#].*", "");
        return operations.entrySet().stream()
                .filter(operation -> matches(operation.getKey(), verb + " " + path))
                .min(Comparator.comparingLong(operation ->
                        operation.getKey().chars().filter(c -> c == '{').count()));
    }

    private static boolean matches(String operation, String request) {
        String[] parts = operation.split("\\{[^}]*}", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            pattern.append("[^/]+").append(Pattern.quote(parts[i]));
        }
        return request.matches(pattern.toString());
    }
}
