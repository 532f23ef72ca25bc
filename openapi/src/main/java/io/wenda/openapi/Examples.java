package io.wenda.openapi;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an example of a schema: every field that it may have, with a value that the field may have. */
final class Examples {

    private final JsonNode schemas;

    /** @param schemas by name, as {@code #/components/schemas/} refers to them */
    Examples(JsonNode schemas) {
        this.schemas = schemas;
    }

    JsonNode of(JsonNode schema) {
        return of("", schema);
    }

    JsonNode of(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return of(name, schemas.required(Documents.nameIn(schema)));
        }
        if (schema.has("oneOf")) {
            return of(name, schema.required("oneOf").required(0));
        }
        if (schema.has("enum")) {
            return known(name, schema);
        }
        return switch (typeOf(schema)) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            default -> JsonMapper.shared().valueToTree(Samples.of(name, javaType(schema)));
        };
    }

    private static JsonNode known(String name, JsonNode schema) {
        JsonNode usual = JsonMapper.shared().valueToTree(Samples.of(name, String.class));
        return schema.required("enum").valueStream().anyMatch(usual::equals)
                ? usual
                : schema.required("enum").required(0);
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode example = JsonMapper.shared().createObjectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            example.set(property.getKey(), of(property.getKey(), property.getValue()));
        }
        return example;
    }

    private ArrayNode array(String name, JsonNode schema) {
        JsonNode items = schema.required("items");
        return Samples.list(name)
                .filter(words -> typeOf(items).equals("string"))
                .<ArrayNode>map(JsonMapper.shared()::valueToTree)
                .orElseGet(() -> JsonMapper.shared().createArrayNode().add(of(name, items)));
    }

    private static Class<?> javaType(JsonNode schema) {
        return switch (schema.path("format").asString(typeOf(schema))) {
            case "date-time" -> java.time.Instant.class;
            case "int32" -> Integer.class;
            case "int64", "integer" -> Long.class;
            case "boolean" -> Boolean.class;
            default -> String.class;
        };
    }

    private static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.required(0).asString() : type.asString("object");
    }
}
