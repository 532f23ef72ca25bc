package io.wenda.openapi;

import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One schema for each code, so that whoever knows the code knows what else is told with it. */
public final class ProblemSchemas {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode schemas;
    private final @Nullable Records records;
    private final JsonMapper json;

    private ProblemSchemas(ObjectNode schemas, @Nullable Records records, JsonMapper json) {
        this.schemas = schemas;
        this.records = records;
        this.json = json;
    }

    /**
     * @param schemas where those of problems go, and those of the records that explain them
     * @param json as the service writes it
     */
    static ProblemSchemas in(ObjectNode schemas, Records records, JsonMapper json) {
        return new ProblemSchemas(schemas, records, json);
    }

    /** For problems that are explained by plain values alone. */
    public static ProblemSchemas in(ObjectNode schemas) {
        return new ProblemSchemas(schemas, null, JSON);
    }

    /** Adds the answers that these problems are to an operation. */
    public void answer(ObjectNode operation, Stream<KnownProblem> problems) {
        ObjectNode responses = (ObjectNode) operation.required("responses");
        Map<Integer, List<KnownProblem>> byStatus = problems.peek(this::define)
                .collect(Collectors.groupingBy(KnownProblem::status, TreeMap::new, toList()));
        byStatus.forEach((status, some) ->
                ProblemResponse.of(responses.path(status.toString())).with(some).write(responses, status.toString()));
        operation.set("responses", Documents.sorted(responses));
    }

    /** Adds the schema of a problem, or what it has that others of its code have not. */
    public void define(KnownProblem problem) {
        ObjectNode schema = schemaOf(problem);
        JsonNode known = schemas.get(problem.schemaName());
        schemas.set(problem.schemaName(), known == null ? schema : merge((ObjectNode) known, schema));
    }

    /** What two services say of one code: all that either tells, and needed only what both do. */
    static ObjectNode merge(ObjectNode one, ObjectNode other) {
        ObjectNode merged = one.deepCopy();
        JsonNode status = one.at("/properties/status");
        if (!status.equals(other.at("/properties/status"))) {
            throw new AssertionError(one.at("/properties/code") + " has two statuses: one code, one status");
        }
        ObjectNode properties = (ObjectNode) merged.required("properties");
        other.required("properties").properties().forEach(field -> {
            JsonNode known = properties.get(field.getKey());
            if (known != null && !known.equals(field.getValue())) {
                throw new AssertionError(one.at("/properties/code") + " tells two kinds of " + field.getKey());
            }
            properties.set(field.getKey(), field.getValue());
        });
        ((ArrayNode) merged.required("required"))
                .removeIf(name -> other.required("required").valueStream().noneMatch(name::equals));
        TreeSet<String> titles = new TreeSet<>();
        Stream.of(one, other).forEach(some -> titles.addAll(titlesOf(some)));
        merged.put("description", String.join("\n\n", titles));
        return merged;
    }

    private static List<String> titlesOf(ObjectNode schema) {
        return List.of(schema.required("description").asString().split("\n\n"));
    }

    private ObjectNode schemaOf(KnownProblem problem) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("description", problem.title() + ".");
        ArrayNode required = schema.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("code");
        ObjectNode properties = schema.putObject("properties");
        only(properties.putObject("type").put("type", "string"), "urn:wenda:problem:" + problem.code());
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer").putArray("enum").add(problem.status());
        properties.putObject("detail").put("type", "string");
        only(properties.putObject("code").put("type", "string"), problem.code());
        problem.extras().forEach((name, value) -> {
            properties.set(name, schemaOf(value));
            required.add(name);
        });
        if (properties.get("retryAfter") instanceof ObjectNode seconds) {
            seconds.put("description", "Seconds until another try makes sense; header `Retry-After` too.");
        }
        schema.putArray("examples").add(problem.example(json));
        return schema;
    }

    private static void only(ObjectNode schema, String value) {
        schema.putArray("enum").add(value);
    }

    private ObjectNode schemaOf(Object value) {
        ObjectNode schema = JSON.createObjectNode();
        return switch (value) {
            case Integer whole -> schemaOf(whole.longValue());
            case Long whole -> schema.put("type", "integer").put("format", "int64");
            case String text -> schema.put("type", "string");
            case Instant moment -> schema.put("type", "string").put("format", "date-time");
            case List<?> list -> schema.put("type", "array").set("items", schemaOf(list.getFirst()));
            case Record record -> schema.put("$ref", define(record.getClass()));
            default -> throw new IllegalArgumentException("a problem explained by a " + value.getClass());
        };
    }

    private String define(Class<?> type) {
        String name = SchemaNames.nameOf(type);
        if (!schemas.has(name)) {
            Object read = ModelConverters.getInstance(true).readAllAsResolvedSchema(new AnnotatedType(type)).schema;
            ObjectNode schema = (ObjectNode) JSON.readTree(written(read));
            Objects.requireNonNull(records, "problems are explained by plain values here")
                    .completeAnswer(schema, type);
            schemas.set(name, schema);
        }
        return "#/components/schemas/" + name;
    }

    private static String written(Object schema) {
        try {
            return Json31.mapper().writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
