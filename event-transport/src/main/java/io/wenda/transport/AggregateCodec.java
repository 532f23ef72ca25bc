package io.wenda.transport;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * An aggregate's state as a document. What a document has yet to tell is the relay's business: reading one gives a record
 * with an empty outbox, and one with facts can only be written through {@link Aggregates}.
 */
final class AggregateCodec<T extends Record & Aggregate> implements Codec<T> {

    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

    private final Codec<T> record;

    /** @param record reads an empty outbox, whatever the document says */
    AggregateCodec(Codec<T> record) {
        this.record = record;
    }

    /** The state alone, without the facts. */
    BsonDocument state(T aggregate) {
        BsonDocument document = new BsonDocument();
        record.encode(
                new BsonDocumentWriter(document),
                aggregate,
                EncoderContext.builder().build());
        document.remove(Outbox.FACTS);
        if (!document.containsKey("_id")) {
            throw new IllegalStateException(getEncoderClass().getName() + ": mark the component id with @BsonId");
        }
        return document;
    }

    @Override
    public void encode(BsonWriter writer, T aggregate, EncoderContext context) {
        if (!aggregate.outbox().isEmpty()) {
            throw new IllegalStateException("an aggregate with facts is written through Aggregates");
        }
        BsonDocument document = state(aggregate);
        document.append(Outbox.FACTS, new BsonArray());
        DOCUMENTS.encode(writer, document, context);
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        return record.decode(reader, context);
    }

    @Override
    public Class<T> getEncoderClass() {
        return record.getEncoderClass();
    }
}
