package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "How do I shut down?, how-do-i-shut-down",
        "C++ & Rust -- 4.2.1, c-rust-4-2-1",
        "心跳超时后 channelInactive 没有触发, 心跳超时后-channelinactive-没有触发",
        "Élodie's naïve café, élodie-s-naïve-café",
        "../../etc/passwd, etc-passwd",
        "'?????', ''",
        "a%2Fb, a-2fb",
    })
    void letters_and_digits_of_every_script_stay(String title, String slug) {
        assertThat(URLDecoder.decode(Slug.of(title), StandardCharsets.UTF_8)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"'心跳超时后'", "'a b'", "'😀 smile'", "'\"><script>'"})
    void a_slug_is_safe_in_an_address(String title) {
        assertThat(Slug.of(title)).matches("[a-zA-Z0-9%-]*");
    }

    @ParameterizedTest
    @CsvSource({"60, aaaa", "30, 汉字"})
    void long_titles_are_cut_between_words(int times, String word) {
        String slug = URLDecoder.decode(Slug.of((word + " ").repeat(times)), StandardCharsets.UTF_8);
        assertThat(slug.codePointCount(0, slug.length())).isBetween(30, 60);
        assertThat(slug).endsWith(word);
    }
}
