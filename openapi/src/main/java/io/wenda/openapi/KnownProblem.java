package io.wenda.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem as it is written, taken from one that was made for this purpose.
 *
 * @param body its members by name, as Java values: of them the schema is made
 */
public record KnownProblem(int status, String code, String title, Map<String, Object> body) {

    /** @param body {@code type}, {@code title}, {@code status}, {@code code} and whatever else the code is explained by */
    public static KnownProblem of(Map<String, Object> body) {
        return new KnownProblem(
                (Integer) body.getOrDefault("status", 0),
                String.valueOf(body.get("code")),
                String.valueOf(body.get("title")),
                body);
    }

    String schemaName() {
        return schemaName(code);
    }

    /** The name of a code's schema: {@code TooManyPendingProblem}. */
    static String schemaName(String code) {
        return Arrays.stream(code.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Problem"));
    }

    JsonNode example(JsonMapper json) {
        return json.valueToTree(body);
    }

    /** What explains this code beside the members that all problems have. */
    Map<String, Object> extras() {
        Map<String, Object> extras = new LinkedHashMap<>(body);
        extras.keySet().removeAll(Set.of("type", "title", "status", "detail", "code"));
        return extras;
    }
}
