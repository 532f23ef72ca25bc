package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** "12345678901234567890", the secret of RFC 6238's examples, as an authenticator shows it. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** RFC 6238, appendix B: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void a_code_is_good_a_step_early_and_a_step_late_and_no_further() {
        String code = Totp.code(SECRET, NOON);
        assertThat(Totp.step(SECRET, code, NOON.minusSeconds(30), -1)).isPresent();
        assertThat(Totp.step(SECRET, code, NOON.plusSeconds(59), -1)).isPresent();
        assertThat(Totp.step(SECRET, code, NOON.minusSeconds(31), -1)).isEmpty();
        assertThat(Totp.step(SECRET, code, NOON.plusSeconds(60), -1)).isEmpty();
    }

    @Test
    void a_code_is_good_once_and_after_it_no_earlier_one() {
        long step = Totp.step(SECRET, Totp.code(SECRET, NOON), NOON, -1).orElseThrow();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, NOON), NOON, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, NOON.minusSeconds(30)), NOON, step))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, NOON.plusSeconds(30)), NOON, step))
                .contains(step + 1);
    }

    @Test
    void a_secret_is_160_bits_and_never_the_same() {
        assertThat(Totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
    }
}
