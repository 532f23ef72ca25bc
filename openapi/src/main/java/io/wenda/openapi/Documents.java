package io.wenda.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways around in an OpenAPI document. */
public final class Documents {

    private static final List<String> VERBS = List.of("get", "put", "post", "delete", "patch");

    private Documents() {}

    public interface Visitor {
        void visit(String verb, String path, ObjectNode operation);
    }

    public static void eachOperation(JsonNode document, Visitor visitor) {
        document.required("paths")
                .properties()
                .forEach(path -> VERBS.forEach(verb -> {
                    if (path.getValue().get(verb) instanceof ObjectNode operation) {
                        visitor.visit(verb, path.getKey(), operation);
                    }
                }));
    }

    static ObjectNode sorted(JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return ((ObjectNode) object).objectNode().setAll(sorted);
    }

    /** Adds the name of every schema that a part of the document leads to. */
    static void collectReferences(JsonNode part, JsonNode schemas, Set<String> names) {
        for (JsonNode reference : part.findValues("$ref")) {
            String name = nameOf(reference);
            if (names.add(name)) {
                collectReferences(schemas.required(name), schemas, names);
            }
        }
    }

    static String nameIn(JsonNode reference) {
        return nameOf(reference.required("$ref"));
    }

    private static String nameOf(JsonNode reference) {
        return reference.asString().replace("#/components/schemas/", "");
    }

    /** Takes away schemas of arguments that no client sends. */
    static void dropUnused(ObjectNode document) {
        ObjectNode schemas = (ObjectNode) document.required("components").required("schemas");
        Set<String> used = new HashSet<>();
        collectReferences(document.required("paths"), schemas, used);
        schemas.retain(used);
    }
}
