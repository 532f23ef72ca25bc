package io.wenda.standalone.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value as bytes that sort as MongoDB sorts values: by type first, and a missing field as null. Equal numbers are the
 * same bytes whatever their type.
 *
 * <p>No value's bytes begin another's, so the bytes of several values in a row sort as the row does, also where those of a
 * descending field are {@link #inverted}. None begins with 0 or 255, inverted or not.
 */
final class KeyBytes {

    /** Stands in an index for an array without elements; sorts before null. */
    enum NoElement {
        HERE
    }

    private static final byte END = 0;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);

    private KeyBytes() {}

    static byte[] of(@Nullable Object value) {
        KeyBytes bytes = new KeyBytes();
        bytes.value(value);
        return bytes.out.toByteArray();
    }

    /** How all values of this one's type begin. */
    static byte[] typeOf(@Nullable Object value) {
        return new byte[] {(byte) type(value)};
    }

    /** How all texts with this beginning begin. */
    static byte[] startOf(String text) {
        byte[] whole = of(text);
        return Arrays.copyOf(whole, whole.length - 2);
    }

    static byte[] inverted(byte[] bytes) {
        byte[] inverted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            inverted[i] = (byte) ~bytes[i];
        }
        return inverted;
    }

    private static int type(@Nullable Object value) {
        return switch (value) {
            case MinKey min -> 10;
            case NoElement nothing -> 15;
            case null -> 20;
            case Missing missing -> 20;
            case Number number -> 30;
            case String text -> 60;
            case Document document -> 70;
            case Collection<?> array -> 80;
            case BinData data -> 90;
            case LegacyUUID uuid -> 90;
            case UUID uuid -> 90;
            case ObjectId id -> 100;
            case Boolean bool -> 110;
            case Instant time -> 120;
            case BsonTimestamp time -> 130;
            case BsonRegularExpression regex -> 140;
            case MaxKey max -> 240;
            default ->
                throw new MongoServerError(
                        ErrorCode.BadValue, "cannot index a " + value.getClass().getSimpleName());
        };
    }

    private void value(@Nullable Object value) {
        out.write(type(value));
        switch (value) {
            case Number number -> number(number);
            case String text -> text(text);
            case Document document -> document(document);
            case Collection<?> array -> array(array);
            case BinData data -> binary(0, data.getData());
            case LegacyUUID uuid -> binary(3, bytes(uuid.getUuid()));
            case UUID uuid -> binary(4, bytes(uuid));
            case ObjectId id -> out.writeBytes(id.toByteArray());
            case Boolean bool -> out.write(bool ? 1 : 0);
            case Instant time -> longBits(time.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp time -> longBits(time.getValue());
            case BsonRegularExpression regex -> {
                text(regex.getPattern());
                text(String.valueOf(regex.getOptions()));
            }
            case null -> {}
            default -> {
                // MinKey and the like: the type says it all.
            }
        }
    }

    /** The nearest double, and how far a long is from it. Decimals count as their nearest double, as when they are compared. */
    private void number(Number number) {
        double nearest = number.doubleValue() + 0.0;
        long bits = Double.doubleToLongBits(nearest);
        longBits(Double.isNaN(nearest) ? 0 : bits ^ ((bits >> 63) | Long.MIN_VALUE));
        int distance = number instanceof Long exact ? (int) (exact - (long) nearest) : 0;
        out.write((distance + 0x8000) >> 8);
        out.write(distance);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (text.indexOf(END) < 0) {
            out.writeBytes(bytes);
        } else {
            for (byte one : bytes) {
                out.write(one);
                if (one == END) {
                    out.write(0xFF);
                }
            }
        }
        out.write(END);
        out.write(1);
    }

    private void document(Document document) {
        document.forEach((name, field) -> {
            out.write(type(field));
            text(name);
            value(field);
        });
        out.write(END);
    }

    private void array(Collection<?> array) {
        array.forEach(this::value);
        out.write(END);
    }

    private void binary(int subtype, byte[] data) {
        out.writeBytes(
                ByteBuffer.allocate(5).putInt(data.length).put((byte) subtype).array());
        out.writeBytes(data);
    }

    private void longBits(long bits) {
        out.writeBytes(ByteBuffer.allocate(8).putLong(bits).array());
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
