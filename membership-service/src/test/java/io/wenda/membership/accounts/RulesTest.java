package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void who_reads_another_language_reads_them_in_the_one_that_is_written_first() {
        Map<Language, String> text = new LinkedHashMap<>();
        text.put(Language.ZH, "规则");
        text.put(Language.EN, "Rules");
        Rules rules = new Rules(1, text);
        assertThat(rules.in(Language.EN)).isEqualTo("Rules");
        assertThat(rules.in(Language.RU)).isEqualTo("规则");
        assertThat(rules.languageFor(Language.RU)).isEqualTo(Language.ZH);
    }

    @Test
    void a_community_without_rules_has_none_in_any_language() {
        assertThat(new Rules(0, Map.of()).in(Language.RU)).isEmpty();
    }

    @Test
    void rules_have_a_version_and_a_text_or_neither() {
        assertThatThrownBy(() -> new Rules(1, Map.of())).hasMessageStartingWith("rules: a version");
        assertThatThrownBy(() -> new Rules(0, Map.of(Language.ZH, "规则"))).hasMessageStartingWith("rules: a version");
        assertThatThrownBy(() -> new Rules(1, Map.of(Language.ZH, " "))).hasMessageStartingWith("rules: a text has");
    }
}
