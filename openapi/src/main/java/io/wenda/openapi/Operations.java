package io.wenda.openapi;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one operation as its members know it: what it does, what it takes, what it answers, who may ask. */
final class Operations {

    private static final Set<String> SHARED = Set.of("admin", "export");

    private static final List<String> ORDER = List.of(
            "tags", "operationId", "summary", "description", "security", "parameters", "requestBody", "responses");

    private final Sources sources;
    private final Examples examples;
    private final ProblemSchemas problems;

    Operations(Sources sources, Examples examples, ProblemSchemas problems) {
        this.sources = sources;
        this.examples = examples;
        this.problems = problems;
    }

    void complete(ObjectNode operation, String path, Method method) {
        String tag = tagOf(path);
        operation.putArray("tags").add(tag);
        operation.put("operationId", camelCase(tag) + StringUtils.capitalize(method.getName()));
        String comment = sources.of(method)
                .orElseThrow(() -> new AssertionError(method + " has no comment that says what it does"));
        operation.put("summary", Markdown.heading(comment));
        String more = Markdown.rest(comment);
        if (!more.isEmpty()) {
            operation.put("description", more);
        }
        parameters(operation, path, method);
        lines(operation, path);
        exampleOf(operation.path("requestBody"));
        answers(operation, method);
        security(operation, method);
        problems.answer(operation, Refusing.of(method));
        inOrder(operation);
    }

    private static void inOrder(ObjectNode operation) {
        ObjectNode unordered = operation.deepCopy();
        operation.removeAll();
        ORDER.stream().filter(unordered::has).forEach(name -> operation.set(name, unordered.required(name)));
    }

    /** The first word behind {@code /api}; the second too where several services have paths behind the first. */
    private static String tagOf(String path) {
        String[] words = path.split("/");
        return SHARED.contains(words[2]) && words.length > 3 ? words[2] + "-" + words[3] : words[2];
    }

    private static String camelCase(String tag) {
        return StringUtils.uncapitalize(
                Arrays.stream(tag.split("-")).map(StringUtils::capitalize).collect(Collectors.joining()));
    }

    private void parameters(ObjectNode operation, String path, Method method) {
        ArrayNode known = operation.path("parameters") instanceof ArrayNode array ? array : operation.arrayNode();
        ArrayNode parameters = operation.arrayNode();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType() == PageRequest.class) {
                Standard.PAGING.forEach(parameters::add);
            } else if (parameter.getType() == IdempotencyKey.class) {
                parameters.add(Standard.IDEMPOTENCY_KEY);
            } else {
                named(parameter, known).forEach(schema -> parameters.add(described(schema, path, method, parameter)));
            }
        }
        operation.remove("parameters");
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    /** What springdoc made of an argument that comes from the path, the query or a header. */
    private static Stream<ObjectNode> named(Parameter parameter, ArrayNode known) {
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        boolean shown = parameter.isAnnotationPresent(PathVariable.class)
                || parameter.isAnnotationPresent(RequestParam.class)
                || (header != null && !header.name().equals("Authorization"));
        String name = header == null ? parameter.getName() : header.name();
        return known.valueStream()
                .filter(schema -> shown && schema.required("name").asString().equals(name))
                .map(ObjectNode.class::cast);
    }

    private ObjectNode described(ObjectNode parameter, String path, Method method, Parameter argument) {
        String name = parameter.required("name").asString();
        boolean required = parameter.required("in").asString().equals("path")
                || !argument.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Records.isRequired(argument.getAnnotatedType());
        parameter.put("required", required);
        ObjectNode schema = (ObjectNode) parameter.required("schema");
        Records.decorate(schema, argument.getAnnotatedType());
        parameter.put(
                "description",
                sources.parameter(method, argument.getName())
                        .map(Markdown::sentence)
                        .orElseGet(() -> meaningOf(name, path)));
        parameter.set("example", examples.of(name, schema));
        return parameter;
    }

    /** {@code /api/questions/{id}}: the id of a question. */
    private static String meaningOf(String name, String path) {
        int at = path.indexOf("/{" + name + "}");
        if (at < 0) {
            return StringUtils.capitalize(name) + ".";
        }
        String of = path.substring(path.lastIndexOf('/', at - 1) + 1, at).replaceAll("s$", "");
        return "The %s of the %s.".formatted(name, of);
    }

    private void exampleOf(JsonNode body) {
        for (JsonNode content : body.path("content")) {
            if (!content.has("example")) {
                ((ObjectNode) content).set("example", examples.of(content.required("schema")));
            }
        }
    }

    private static void lines(ObjectNode operation, String path) {
        if (operation.path("requestBody") instanceof ObjectNode body
                && body.at("/content/image~1*") instanceof ObjectNode image) {
            Standard.describeFile(body, image);
        }
        Standard.describeLines(operation.at("/requestBody/content/application~1x-ndjson"), Standard.LINES_OF_HISTORY);
        Standard.describeLines(operation.at("/requestBody/content/text~1csv"), Standard.LINES_OF_BOOKS);
        Standard.describeLines(
                operation.at("/responses/200/content/application~1x-ndjson"),
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "import" -> Standard.LINES_OF_PROGRESS;
                    case "retell" -> Standard.LINES_OF_RETELLING;
                    default -> Standard.LINES_OF_HISTORY;
                });
    }

    private void answers(ObjectNode operation, Method method) {
        ObjectNode responses = (ObjectNode) operation.required("responses");
        if (returnsNothing(method) && responses.has("200")) {
            responses.remove("200");
            responses.putObject("204");
        }
        responses.properties().forEach(answer -> {
            HttpStatus status = HttpStatus.valueOf(Integer.parseInt(answer.getKey()));
            ((ObjectNode) answer.getValue()).put("description", status.getReasonPhrase() + ".");
            exampleOf(answer.getValue());
        });
        if (responses.at("/200/content/text~1event-stream") instanceof ObjectNode stream) {
            Standard.describeEvents(stream, examples);
        }
    }

    private static boolean returnsNothing(Method method) {
        return method.getGenericReturnType()
                .getTypeName()
                .contains(ResponseEntity.class.getName() + "<java.lang.Void>");
    }

    private static void security(ObjectNode operation, Method method) {
        ArrayNode security = operation.putArray("security");
        Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getType() == Session.class)
                .findFirst()
                .ifPresent(session -> {
                    if (session.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        security.addObject();
                    }
                    security.addObject().putArray("token");
                });
    }
}
