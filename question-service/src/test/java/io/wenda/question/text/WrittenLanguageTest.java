package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void text_without_letters_has_no_language() {
        assertThat(WrittenLanguage.of("1 + 1 = ?")).isNull();
    }
}
