package io.wenda.membership.accounts;

import java.text.Normalizer;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A community to look at.
 *
 * @param enabled whether there are demo accounts, to which anybody on this very machine may sign in without a password
 * @param password their password everywhere else; empty: none has one
 */
@ConfigurationProperties("wenda.demo")
record DemoSettings(boolean enabled, String password) {

    DemoSettings {
        password = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = password.codePointCount(0, password.length());
        if (length != 0 && (length < Passwords.SHORTEST || length > Passwords.LONGEST)) {
            throw new IllegalArgumentException(
                    "WENDA_DEMO_PASSWORD has %d to %d characters".formatted(Passwords.SHORTEST, Passwords.LONGEST));
        }
    }

    @Override
    public String toString() {
        return "DemoSettings[" + enabled + "]";
    }
}
