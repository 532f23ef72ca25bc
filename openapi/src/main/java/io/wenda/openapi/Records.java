package io.wenda.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Required;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a record says of its fields beyond their types: which must be there, which may be null, how long they are.
 *
 * <p>Requests are read with every field nullable, so that all that is missing is told at once; what must be there is marked.
 * In answers a field that is not nullable is always there; a nullable one is left out, or written as null, as the service's
 * JSON is set up.
 */
final class Records {

    private final Sources sources;
    private final boolean nullIsLeftOut;

    Records(Sources sources, JsonMapper json) {
        this.sources = sources;
        this.nullIsLeftOut =
                json.serializationConfig().getDefaultPropertyInclusion().getValueInclusion()
                        == JsonInclude.Include.NON_NULL;
    }

    void completeRequest(ObjectNode schema, Class<?> type) {
        schema.put("additionalProperties", false);
        ArrayNode required = complete(schema, type);
        for (RecordComponent field : type.getRecordComponents()) {
            if (isRequired(field.getAnnotatedType())) {
                required.add(field.getName());
            }
        }
        putIfAny(schema, required);
    }

    void completeAnswer(ObjectNode schema, Class<?> type) {
        ArrayNode required = complete(schema, type);
        for (RecordComponent field : type.getRecordComponents()) {
            boolean nullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable || !isLeftOutWhenNull(field, type)) {
                required.add(field.getName());
            }
            if (nullable && !isLeftOutWhenNull(field, type)) {
                ObjectNode properties = (ObjectNode) schema.required("properties");
                properties.set(field.getName(), orNull((ObjectNode) properties.required(field.getName())));
            }
        }
        putIfAny(schema, required);
    }

    private ArrayNode complete(ObjectNode schema, Class<?> type) {
        sources.of(type).ifPresent(text -> schema.put("description", text));
        for (RecordComponent field : type.getRecordComponents()) {
            ObjectNode property = (ObjectNode) schema.required("properties").required(field.getName());
            decorate(property, field.getAnnotatedType());
            sources.component(type, field.getName())
                    .ifPresent(text -> property.put("description", Markdown.sentence(text)));
        }
        return schema.arrayNode();
    }

    private static void putIfAny(ObjectNode schema, ArrayNode required) {
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private boolean isLeftOutWhenNull(RecordComponent field, Class<?> type) {
        return nullIsLeftOut || leavesNullOut(type) || leavesNullOut(field.getAccessor());
    }

    private static boolean leavesNullOut(AnnotatedElement part) {
        JsonInclude include = part.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    static boolean isRequired(AnnotatedType type) {
        Bounds bounds = type.getAnnotation(Bounds.class);
        return type.isAnnotationPresent(Required.class) || (bounds != null && bounds.min() > 0);
    }

    /** Whether its values can be refused as {@code invalid}. */
    static boolean isChecked(AnnotatedType type) {
        return type.isAnnotationPresent(Bounds.class)
                || type.isAnnotationPresent(OneOf.class)
                || type.isAnnotationPresent(CodeOf.class);
    }

    /** Writes what the type's annotations say into its schema. */
    static void decorate(ObjectNode schema, AnnotatedType type) {
        Bounds bounds = type.getAnnotation(Bounds.class);
        if (bounds != null) {
            bound(schema, bounds, schema.path("type").asString("").equals("array") ? "Items" : "Length");
        }
        OneOf values = type.getAnnotation(OneOf.class);
        if (values != null) {
            Arrays.stream(values.value()).forEach(schema.putArray("enum")::add);
        }
        CodeOf codes = type.getAnnotation(CodeOf.class);
        if (codes != null) {
            Arrays.stream(codes.value().getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .forEach(schema.putArray("enum")::add);
        }
        if (type instanceof AnnotatedParameterizedType list && schema.path("items") instanceof ObjectNode items) {
            decorate(items, list.getAnnotatedActualTypeArguments()[0]);
        }
    }

    private static void bound(ObjectNode schema, Bounds bounds, String what) {
        if (bounds.min() > 0) {
            schema.put("min" + what, bounds.min());
        }
        schema.put("max" + what, bounds.max());
        if (!bounds.pattern().isEmpty()) {
            schema.put("pattern", bounds.pattern());
        }
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isString()) {
            JsonNode type = schema.required("type");
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = schema.objectNode();
        JsonNode description = schema.remove("description");
        if (description != null) {
            either.set("description", description);
        }
        either.putArray("oneOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
