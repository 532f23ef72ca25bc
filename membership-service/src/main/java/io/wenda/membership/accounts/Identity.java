package io.wenda.membership.accounts;

import io.wenda.http.creating.Ids;
import java.time.Instant;

/**
 * Who a member is elsewhere: somebody whom an issuer knows under this subject signs in as them.
 *
 * @param issuer its address, which never changes, whatever the operator calls it
 * @param name how they are called there, for them to know it again
 */
public record Identity(String issuer, String subject, String name, Instant since) {

    /** The same for all who say that they are this one. */
    public static String key(String issuer, String subject) {
        return Ids.of("identity", issuer, subject);
    }

    boolean is(String otherIssuer, String otherSubject) {
        return issuer.equals(otherIssuer) && subject.equals(otherSubject);
    }

    /** Without the name, as it might be logged. */
    @Override
    public String toString() {
        return "Identity[" + issuer + "]";
    }
}
