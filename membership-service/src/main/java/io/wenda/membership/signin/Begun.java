package io.wenda.membership.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.membership.accounts.Profiles;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A session has begun.
 *
 * @param token only for programs, which ask for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Begun(
        Profiles.Brief member, Instant expiresAt, @Nullable String token) {

    public static ResponseEntity<Begun> answer(SigningIn.SignedIn signedIn, boolean withToken) {
        String token = signedIn.signed().token();
        Instant expires = signedIn.signed().session().expiresAt();
        return ResponseEntity.ok()
                .header(SessionToken.HEADER, token)
                .body(new Begun(Profiles.Brief.of(signedIn.member()), expires, withToken ? token : null));
    }

    /** Without the token, as it might be logged. */
    @Override
    public String toString() {
        return "Begun[" + member.id() + "]";
    }
}
