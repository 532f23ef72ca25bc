package io.wenda.membership.accounts;

import java.text.Normalizer;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The administrator whom the operator appoints.
 *
 * @param email empty where there is none
 * @param password for the first sign-in; later changes of the member's own are left alone
 */
@ConfigurationProperties("wenda.administrator")
record AdministratorSettings(String email, String password) {

    AdministratorSettings {
        if (!email.isEmpty() && EmailAddress.of(email).isEmpty()) {
            throw new IllegalArgumentException("WENDA_ADMIN_EMAIL is not an e-mail address");
        }
        password = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = password.codePointCount(0, password.length());
        if (!email.isEmpty() && (length < Passwords.SHORTEST || length > Passwords.LONGEST)) {
            throw new IllegalArgumentException("WENDA_ADMIN_EMAIL needs a WENDA_ADMIN_PASSWORD of %d to %d characters"
                    .formatted(Passwords.SHORTEST, Passwords.LONGEST));
        }
    }

    Optional<EmailAddress> address() {
        return EmailAddress.of(email);
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "AdministratorSettings[...]";
    }
}
