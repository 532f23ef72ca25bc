package io.wenda.membership.signin;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that is not over: where it was made, and when it was last used enough to be renewed.
 *
 * @param until when its newest token runs out
 * @param agent what the browser or program says of itself; empty where it says nothing
 * @param how they signed in; absent for sessions from before that was written down
 */
record OpenSession(
        @BsonId String id,
        String memberId,
        Instant startedAt,
        Instant seenAt,
        Instant until,
        String agent,
        @Nullable How how) {}
