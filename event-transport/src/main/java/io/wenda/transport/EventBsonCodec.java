package io.wenda.transport;

import io.wenda.events.BrokenContractException;
import io.wenda.events.Event;
import io.wenda.events.EventCodec;
import io.wenda.events.EventType;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** An event inside a document: its type's name and its JSON, never the name of a Java class. */
final class EventBsonCodec implements Codec<Event> {

    @Override
    public void encode(BsonWriter writer, Event event, EncoderContext context) {
        writer.writeStartDocument();
        writer.writeString("type", EventType.of(event).typeName());
        writer.writeString("body", EventCodec.encode(event));
        writer.writeEndDocument();
    }

    @Override
    public Event decode(BsonReader reader, DecoderContext context) {
        reader.readStartDocument();
        String type = reader.readString("type");
        String body = reader.readString("body");
        reader.readEndDocument();
        return EventType.named(type)
                .map(known -> EventCodec.decode(known, body))
                .orElseThrow(() -> new BrokenContractException("unknown event type " + type, null));
    }

    @Override
    public Class<Event> getEncoderClass() {
        return Event.class;
    }
}
