package io.wenda.notification.people;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A member's name and roles as membership-service last told them.
 *
 * @param roles absent where an earlier build kept them
 */
record Person(@BsonId String id, String name, @Nullable List<String> roles, long version) {

    boolean administers() {
        return roles != null && roles.contains("admin");
    }
}
