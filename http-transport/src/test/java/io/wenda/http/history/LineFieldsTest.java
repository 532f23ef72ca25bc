package io.wenda.http.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Violation;
import io.wenda.http.reading.Violations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFieldsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Violations violations = new Violations();
    private final LineFields fields = new LineFields(violations, NOW);

    @ParameterizedTest
    @ValueSource(strings = {"1", "q-17", "A_b9", "w5rkjgt2h0c8mnz4xqv7", "nodigitbutquitelong"})
    void an_id_is_kept_as_it_is(String id) {
        assertThat(fields.id("id", id)).isEqualTo(id);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "decided", "a b1", "q:1", "../1", "é1", "q1\n"})
    void what_could_be_a_word_of_an_address_is_no_id(String id) {
        fields.id("id", id);
        assertThat(found()).containsExactly("not-an-id");
    }

    @Test
    void an_id_has_64_characters_at_most() {
        fields.id("id", "1".repeat(64));
        fields.id("asker", "1".repeat(65));
        fields.id("author", null);
        assertThat(found()).containsExactly("not-an-id", "required");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-10T02:15:00Z, 2026-08-10T02:15:00Z",
        "2026-08-10T02:15:00.123456789Z, 2026-08-10T02:15:00.123Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
        "2026-11-21T12:05:00Z, 2026-11-21T12:05:00Z"
    })
    void an_instant_is_read_to_the_millisecond(String written, Instant read) {
        assertThat(fields.at(written)).isEqualTo(read);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59Z, out-of-range",
        "2026-11-21T12:05:01Z, out-of-range",
        "2026-08-10, not-an-instant",
        "2026-08-10T02:15:00, not-an-instant",
        ", required"
    })
    void an_instant_is_in_the_past_and_in_utc(@Nullable String written, String code) {
        fields.at(written);
        assertThat(found()).containsExactly(code);
    }

    @Test
    void the_id_of_a_thing_that_others_name_is_made_of_theirs() {
        fields.idMadeOf("q1:2", "q1:2");
        assertThat(found()).isEmpty();
        fields.idMadeOf("q1:3", "q1:2");
        fields.idMadeOf(null, "q1:2");
        assertThat(found()).containsExactly("wrong-id", "required");
    }

    private List<String> found() {
        try {
            violations.refuseIfAny();
            return List.of();
        } catch (InvalidException e) {
            return e.violations().stream().map(Violation::code).toList();
        }
    }
}
