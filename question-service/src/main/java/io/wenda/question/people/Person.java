package io.wenda.question.people;

import io.wenda.events.MemberState;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What this service knows of a member.
 *
 * @param version of the member's state that this is a copy of
 */
public record Person(@BsonId String id, long version, String name, List<String> roles) {

    static final Set<String> MODERATING = Set.of("moderator", "admin");

    public Person {
        roles = List.copyOf(roles);
    }

    static Person of(MemberState state) {
        return new Person(state.memberId(), state.version(), state.name(), state.roles());
    }

    /** Whether they sit at the review desk. */
    public boolean moderates() {
        return roles.stream().anyMatch(MODERATING::contains);
    }

    /** Whether they look after the community: what the staff keeps among itself is theirs to read. */
    public boolean isStaff() {
        return moderates() || roles.contains("duty");
    }

    /** Whether they give and take roles. */
    public boolean administers() {
        return roles.contains("admin");
    }

    /** Their name, for others to see. */
    public Named named() {
        return new Named(id, name);
    }
}
