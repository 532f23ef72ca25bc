package io.wenda.membership.entitlement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line in the books says. */
enum Kind {
    /** Money came. */
    PAID,
    /** Given by hand, without money that passed through here. */
    GRANTED,
    /** The money was given back. */
    REFUNDED,
    /** A bank took the money back. */
    CHARGED_BACK,
    /** Taken without money: for misconduct, or because it was given by mistake. */
    REVOKED;

    /** As it is shown: {@code charged-back}. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A way to end what another line gives. */
    boolean ends() {
        return this != PAID && this != GRANTED;
    }

    /** The way to end with this code. */
    static Optional<Kind> ending(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.ends() && kind.code().equals(code))
                .findFirst();
    }
}
