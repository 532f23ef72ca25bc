package io.wenda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "zh | en              | ZH",
                "en | zh-CN,zh        | EN",
                "-  | zh-CN,zh;q=0.9  | ZH",
                "-  | zh-TW           | ZH",
                "-  | de, zh;q=0.5    | ZH",
                "-  | fr-CA,fr;q=0.9  | FR",
                "en | ru              | EN",
                "-  | uk, ru;q=0.5    | RU",
                "-  | zh;q=0, en;q=.1 | EN",
                "-  | de              | EN",
                "xx | zh              | ZH",
                "-  | ;;;=            | EN",
                "-  | -               | EN"
            })
    void the_choice_goes_before_the_browser_and_english_is_last(String cookie, String acceptLanguage, Language chosen) {
        assertThat(Language.choose(cookie, acceptLanguage)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({"'zh,en', en, en", "'zh,en', fr, en", "'zh,ru', fr, zh", "'zh,ru', ru, ru"})
    void of_several_texts_one_reads_ones_own_or_the_english_or_the_first(String written, String reader, String read) {
        assertThat(Language.best(List.of(written.split(",", -1)), text -> text, reader))
                .isEqualTo(read);
    }

    @Test
    void a_theme_nobody_offers_follows_the_system() {
        assertThat(Theme.of("dark")).isEqualTo(Theme.DARK);
        assertThat(Theme.of("light")).isEqualTo(Theme.LIGHT);
        assertThat(Theme.of("pink")).isEqualTo(Theme.SYSTEM);
        assertThat(Theme.of(null)).isEqualTo(Theme.SYSTEM);
    }
}
