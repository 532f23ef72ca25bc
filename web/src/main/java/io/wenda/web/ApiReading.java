package io.wenda.web;

import io.wenda.web.ApiDocument.Access;
import io.wenda.web.ApiDocument.Answer;
import io.wenda.web.ApiDocument.Content;
import io.wenda.web.ApiDocument.Field;
import io.wenda.web.ApiDocument.Group;
import io.wenda.web.ApiDocument.Limits;
import io.wenda.web.ApiDocument.Operation;
import io.wenda.web.ApiDocument.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Reads an OpenAPI document into what its page shows: references followed, fields of fields in one list. */
final class ApiReading {

    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Set<String> OF_ALL_PROBLEMS = Set.of("type", "title", "status", "detail", "code");

    private static final ObjectWriter INDENTED = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)));

    private final JsonNode openapi;
    private final Map<String, Problem> problems = new TreeMap<>();
    private final Set<String> usual;

    ApiReading(JsonNode openapi) {
        this.openapi = openapi;
        openapi.required("components").required("schemas").forEach(this::problem);
        usual = usual();
    }

    ApiDocument document() {
        List<Group> groups = openapi.required("tags")
                .valueStream()
                .map(tag -> group(
                        tag.required("name").asString(), tag.path("description").asString("")))
                .toList();
        List<String> parts = operations()
                .map(operation -> operation.path("x-service").asString())
                .distinct()
                .sorted()
                .toList();
        return new ApiDocument(
                openapi.at("/info/description").asString(""), parts, groups, List.copyOf(problems.values()));
    }

    private void problem(JsonNode schema) {
        String code = schema.at("/properties/code/enum/0").asString("");
        if (schema.at("/properties/type/enum/0").asString("").equals("urn:wenda:problem:" + code)) {
            int status = schema.at("/properties/status/enum/0").asInt();
            List<Field> members = fields(schema, "").stream()
                    .filter(field -> !OF_ALL_PROBLEMS.contains(field.name()))
                    .toList();
            problems.put(
                    code, new Problem(code, status, schema.path("description").asString(""), members));
        }
    }

    /** Codes that more than half of all operations have. */
    private Set<String> usual() {
        Map<String, Integer> counts = new TreeMap<>();
        operations().flatMap(this::codes).forEach(code -> counts.merge(code, 1, Integer::sum));
        long operations = operations().count();
        counts.values().removeIf(count -> count * 2 <= operations);
        return counts.keySet();
    }

    private Stream<JsonNode> operations() {
        return openapi.required("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private Group group(String tag, String about) {
        List<Operation> operations = new ArrayList<>();
        openapi.required("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    if (verb.getValue().at("/tags/0").asString("").equals(tag)) {
                        operations.add(
                                operation(path.getKey(), verb.getKey().toUpperCase(Locale.ROOT), verb.getValue()));
                    }
                }));
        return new Group(tag, about, operations);
    }

    private Operation operation(String path, String verb, JsonNode operation) {
        List<Problem> all = codes(operation)
                .map(code -> Objects.requireNonNull(problems.get(code)))
                .toList();
        return new Operation(
                operation.required("operationId").asString(),
                verb,
                path,
                operation.required("summary").asString(),
                textOf(operation),
                access(operation.required("security")),
                operation.path("parameters").valueStream().map(this::parameter).toList(),
                content(operation.path("requestBody")),
                answers(operation),
                all.stream().filter(problem -> !usual.contains(problem.code())).toList(),
                all.stream().map(Problem::code).filter(usual::contains).toList());
    }

    private static Access access(JsonNode security) {
        if (security.isEmpty()) {
            return Access.ANYBODY;
        }
        return security.valueStream().anyMatch(JsonNode::isEmpty) ? Access.ANYBODY_OR_MEMBER : Access.MEMBER;
    }

    private Stream<String> codes(JsonNode operation) {
        return operation
                .required("responses")
                .valueStream()
                .map(response -> response.path("content").path(PROBLEM_JSON).path("schema"))
                .flatMap(schema -> schema.has("oneOf") ? schema.path("oneOf").valueStream() : Stream.of(schema))
                .filter(reference -> reference.has("$ref"))
                .map(reference ->
                        resolved(reference).at("/properties/code/enum/0").asString());
    }

    private List<Answer> answers(JsonNode operation) {
        return operation.required("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> new Answer(response.getKey(), content(response.getValue())))
                .toList();
    }

    private @Nullable Content content(JsonNode body) {
        return body.path("content").properties().stream()
                .findFirst()
                .map(content -> {
                    JsonNode schema = content.getValue().required("schema");
                    JsonNode shown = schema.has("x-event-data") ? schema.required("x-event-data") : schema;
                    JsonNode example = content.getValue().path("example");
                    return new Content(
                            content.getKey(),
                            fields(resolved(shown), ""),
                            example.isString() ? example.asString() : INDENTED.writeValueAsString(example));
                })
                .orElse(null);
    }

    private Field parameter(JsonNode parameter) {
        JsonNode schema = parameter.required("schema");
        return new Field(
                parameter.required("name").asString(),
                parameter.required("in").asString(),
                typeOf(schema),
                parameter.path("required").asBoolean(false),
                limits(schema),
                textOf(parameter));
    }

    /** The fields of an object, each followed by those inside it. */
    private List<Field> fields(JsonNode object, String outer) {
        List<Field> fields = new ArrayList<>();
        object.path("properties").properties().forEach(property -> {
            JsonNode schema = notNull(property.getValue());
            boolean required = object.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            String name = outer + property.getKey();
            fields.add(new Field(
                    name, null, typeOf(property.getValue()), required, limits(schema), textOf(property.getValue())));
            boolean list = schema.has("items");
            JsonNode inner = resolved(list ? schema.required("items") : schema);
            fields.addAll(fields(inner, name + (list ? "[]." : ".")));
        });
        return fields;
    }

    private String typeOf(JsonNode schema) {
        if (schema.has("oneOf")) {
            return typeOf(notNull(schema)) + " | null";
        }
        if (schema.path("type").isArray()) {
            return typeOf(schema.required("type").required(0), schema) + " | null";
        }
        return schema.has("$ref") ? "object" : typeOf(schema.path("type"), schema);
    }

    private String typeOf(JsonNode type, JsonNode schema) {
        String name = type.asString("object");
        if (name.equals("array")) {
            return typeOf(schema.required("items")) + "[]";
        }
        return schema.path("format").asString("").equals("date-time") ? "date-time" : name;
    }

    private static Limits limits(JsonNode schema) {
        JsonNode value = schema.has("items") ? schema.required("items") : schema;
        boolean ofText = value.has("maxLength");
        return new Limits(
                ofText,
                number(value, ofText ? "minLength" : "minimum"),
                number(value, ofText ? "maxLength" : "maximum"),
                number(schema, "maxItems"),
                value.path("enum").valueStream().map(JsonNode::asString).toList());
    }

    private static @Nullable Integer number(JsonNode schema, String name) {
        return schema.has(name) ? schema.required(name).asInt() : null;
    }

    private static @Nullable String textOf(JsonNode part) {
        return part.has("description") ? part.required("description").asString() : null;
    }

    private static JsonNode notNull(JsonNode schema) {
        return schema.has("oneOf") ? schema.required("oneOf").required(0) : schema;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : openapi.at(reference.substring(1));
    }
}
