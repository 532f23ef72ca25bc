package io.wenda.question.asking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody brings to the community. */
public enum Type {
    /** Something to be answered. */
    QUESTION,
    /** Something that does not work as it should, told so that others see it too. */
    BUG_REPORT,
    /** A change to the project, with a complete plan: it is adopted or declined in the end. */
    PROPOSAL;

    /** As the API writes it: {@code bug-report}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type with this code. */
    public static Optional<Type> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
