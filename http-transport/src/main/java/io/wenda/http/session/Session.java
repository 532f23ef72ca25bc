package io.wenda.http.session;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member who is signed in. A controller method takes it as an argument: {@code Session session} where only members may
 * go (others get 401 {@code sign-in-required}), {@code @Nullable Session session} where anybody may.
 *
 * @param sessionId the same for all tokens of one sign-in; the id of a personal access token
 * @param expiresAt when this token runs out, in whole seconds
 * @param scopes what it is good for; absent for a browser's session, which is good for everything
 */
public record Session(
        String memberId,
        String sessionId,
        Instant expiresAt,
        @Nullable Set<Scope> scopes) {

    public Session {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /** Of somebody who signed in. */
    public Session(String memberId, String sessionId, Instant expiresAt) {
        this(memberId, sessionId, expiresAt, null);
    }

    /** Whether a program asks, with a personal access token. */
    public boolean isOfToken() {
        return scopes != null;
    }

    /** Whether it is good for this. */
    public boolean includes(Scope scope) {
        return scopes == null || scopes.contains(scope);
    }
}
