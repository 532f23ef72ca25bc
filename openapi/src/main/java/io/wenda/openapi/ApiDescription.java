package io.wenda.openapi;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The public API of one service, as OpenAPI 3.1, from its controllers and what they say of themselves. */
public final class ApiDescription {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path HTTP_TRANSPORT = Path.of("../http-transport/src/main/java");

    private final Sources sources;
    private final Skeleton skeleton;
    private final Records records;

    private ApiDescription(Class<?> application) {
        sources = Sources.of(MAIN, HTTP_TRANSPORT);
        skeleton = Skeleton.of(application);
        records = new Records(sources, skeleton.json());
    }

    /** @param application the class that starts the service: its controllers stand below its package */
    public static ObjectNode of(Class<?> application) {
        ApiDescription description = new ApiDescription(application);
        return description.write(application);
    }

    private ObjectNode write(Class<?> application) {
        ObjectNode document = skeleton.document();
        ObjectNode schemas = (ObjectNode) document.required("components").required("schemas");
        completeSchemas(document, schemas);
        Operations operations =
                new Operations(sources, new Examples(schemas), ProblemSchemas.in(schemas, records, skeleton.json()));
        Documents.eachOperation(
                document, (verb, path, operation) -> operations.complete(operation, path, method(verb, path)));
        ObjectNode written = JsonMapper.shared().createObjectNode();
        written.put("openapi", "3.1.0");
        ObjectNode info = written.putObject("info");
        info.put("title", "Wenda: " + nameOf(application));
        info.put("version", "1");
        sources.of(application.getPackage()).ifPresent(text -> info.put("description", text));
        written.set("tags", tags(document));
        written.set("paths", Documents.sorted(document.required("paths")));
        ObjectNode components = written.putObject("components");
        components.set("schemas", Documents.sorted(schemas));
        components.putObject("securitySchemes").set("token", Standard.TOKEN);
        Documents.dropUnused(written);
        return written;
    }

    /** As the file is called: {@code question-service}. */
    static String nameOf(Class<?> application) {
        return application.getSimpleName().replace("Application", "-service").toLowerCase(Locale.ROOT);
    }

    private Method method(String verb, String path) {
        HandlerMethod method = skeleton.methods().get(verb + " " + path);
        if (method == null) {
            throw new AssertionError(verb + " " + path + " has no method");
        }
        return method.getMethod();
    }

    private void completeSchemas(ObjectNode document, ObjectNode schemas) {
        Set<String> asked = new HashSet<>();
        Documents.eachOperation(
                document,
                (verb, path, operation) -> Documents.collectReferences(operation.path("requestBody"), schemas, asked));
        skeleton.records().forEach((name, type) -> {
            if (schemas.get(name) instanceof ObjectNode schema) {
                if (asked.contains(name)) {
                    records.completeRequest(schema, type);
                } else {
                    records.completeAnswer(schema, type);
                }
            }
        });
    }

    /** A tag is described by what its controllers are for. */
    private JsonNode tags(ObjectNode document) {
        Map<String, Set<String>> words = new TreeMap<>();
        Documents.eachOperation(
                document,
                (verb, path, operation) -> words.computeIfAbsent(
                                operation.required("tags").required(0).asString(), tag -> new TreeSet<>())
                        .addAll(sources.of(method(verb, path).getDeclaringClass())
                                .map(List::of)
                                .orElse(List.of())));
        var tags = document.arrayNode();
        words.forEach((tag, texts) -> tags.addObject().put("name", tag).put("description", String.join("\n\n", texts)));
        return tags;
    }
}
