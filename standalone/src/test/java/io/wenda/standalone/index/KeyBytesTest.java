package io.wenda.standalone.index;

import static java.util.Arrays.compareUnsigned;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.wenda.standalone.index.KeyBytes.NoElement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order is the one of MongoDB's manual, "Comparison/Sort Order". */
class KeyBytesTest {

    private static final List<@Nullable Object> IN_ORDER = Arrays.asList(
            MinKey.getInstance(),
            NoElement.HERE,
            null,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Long.MIN_VALUE + 1,
            -2.5,
            -1,
            -Double.MIN_VALUE,
            0,
            1L,
            1.5,
            1L << 53,
            (1L << 53) + 1,
            (1L << 53) + 2,
            Long.MAX_VALUE - 1,
            Double.POSITIVE_INFINITY,
            "",
            "\0",
            "a",
            "a\0b",
            "ab",
            "b",
            "é",
            "中文",
            "\uFF0C",
            "😀",
            new Document(),
            new Document("a", 1),
            new Document("a", 1).append("b", 1),
            new Document("a", 2),
            new Document("b", 1),
            new Document("a", "text sorts after number, and type comes before name"),
            List.of(),
            List.of(1),
            List.of(1, 2),
            List.of(2),
            new UUID(1, 2),
            new UUID(-1, 2),
            new ObjectId("000000000000000000000001"),
            new ObjectId("ff0000000000000000000001"),
            false,
            true,
            Instant.ofEpochMilli(-1),
            Instant.EPOCH,
            Instant.parse("2026-11-21T12:00:00Z"),
            new BsonTimestamp(1),
            new BsonTimestamp(2),
            MaxKey.getInstance());

    @Test
    void bytes_sort_as_their_values_and_inverted_the_other_way_round() {
        for (int i = 0; i < IN_ORDER.size(); i++) {
            for (int j = 0; j < IN_ORDER.size(); j++) {
                byte[] left = KeyBytes.of(IN_ORDER.get(i));
                byte[] right = KeyBytes.of(IN_ORDER.get(j));
                String what = "%s and %s".formatted(IN_ORDER.get(i), IN_ORDER.get(j));
                assertThat(Integer.signum(compareUnsigned(left, right)))
                        .as(what)
                        .isEqualTo(Integer.compare(i, j));
                assertThat(Integer.signum(compareUnsigned(KeyBytes.inverted(left), KeyBytes.inverted(right))))
                        .as("inverted %s", what)
                        .isEqualTo(Integer.compare(j, i));
            }
        }
    }

    @Test
    void equal_numbers_are_the_same_bytes_whatever_their_type() {
        assertThat(KeyBytes.of(2)).isEqualTo(KeyBytes.of(2L)).isEqualTo(KeyBytes.of(2.0));
        assertThat(KeyBytes.of(-0.0)).isEqualTo(KeyBytes.of(0));
    }

    @Test
    void a_beginning_is_before_all_that_begin_so_and_after_them_comes_none() {
        byte[] beginning = KeyBytes.startOf("ab");
        for (String text : List.of("ab", "ab\0", "abc", "ab\uFFFF", "ab😀")) {
            assertThat(compareUnsigned(beginning, KeyBytes.of(text))).isNegative();
            assertThat(compareUnsigned(Range.after(beginning), KeyBytes.of(text)))
                    .isPositive();
        }
        assertThat(compareUnsigned(Range.after(beginning), KeyBytes.of("ac"))).isNegative();
        assertThat(compareUnsigned(beginning, KeyBytes.of("aa😀"))).isPositive();
    }
}
