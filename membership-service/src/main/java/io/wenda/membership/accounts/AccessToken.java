package io.wenda.membership.accounts;

import io.wenda.http.session.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A personal access token: with it a program does what its member may do, as far as its scopes go.
 *
 * @param key hash of its secret, which is shown once and kept nowhere
 * @param usedAt when it was used last, give or take an hour; absent before the first time
 */
public record AccessToken(
        String id,
        String name,
        List<Scope> scopes,
        String key,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    public static final int LONGEST_NAME = 60;

    public AccessToken {
        scopes = List.copyOf(scopes);
    }

    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }

    AccessToken used(Instant now) {
        return new AccessToken(id, name, scopes, key, createdAt, expiresAt, now);
    }
}
