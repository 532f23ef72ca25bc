package io.wenda.membership.proving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3k7mz0c9qv5tb2xw8r1d",
                "Member_17",
                "a-member-of-another-community-whose-id-is-sixty-four-letters-ok1"
            })
    void whoever_came_from_another_community_can_open_their_letter_too(String memberId) {
        Link link = Link.fresh(memberId);

        assertThat(link.token()).hasSizeLessThanOrEqualTo(Link.LONGEST);
        assertThat(Link.of(link.token())).contains(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "m1", "m1.", "m1.tooshort", "m 1.0123456789012345678901234567890123456789"})
    void anything_else_is_no_link(String token) {
        assertThat(Link.of(token)).isEmpty();
    }

    @Test
    void the_secret_is_in_nothing_that_is_kept_or_logged() {
        Link link = Link.fresh("m1");

        assertThat(link.toString()).doesNotContain(link.secret());
        assertThat(link.key()).doesNotContain(link.secret());
    }
}
