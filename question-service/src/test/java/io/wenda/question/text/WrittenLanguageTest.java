package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLanguageTest {

    @Test
    void the_script_tells_the_language() {
        assertThat(WrittenLanguage.of("How do I shut down?")).isEqualTo("en");
        assertThat(WrittenLanguage.of("如何学习数据库索引")).isEqualTo("zh");
        assertThat(WrittenLanguage.of("データベースの索引を学ぶ方法")).isEqualTo("ja");
        assertThat(WrittenLanguage.of("Как остановить сервер")).isEqualTo("ru");
    }

    @Test
    void chinese_with_much_code_in_it_is_chinese() {
        assertThat(WrittenLanguage.of("心跳超时后 channelInactive 没有触发，连接一直停在 ESTABLISHED"))
                .isEqualTo("zh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Comment fermer un EventLoopGroup ?",
                "fr | L’heure d’été décale ma tâche: `for (int i = 0; i < n; i++) { return the(i); }` n’est pas appelé dans le test",
                "en | Connection reset by peer",
                "en | Le mode: how do I turn it off, and is it safe?"
            })
    void french_is_told_from_english_by_its_little_words(String language, String text) {
        assertThat(WrittenLanguage.of(text)).isEqualTo(language);
    }

    @Test
    void text_without_letters_has_no_language() {
        assertThat(WrittenLanguage.of("1 + 1 = ?")).isNull();
    }
}
