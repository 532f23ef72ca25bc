package io.wenda.question.asking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a question is not published. */
public enum Reason {
    OFF_TOPIC,
    UNCLEAR,
    ADVERTISING,
    CONTACT_DETAILS,
    DUPLICATE,
    CONDUCT,
    SECRET;

    /** As the API and the events write it: {@code off-topic}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with this code. */
    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
