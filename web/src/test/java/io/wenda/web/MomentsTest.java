package io.wenda.web;

import static io.wenda.web.Language.EN;
import static io.wenda.web.Language.FR;
import static io.wenda.web.Language.RU;
import static io.wenda.web.Language.ZH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:15:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:14:31Z, now,     刚刚,     moins d’1\u00a0min,      меньше минуты",
        "2026-11-20T09:37:00Z, 38 min,  38 分钟,  38\u00a0min,        38\u00a0мин",
        "2026-11-20T09:15:00Z, 1 h,     1 小时,   1\u00a0h,           1\u00a0ч",
        "2026-11-18T10:16:00Z, 47 h,    47 小时,  47\u00a0h,          47\u00a0ч",
        "2026-11-18T10:15:00Z, 2 days,  2 天,     2 jours,            2 дня",
        "2026-11-09T10:15:00Z, 11 days, 11 天,    11 jours,           11 дней",
        "2026-10-30T10:15:00Z, 21 days, 21 天,    21 jours,           21 день",
        "2026-11-20T10:16:00Z, now,     刚刚,     moins d’1\u00a0min,      меньше минуты"
    })
    void a_span_has_one_unit(Instant from, String english, String chinese, String french, String russian) {
        assertThat(Stream.of(EN, ZH, FR, RU).map(language -> new Moments(language, FRIDAY).span(from)))
                .containsExactly(english, chinese, french, russian);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:00:00Z, 00:00,       00:00,          00:00,        00:00",
        "2026-11-19T15:31:00Z, Thu 15:31,   周四 15:31,     jeu. 15:31,   чт 15:31",
        "2026-11-14T08:00:00Z, Sat 08:00,   周六 08:00,     sam. 08:00,   сб 08:00",
        "2026-11-13T08:00:00Z, 13 Nov,      11月13日,       13 nov.,      13 нояб.",
        "2025-12-31T23:59:00Z, 31 Dec 2025, 2025年12月31日, 31 déc. 2025, 31 дек. 2025\u202fг."
    })
    void a_time_is_a_clock_time_within_a_week_and_a_date_before(
            Instant at, String english, String chinese, String french, String russian) {
        assertThat(Stream.of(EN, ZH, FR, RU).map(language -> new Moments(language, FRIDAY).at(at)))
                .containsExactly(english, chinese, french, russian);
    }

    @Test
    void a_day_has_its_year() {
        assertThat(Stream.of(EN, ZH, FR, RU).map(language -> new Moments(language, FRIDAY).day(FRIDAY)))
                .containsExactly("20 Nov 2026", "2026年11月20日", "20 nov. 2026", "20 нояб. 2026\u202fг.");
    }
}
