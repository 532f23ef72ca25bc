package io.wenda.openapi;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All problems of one status that an operation may answer; a client tells them apart by {@code code}. */
final class ProblemResponse {

    private static final String SCHEMAS = "#/components/schemas/";

    /** The name of the schema of each code. */
    private final TreeMap<String, String> schemas = new TreeMap<>();

    private boolean retry;

    /** What was written before, by another who answers in this operation's place. */
    static ProblemResponse of(JsonNode written) {
        ProblemResponse response = new ProblemResponse();
        codes(written).forEach(code -> response.schemas.put(code, KnownProblem.schemaName(code)));
        response.retry = written.path("headers").has("Retry-After");
        return response;
    }

    ProblemResponse with(List<KnownProblem> problems) {
        for (KnownProblem problem : problems) {
            schemas.put(problem.code(), problem.schemaName());
            retry = retry || problem.body().containsKey("retryAfter");
        }
        return this;
    }

    void write(ObjectNode responses, String status) {
        ObjectNode response = responses.putObject(status);
        response.put("description", schemas.keySet().stream().collect(joining("`, `", "`", "`")));
        if (retry) {
            ObjectNode header = response.putObject("headers").putObject("Retry-After");
            header.put("description", "Seconds until another try makes sense.");
            header.putObject("schema").put("type", "integer");
        }
        write(response.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema"));
    }

    private void write(ObjectNode schema) {
        if (schemas.size() == 1) {
            schema.put("$ref", SCHEMAS + schemas.firstEntry().getValue());
            return;
        }
        ArrayNode oneOf = schema.putArray("oneOf");
        schemas.values().forEach(name -> oneOf.addObject().put("$ref", SCHEMAS + name));
        ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", "code");
        ObjectNode mapping = discriminator.putObject("mapping");
        schemas.forEach((code, name) -> mapping.put(code, SCHEMAS + name));
    }

    /** The codes of a response that this class wrote. */
    static Set<String> codes(JsonNode response) {
        return Stream.of(response.path("description").asString("").split(", "))
                .filter(code -> code.startsWith("`"))
                .map(code -> code.substring(1, code.length() - 1))
                .collect(Collectors.toSet());
    }
}
