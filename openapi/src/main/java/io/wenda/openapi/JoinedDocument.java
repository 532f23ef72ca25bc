package io.wenda.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of all services as one, for whoever calls the community and does not know that it has services. */
public final class JoinedDocument {

    private final ObjectNode document = JsonMapper.shared().createObjectNode();
    private final ObjectNode paths;
    private final ObjectNode schemas;
    private final ArrayNode tags;

    private JoinedDocument(String introduction) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "Wenda").put("version", "1").put("description", introduction);
        document.putArray("servers")
                .addObject()
                .put("url", "/")
                .put("description", "The community that this document is of");
        tags = document.putArray("tags");
        paths = document.putObject("paths");
        ObjectNode components = document.putObject("components");
        schemas = components.putObject("schemas");
        components
                .putObject("securitySchemes")
                .set("session", Standard.SESSION_COOKIE)
                .set("token", Standard.TOKEN);
    }

    /** @param services whose documents are joined, by name */
    public static ObjectNode of(String introduction, List<String> services) {
        JoinedDocument joined = new JoinedDocument(introduction);
        services.forEach(service -> joined.add(service, new CommittedDocument(service).read()));
        return joined.sorted();
    }

    private void add(String service, JsonNode part) {
        part.required("tags").forEach(tags::add);
        part.required("paths").properties().forEach(path -> {
            if (paths.replace(path.getKey(), path.getValue()) != null) {
                throw new AssertionError("two services answer " + path.getKey());
            }
        });
        Documents.eachOperation(part, (verb, path, operation) -> {
            operation.put("x-service", service);
            withCookie((ArrayNode) operation.required("security"));
        });
        part.required("components")
                .required("schemas")
                .properties()
                .forEach(schema -> schemas.set(schema.getKey(), unlessKnown(schema.getKey(), schema.getValue())));
    }

    /** Whoever may come with a token may come with the cookie of a browser. */
    private static void withCookie(ArrayNode security) {
        if (security.valueStream().anyMatch(way -> way.has("token"))) {
            security.addObject().putArray("session");
        }
    }

    private JsonNode unlessKnown(String name, JsonNode schema) {
        JsonNode known = schemas.get(name);
        if (known == null || known.equals(schema)) {
            return schema;
        }
        if (name.endsWith("Problem")) {
            return ProblemSchemas.merge((ObjectNode) known, (ObjectNode) schema);
        }
        throw new AssertionError("two services have a " + name + ": one of the records needs another name");
    }

    private ObjectNode sorted() {
        List<JsonNode> byName = new ArrayList<>(tags.valueStream().toList());
        byName.sort(Comparator.comparing(tag -> tag.required("name").asString()));
        document.putArray("tags").addAll(byName);
        document.set("paths", Documents.sorted(paths));
        ((ObjectNode) document.required("components")).set("schemas", Documents.sorted(schemas));
        return document;
    }

    /** Every code that a document has a schema for. */
    public static List<String> problemCodes(JsonNode document) {
        return Stream.of(document.at("/components/schemas"))
                .flatMap(JsonNode::valueStream)
                .filter(schema ->
                        schema.at("/properties/type/enum/0").asString("").startsWith("urn:wenda:problem:"))
                .map(schema -> schema.at("/properties/code/enum/0").asString())
                .collect(Collectors.toList());
    }
}
