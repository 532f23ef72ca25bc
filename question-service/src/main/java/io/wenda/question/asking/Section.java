package io.wenda.question.asking;

import io.wenda.question.text.Sections;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * A part that a text of some type must have, under a heading of its own.
 *
 * @param name as the settings have it: the code of a known one, else the heading itself
 * @param titles the heading by language, BCP 47: whichever of them stands in the text will do
 */
public record Section(String name, Map<String, String> titles) {

    /** Those that need no heading in the settings, as their headings are known in every language. */
    private enum Known {
        STEPS("重现步骤", "Steps to reproduce", "Étapes pour reproduire", "Шаги воспроизведения"),
        EXPECTED("期望结果", "Expected", "Résultat attendu", "Ожидаемый результат"),
        ACTUAL("实际结果", "Actual", "Résultat obtenu", "Фактический результат"),
        VERSIONS("版本与环境", "Versions and environment", "Versions et environnement", "Версии и окружение"),
        GOAL("目标", "Goal", "Objectif", "Цель"),
        DESIGN("设计", "Design", "Conception", "Решение"),
        ALTERNATIVES("其他方案", "Alternatives", "Alternatives", "Альтернативы"),
        COST("代价", "Cost", "Coût", "Цена"),
        COMPATIBILITY("兼容性", "Compatibility", "Compatibilité", "Совместимость");

        private final String zh;
        private final String en;
        private final String fr;
        private final String ru;

        Known(String zh, String en, String fr, String ru) {
            this.zh = zh;
            this.en = en;
            this.fr = fr;
            this.ru = ru;
        }

        Section section() {
            return new Section(code(), Map.of("zh", zh, "en", en, "fr", fr, "ru", ru));
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Section {
        titles = Map.copyOf(titles);
    }

    /** A section by its name in the settings. */
    static Section named(String name) {
        return Arrays.stream(Known.values())
                .filter(known -> known.code().equals(name))
                .findFirst()
                .map(Known::section)
                .orElseGet(() -> new Section(name, Map.of("zh", name, "en", name, "fr", name, "ru", name)));
    }

    /** Whether a text says something under this heading, in whichever language. */
    boolean isIn(Map<String, String> text) {
        return titles.values().stream()
                .anyMatch(title -> !text.getOrDefault(Sections.key(title), "").isEmpty());
    }
}
