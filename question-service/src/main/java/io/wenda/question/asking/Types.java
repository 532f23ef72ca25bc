package io.wenda.question.asking;

import io.wenda.http.reading.Violations;
import io.wenda.question.text.Sections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a text of each type must have before anybody is asked to read it. */
@Component
class Types {

    private static final int NO_TEXT_IS_LONGER = 100_000;

    private final Map<Type, List<Section>> sections;

    Types(TypesProperties properties) {
        this.sections = properties.sections();
    }

    /** The sections of a type, in order. */
    List<Section> of(Type type) {
        return Objects.requireNonNull(sections.get(type));
    }

    /** The type with this code, a question where there is none; {@code unknown-value} for any other. */
    static Type read(@Nullable String code, Violations violations) {
        if (code == null) {
            return Type.QUESTION;
        }
        return Type.of(code).orElseGet(() -> {
            violations.add("type", "unknown-value");
            return Type.QUESTION;
        });
    }

    /** Names each section that is not there or has nothing in it: {@code body.goal} is {@code section-missing}. */
    void check(Type type, @Nullable String body, Violations violations) {
        List<Section> required = of(type);
        if (required.isEmpty() || body == null || body.length() > NO_TEXT_IS_LONGER) {
            return;
        }
        Map<String, String> text = Sections.of(body);
        required.stream()
                .filter(section -> !section.isIn(text))
                .forEach(section -> violations.add("body." + section.name(), "section-missing"));
    }
}
