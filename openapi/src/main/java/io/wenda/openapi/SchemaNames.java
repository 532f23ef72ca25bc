package io.wenda.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives schemas names that a client can be generated with: a record that stands inside another class is called by both
 * ({@code InboxController.Seen}: {@code InboxSeen}), a page by what it lists ({@code InboxItemPage}).
 */
final class SchemaNames implements ModelConverter {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, JavaType> found = new HashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && schema.get$ref() != null) {
            found.put(schema.get$ref().replace(PREFIX, ""), java);
        }
        return schema;
    }

    /** By their short names. */
    Map<String, Class<?>> records() {
        Map<String, Class<?>> records = new HashMap<>();
        found.values().stream()
                .filter(type -> type.getRawClass().isRecord())
                .forEach(type -> records.put(nameOf(type), type.getRawClass()));
        return records;
    }

    /** The document with short names throughout. */
    ObjectNode shorten(ObjectNode document) {
        ObjectNode schemas = (ObjectNode) document.required("components").required("schemas");
        found.forEach((name, type) -> {
            JsonNode schema = schemas.remove(name);
            if (schema != null && schemas.replace(nameOf(type), schema) != null) {
                throw new AssertionError("two schemas are called " + nameOf(type));
            }
        });
        for (JsonNode holder : document.findParents("$ref")) {
            JavaType type = found.get(holder.required("$ref").asString().replace(PREFIX, ""));
            if (type != null) {
                ((ObjectNode) holder).put("$ref", PREFIX + nameOf(type));
            }
        }
        return document;
    }

    static String nameOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : nameOf(outer).replaceAll("Controller$", "")) + type.getSimpleName();
    }

    private static String nameOf(JavaType type) {
        StringBuilder name = new StringBuilder();
        type.getBindings().getTypeParameters().forEach(parameter -> name.append(nameOf(parameter)));
        return name.append(nameOf(type.getRawClass())).toString();
    }
}
