package io.wenda.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void of_an_address_the_first_letters_and_the_last_domain_stay() {
        assertThat(Masked.address("lin.wei@mail.example.org")).isEqualTo("l…@m….org");
        assertThat(Masked.address("a@b")).isEqualTo("a…@b…");
    }

    @Test
    void what_a_mail_server_says_has_no_address_in_it_nor_the_part_before_the_at() {
        assertThat(Masked.words(
                        "550 5.1.1 <Lin@example.org>: user lin unknown, ask ops@example.org", "lin@example.org"))
                .isEqualTo("550 5.1.1 <L…@e….org>: user … unknown, ask o…@e….org");
        assertThat(Masked.words("451 greylisted", null)).isEqualTo("451 greylisted");
    }

    @Test
    void a_short_name_is_masked_as_a_word_and_leaves_other_words_alone() {
        assertThat(Masked.words("550 no a here, try again", "a@example.org")).isEqualTo("550 no … here, try again");
    }
}
