package io.wenda.standalone.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * Stores documents as BSON. As released the server stores them as serialized Java objects, which take several times the
 * room, and ten times as long to read; those that are there already are still read.
 */
final class DocumentBytes extends BasicDataType<Document> {

    /** Begins nothing that the released server writes. */
    private static final byte BSON = -1;

    private static final int OBJECT = 32;

    private final ObjectDataType released = new ObjectDataType();

    @Override
    public void write(WriteBuffer to, Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        to.put(BSON).put(bytes.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer from) {
        if (from.get(from.position()) != BSON) {
            return (Document) released.read(from);
        }
        from.get();
        ByteBuf bytes = Unpooled.wrappedBuffer(from);
        Document document = BsonDecoder.decodeBson(bytes);
        from.position(from.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public int getMemory(Document document) {
        return memory(document);
    }

    private static int memory(@Nullable Object value) {
        return switch (value) {
            case String text -> 2 * OBJECT + text.length();
            case Document document -> {
                int sum = 3 * OBJECT;
                for (Object field : document.values()) {
                    sum += 2 * OBJECT + memory(field);
                }
                yield sum;
            }
            case Collection<?> array -> {
                int sum = 2 * OBJECT;
                for (Object element : array) {
                    sum += memory(element);
                }
                yield sum;
            }
            case null -> 0;
            default -> OBJECT;
        };
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
