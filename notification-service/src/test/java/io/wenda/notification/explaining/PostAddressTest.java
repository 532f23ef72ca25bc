package io.wenda.notification.explaining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostAddressTest {

    @ParameterizedTest
    @CsvSource({
        "q1, q1",
        "https://wenda.example/questions/q1, q1",
        "https://wenda.example/announcements/n1?language=zh, n1",
        "/questions/q1?answers=2#writing, q1",
        "https://wenda.example/questions/q1#answer-a1, a1",
        "https://wenda.example/questions/q1?page=2#answer-a1, a1",
        "https://wenda.example/questions/q1#comment-c1, c1"
    })
    void an_id_or_an_address_names_the_post_it_leads_to(String typed, String id) {
        assertThat(PostAddress.idIn(typed)).isEqualTo(id);
    }
}
