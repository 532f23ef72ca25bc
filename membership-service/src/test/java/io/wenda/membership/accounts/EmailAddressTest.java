package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "Mei.Ran@Example.COM, mei.ran@example.com",
        "mei+wenda@example.com, mei+wenda@example.com",
        "O'Neil_9@sub.example.co.uk, o'neil_9@sub.example.co.uk",
        "zoë@müller.de, zoë@xn--mller-kva.de",
        "ZOË@MÜLLER.DE, zoë@xn--mller-kva.de",
        "冉梅@例子.中国, 冉梅@xn--fsqu00a.xn--fiqs8s",
        "root@localhost, root@localhost"
    })
    void an_address_has_one_key_however_it_is_written(String address, String key) {
        assertThat(EmailAddress.of(address)).contains(new EmailAddress(address, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@example.org",
                "a b@example.org",
                "a@exa mple.org",
                "a@@example.org",
                "a@example..org",
                "a@.example.org",
                "a@example.org.",
                "a@exämple\u0000.org",
                "a,b@example.org",
                "<a@example.org>",
                "\"a\"@example.org",
                "a@[127.0.0.1]",
                "a\n@example.org",
                "a@example_.org"
            })
    void what_mail_cannot_be_sent_to_is_none(String address) {
        assertThat(EmailAddress.of(address)).isEmpty();
    }

    @Test
    void dots_and_plus_belong_to_the_name() {
        assertThat(EmailAddress.of("m.ei@example.org").orElseThrow().key())
                .isNotEqualTo(EmailAddress.of("mei@example.org").orElseThrow().key());
    }

    @Test
    void an_address_is_not_longer_than_mail_allows() {
        assertThat(EmailAddress.of("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.of("a@" + "b.".repeat(130) + "org")).isEmpty();
    }
}
