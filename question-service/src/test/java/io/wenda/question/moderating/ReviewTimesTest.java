package io.wenda.question.moderating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReviewTimesTest {

    @Test
    void half_waited_no_longer_than_the_median_and_nine_in_ten_than_the_other() {
        List<Duration> waits = LongStream.rangeClosed(1, 10)
                .mapToObj(minutes -> Duration.ofMinutes(11 - minutes))
                .toList();

        assertThat(ReviewTimes.of(30, waits)).isEqualTo(new ReviewTimes(30, 10, 300L, 540L));
        assertThat(ReviewTimes.of(30, List.of(Duration.ofSeconds(7)))).isEqualTo(new ReviewTimes(30, 1, 7L, 7L));
    }

    @Test
    void of_no_decisions_nothing_is_said() {
        assertThat(ReviewTimes.of(30, List.of())).isEqualTo(new ReviewTimes(30, 0, null, null));
    }
}
