package io.wenda.http.session;

import java.time.Instant;

/**
 * A member who is signed in. A controller method takes it as an argument: {@code Session session} where only members may
 * go (others get 401 {@code sign-in-required}), {@code @Nullable Session session} where anybody may.
 *
 * @param sessionId the same for all tokens of one sign-in
 * @param expiresAt when this token runs out, in whole seconds
 */
public record Session(String memberId, String sessionId, Instant expiresAt) {}
