package io.wenda.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.web.ReadyText.Of;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadyTextTest {

    private static final String URL = "https://wenda.example/questions/q1";

    @Test
    void a_message_has_the_title_the_first_words_and_the_link() {
        ReadyText ready = ReadyText.of(Of.ANSWER, "Direct memory grows", "Share one pool.", URL, Language.EN);

        assertThat(ready.text()).isEqualTo("""
                        An answer to: Direct memory grows

                        Share one pool.

                        Read on: https://wenda.example/questions/q1""");
        assertThat(ready.picture()).isEqualTo(QrPicture.of(URL));
    }

    @ParameterizedTest
    @EnumSource
    void it_speaks_the_language_of_who_passes_it_on(Language language) {
        for (Of what : Of.values()) {
            assertThat(ReadyText.of(what, "标题", "正文", URL, language).text())
                    .contains("标题", "正文")
                    .endsWith(URL);
        }
    }

    @Test
    void of_a_long_text_the_first_words_are_enough() {
        assertThat(excerpt("word ".repeat(60).strip())).hasSizeLessThan(142).endsWith("word…");
        assertThat(excerpt("字".repeat(200))).isEqualTo("字".repeat(140) + "…");
        assertThat(excerpt("😀".repeat(141))).isEqualTo("😀".repeat(140) + "…");
        assertThat(ReadyText.of(Of.QUESTION, "Title", "", URL, Language.EN).text())
                .isEqualTo("Question: Title\n\nRead on: " + URL);
    }

    private static String excerpt(String words) {
        return ReadyText.of(Of.QUESTION, "Title", words, URL, Language.EN).excerpt();
    }
}
