package io.wenda.transport;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A record as a document, one field for each component. What is null is not written; what is missing is read as null, and
 * what no component is named after is left out.
 *
 * <p>The driver has such a codec for public records only; documents are nobody's business outside their package.
 */
final class RecordBsonCodec<T> implements Codec<T> {

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final List<RecordField> fields;
    private final Map<String, Integer> positions = new HashMap<>();
    private final @Nullable Object[] absent;

    /**
     * @param arguments what the type parameters of the record stand for; none where it has none
     * @param notRead components that have this value whatever the document says
     */
    RecordBsonCodec(Class<T> type, List<Type> arguments, CodecRegistry registry, Map<String, ?> notRead) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.constructor = constructor(type, components);
        this.fields = Arrays.stream(components)
                .map(component -> RecordField.of(component, arguments, registry))
                .toList();
        this.absent = fields.stream().map(field -> notRead.get(field.name())).toArray();
        for (int i = 0; i < absent.length; i++) {
            if (absent[i] == null) {
                positions.put(fields.get(i).name(), i);
            }
        }
    }

    private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new CodecConfigurationException(type + " has no canonical constructor", e);
        }
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
        writer.writeStartDocument();
        for (RecordField field : fields) {
            field.write(value, writer, context);
        }
        writer.writeEndDocument();
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        @Nullable Object[] values = absent.clone();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            Integer position = positions.get(reader.readName());
            if (position == null) {
                reader.skipValue();
            } else {
                values[position] = fields.get(position).read(reader, context);
            }
        }
        reader.readEndDocument();
        return make(values);
    }

    private T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new CodecConfigurationException("the document is no " + type.getName(), e);
        }
    }

    @Override
    public Class<T> getEncoderClass() {
        return type;
    }
}
