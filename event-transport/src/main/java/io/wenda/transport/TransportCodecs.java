package io.wenda.transport;

import com.mongodb.MongoClientSettings;
import io.wenda.events.Event;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Records, instants and enums as the driver writes them; aggregates and events as this package does. */
final class TransportCodecs implements CodecProvider {

    static final CodecRegistry REGISTRY = CodecRegistries.fromRegistries(
            CodecRegistries.fromProviders(new TransportCodecs()), MongoClientSettings.getDefaultCodecRegistry());

    private TransportCodecs() {}

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return get(type, List.of(), registry);
    }

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, List<Type> arguments, CodecRegistry registry) {
        if (type == Event.class) {
            return cast(new EventBsonCodec());
        }
        if (!type.isRecord()) {
            return null;
        }
        return Aggregate.class.isAssignableFrom(type)
                ? cast(aggregate(
                        cast(new RecordBsonCodec<>(type, arguments, registry, Map.of(Outbox.FACTS, List.of())))))
                : new RecordBsonCodec<>(type, arguments, registry, Map.of());
    }

    private static <A extends Record & Aggregate> Codec<A> aggregate(Codec<A> record) {
        return new AggregateCodec<>(record);
    }

    /** The registry asks by class; which codec belongs to which class is decided right above. */
    @SuppressWarnings("unchecked")
    private static <T> Codec<T> cast(Codec<?> codec) {
        return (Codec<T>) codec;
    }
}
