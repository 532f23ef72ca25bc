package io.wenda.membership.signin;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A sign-in that is not over: where it was made, and when it was last used enough to be renewed.
 *
 * @param until when its newest token runs out
 * @param agent what the browser or program says of itself; empty where it says nothing
 */
record OpenSession(
        @BsonId String id, String memberId, Instant startedAt, Instant seenAt, Instant until, String agent) {}
