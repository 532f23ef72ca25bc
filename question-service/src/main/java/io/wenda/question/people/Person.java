package io.wenda.question.people;

import io.wenda.events.MemberState;
import io.wenda.events.MemberState.Ability;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of a member.
 *
 * @param version of the member's state that this is a copy of
 * @param abilities what they may do beside; what was stored before there were any has none
 */
public record Person(
        @BsonId String id,
        long version,
        String name,
        List<String> roles,
        @Nullable List<Ability> abilities) {

    static final Set<String> MODERATING = Set.of("moderator", "admin");

    private static final Set<String> STAFF = Set.of("moderator", "duty", "admin");

    public Person {
        abilities = abilities == null ? List.of() : List.copyOf(abilities);
        roles = List.copyOf(roles);
    }

    static Person of(MemberState state) {
        return new Person(state.memberId(), state.version(), state.name(), state.roles(), state.abilities());
    }

    /** Whether they sit at the review desk. */
    public boolean moderates() {
        return roles.stream().anyMatch(MODERATING::contains);
    }

    @Override
    public List<Ability> abilities() {
        return abilities == null ? List.of() : abilities;
    }

    /** Whether they may read what members ask in private: the moderators, and those on duty. */
    public boolean isStaff() {
        return roles.stream().anyMatch(STAFF::contains);
    }

    /** Whether they may ask in private. */
    public boolean asksPrivately(Instant now) {
        return abilities().stream()
                .anyMatch(ability -> ability.name().equals("ask-privately")
                        && !ability.from().isAfter(now)
                        && (ability.until() == null || ability.until().isAfter(now)));
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
