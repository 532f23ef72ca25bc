package io.wenda.transport;

import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;

/** A record's component in a document: {@code _id} where marked so, another name where given, else its own. */
record RecordField(String name, Method accessor, Codec<Object> codec) {

    /** @param given what the type parameters of the record stand for; none where it has none */
    static RecordField of(RecordComponent component, List<Type> given, CodecRegistry registry) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new RecordField(nameOf(component), accessor, codecOf(component, given, registry));
    }

    private static String nameOf(RecordComponent component) {
        AnnotatedElement field = fieldOf(component);
        if (field.isAnnotationPresent(BsonId.class)) {
            return "_id";
        }
        BsonProperty given = field.getAnnotation(BsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    /** The driver's annotations stay on a component's field, not on the component. */
    private static AnnotatedElement fieldOf(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new CodecConfigurationException(component + " has no field", e);
        }
    }

    @SuppressWarnings("unchecked") // a codec of the component's type sees values of that type only
    private static Codec<Object> codecOf(RecordComponent component, List<Type> given, CodecRegistry registry) {
        Type meant = meant(component.getGenericType(), component, given);
        Class<?> type = MethodType.methodType(meant instanceof Class<?> known ? known : component.getType())
                .wrap()
                .returnType();
        List<Type> arguments = meant instanceof ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments())
                        .map(argument -> meant(argument, component, given))
                        .toList()
                : List.of();
        return (Codec<Object>) (arguments.isEmpty() ? registry.get(type) : registry.get(type, arguments));
    }

    /** What a type parameter of the record stands for; any other type as it is. */
    private static Type meant(Type type, RecordComponent component, List<Type> given) {
        int place = Arrays.asList(component.getDeclaringRecord().getTypeParameters())
                .indexOf(type);
        return place < 0 || given.isEmpty() ? type : given.get(place);
    }

    void write(Object owner, BsonWriter writer, EncoderContext context) {
        Object value = valueIn(owner);
        if (value != null) {
            writer.writeName(name);
            codec.encode(writer, value, context);
        }
    }

    @Nullable
    Object read(BsonReader reader, DecoderContext context) {
        if (reader.getCurrentBsonType() == BsonType.NULL) {
            reader.readNull();
            return null;
        }
        return codec.decode(reader, context);
    }

    private @Nullable Object valueIn(Object owner) {
        try {
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new CodecConfigurationException(name + " cannot be read", e);
        }
    }
}
