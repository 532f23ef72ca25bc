package io.wenda.membership.issuers;

import io.wenda.http.creating.Ids;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of whom an issuer said who they are, and who has yet to show or choose something before they are in.
 *
 * @param id hash of the ticket that their browser has
 * @param issuer as it is called here
 */
record Guest(@BsonId String id, String issuer, Known known, Instant until) {

    static String idOf(String ticket) {
        return Ids.of("guest", ticket);
    }

    /**
     * Who they are there.
     *
     * @param issuer its address
     * @param subject never somebody else's
     * @param email that the issuer says it has proved; absent where it says none
     */
    record Known(
            String issuer,
            String subject,
            String name,
            @Nullable String email) {

        /** Without what is private, as it might be logged. */
        @Override
        public String toString() {
            return "Known[" + issuer + "]";
        }
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Guest[" + issuer + "]";
    }
}
