package io.wenda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:14:31Z, now,     刚刚",
        "2026-11-20T09:37:00Z, 38 min,  38 分钟",
        "2026-11-20T09:15:00Z, 1 h,     1 小时",
        "2026-11-18T10:16:00Z, 47 h,    47 小时",
        "2026-11-18T10:15:00Z, 2 days,  2 天",
        "2026-11-20T10:16:00Z, now,     刚刚"
    })
    void a_span_has_one_unit(Instant from, String english, String chinese) {
        assertThat(new Moments(Language.EN, FRIDAY).span(from)).isEqualTo(english);
        assertThat(new Moments(Language.ZH, FRIDAY).span(from)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:00:00Z, 00:00,       00:00",
        "2026-11-19T15:31:00Z, Thu 15:31,   周四 15:31",
        "2026-11-14T08:00:00Z, Sat 08:00,   周六 08:00",
        "2026-11-13T08:00:00Z, 13 Nov,      11月13日",
        "2025-12-31T23:59:00Z, 31 Dec 2025, 2025年12月31日"
    })
    void a_time_is_a_clock_time_within_a_week_and_a_date_before(Instant at, String english, String chinese) {
        assertThat(new Moments(Language.EN, FRIDAY).at(at)).isEqualTo(english);
        assertThat(new Moments(Language.ZH, FRIDAY).at(at)).isEqualTo(chinese);
    }
}
