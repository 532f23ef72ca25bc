package io.wenda.membership.proving;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Somebody says that they forgot the password of an account with this address, if there is one.
 *
 * @param at when they said so
 * @param dueAt when it is to be seen to; later than now while an instance is at it
 */
record Forgotten(@BsonId String id, String emailKey, Instant at, Instant dueAt) {

    /** Without the address, as it might be logged. */
    @Override
    public String toString() {
        return "Forgotten[" + id + "]";
    }
}
