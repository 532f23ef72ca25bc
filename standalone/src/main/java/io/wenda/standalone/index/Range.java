package io.wenda.standalone.index;

import static java.util.Arrays.compareUnsigned;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two values of one type, both included: a little more than {@code $gt} and {@code $lt} ask for, and who
 * reads it compares again.
 */
final class Range {

    /** As {@link Pattern#quote} makes it: texts that begin so. */
    private static final Pattern BEGINNING = Pattern.compile("\\^\\\\Q((?:(?!\\\\E).)+)\\\\E", Pattern.DOTALL);

    private final byte[] from;
    private final byte[] upTo;

    private Range(byte[] from, byte[] upTo) {
        this.from = from;
        this.upTo = upTo;
    }

    /** The values that {@code operator} asks for, or empty where their place in an index does not follow from it. */
    static Optional<Range> of(String operator, @Nullable Object bound) {
        if (!isComparable(bound)) {
            return Optional.empty();
        }
        return switch (operator) {
            case "$gt", "$gte" -> Optional.of(new Range(KeyBytes.of(bound), KeyBytes.typeOf(bound)));
            case "$lt", "$lte" -> Optional.of(new Range(KeyBytes.typeOf(bound), KeyBytes.of(bound)));
            default -> Optional.empty();
        };
    }

    /** The texts that a regular expression asks for, where it asks for a beginning and nothing else. */
    static Optional<Range> of(BsonRegularExpression regex) {
        String options = regex.getOptions();
        Matcher beginning = BEGINNING.matcher(regex.getPattern());
        if ((options != null && !options.isEmpty()) || !beginning.matches()) {
            return Optional.empty();
        }
        byte[] start = KeyBytes.startOf(beginning.group(1));
        return Optional.of(new Range(start, start));
    }

    private static boolean isComparable(@Nullable Object bound) {
        return switch (bound) {
            case Double number -> !number.isNaN();
            case Decimal128 number -> false;
            case Number number -> true;
            case String text -> true;
            case Instant time -> true;
            case ObjectId id -> true;
            case UUID uuid -> true;
            case Boolean bool -> true;
            case BsonTimestamp time -> true;
            case null -> false;
            default -> false;
        };
    }

    /** The first bytes of it. */
    byte[] from() {
        return from;
    }

    /** How the last bytes of it begin. */
    byte[] upTo() {
        return upTo;
    }

    Range and(Range other) {
        return new Range(
                compareUnsigned(from, other.from) >= 0 ? from : other.from,
                compareUnsigned(after(upTo), after(other.upTo)) <= 0 ? upTo : other.upTo);
    }

    /** The same values where they stand in descending order. */
    Range inverted() {
        return new Range(KeyBytes.inverted(upTo), KeyBytes.inverted(from));
    }

    /** The least bytes that are greater than all that begin so. */
    static byte[] after(byte[] beginning) {
        int length = beginning.length;
        while (beginning[length - 1] == -1) {
            length--;
        }
        byte[] after = Arrays.copyOf(beginning, length);
        after[length - 1]++;
        return after;
    }
}
