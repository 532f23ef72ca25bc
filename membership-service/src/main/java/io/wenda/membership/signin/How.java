package io.wenda.membership.signin;

import org.jspecify.annotations.Nullable;

/**
 * How somebody signed in.
 *
 * @param by {@code password}, {@code demo}, {@code issuer}
 * @param issuer who knows them, as it is called here; absent where it was nobody else
 * @param code whether a second factor was asked for
 */
public record How(String by, @Nullable String issuer, boolean code) {

    static final How PASSWORD = new How("password", null, false);
    static final How DEMO = new How("demo", null, false);

    /** By somebody who knows them elsewhere. */
    public static How issuer(String name) {
        return new How("issuer", name, false);
    }

    How withCode() {
        return new How(by, issuer, true);
    }
}
