package io.wenda.notification.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Pace pace = new Pace(2_000, now::get);

    @Test
    void the_first_go_at_once_and_the_others_when_those_before_them_have_had_their_time() {
        assertThat(pace.reserve(1_000)).isZero();
        assertThat(pace.reserve(500)).hasMillis(500);
        assertThat(pace.reserve(1_000)).hasMillis(750);
        assertThat(pace.reserve(1)).hasMillis(1_250);
    }

    @Test
    void time_that_passes_is_waited_for_no_more() {
        pace.reserve(1_000);
        passes(Duration.ofMillis(200));
        assertThat(pace.reserve(1_000)).hasMillis(300);
    }

    @Test
    void a_pause_earns_no_burst() {
        pace.reserve(1_000);
        passes(Duration.ofHours(1));
        assertThat(pace.reserve(1_000)).isZero();
        assertThat(pace.reserve(1_000)).hasMillis(500);
    }

    @ParameterizedTest
    @CsvSource({"100, 10", "500, 50", "2000, 200", "1000000, 1000"})
    void they_go_in_parts_of_a_tenth_of_a_second(int rowsPerSecond, int atOnce) {
        assertThat(new Pace(rowsPerSecond, now::get).atOnce(1_000)).isEqualTo(atOnce);
    }

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
