package io.wenda.http.creating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final String SHAPE = "[0-9a-hjkmnp-tv-z]{20}";

    @Test
    void ids_have_one_shape_and_are_all_different() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = Ids.random();
            assertThat(id).matches(SHAPE);
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void every_letter_of_the_alphabet_is_used_at_every_place() {
        for (int place = 0; place < 20; place++) {
            Set<Character> letters = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                letters.add(Ids.random().charAt(place));
            }
            assertThat(letters).as("place %s", place).hasSize(32);
        }
    }

    @Test
    void the_same_key_gives_the_same_id_to_the_same_member_on_the_same_route_only() {
        IdempotencyKey key = new IdempotencyKey("k-1");
        String id = key.idFor("m1", "POST /api/questions");
        assertThat(id).matches(SHAPE).isEqualTo(key.idFor("m1", "POST /api/questions"));
        assertThat(id)
                .isNotEqualTo(key.idFor("m2", "POST /api/questions"))
                .isNotEqualTo(key.idFor("m1", "POST /api/answers"))
                .isNotEqualTo(new IdempotencyKey("k-2").idFor("m1", "POST /api/questions"));
    }

    @Test
    void without_a_key_nothing_is_deduplicated() {
        IdempotencyKey none = new IdempotencyKey(null);
        assertThat(none.idFor("m1", "POST /api/questions")).isNotEqualTo(none.idFor("m1", "POST /api/questions"));
    }

    @Test
    void fields_that_run_together_differently_have_different_hashes() {
        assertThat(RequestHash.of("ab", "c")).isNotEqualTo(RequestHash.of("a", "bc"));
        assertThat(RequestHash.of("a", "")).isNotEqualTo(RequestHash.of("a", null));
        assertThat(RequestHash.of("a", "b")).isEqualTo(RequestHash.of("a", "b")).hasSize(43);
    }
}
