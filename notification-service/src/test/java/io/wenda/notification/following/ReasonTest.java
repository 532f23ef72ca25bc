package io.wenda.notification.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void the_strongest_tie_counts_asked_before_answered_before_followed() {
        assertThat(reasonOf(Reason.FOLLOWED)).isEqualTo(Reason.FOLLOWED);
        assertThat(reasonOf(Reason.FOLLOWED, Reason.ANSWERED)).isEqualTo(Reason.ANSWERED);
        assertThat(reasonOf(Reason.ASKED, Reason.ANSWERED, Reason.FOLLOWED)).isEqualTo(Reason.ASKED);
        assertThat(reasonOf(Reason.ANSWERED, Reason.ASKED)).isEqualTo(Reason.ASKED);
    }

    @Test
    void it_is_written_in_lower_case() {
        assertThat(Reason.values())
                .extracting(Reason::code)
                .containsExactly(
                        "staff",
                        "subscribed",
                        "membership",
                        "conduct",
                        "flagged",
                        "community",
                        "tag",
                        "person",
                        "followed",
                        "commented",
                        "enquired",
                        "answered",
                        "mentioned",
                        "asked");
    }

    private static Reason reasonOf(Reason... reasons) {
        return new Follow("m:question:q", "m", "question", "q", List.of(reasons), true, null, Instant.EPOCH).reason();
    }
}
