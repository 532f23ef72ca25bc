package io.wenda.membership.accounts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a member, as an administrator gave them last.
 *
 * @param held without doubles, in the order of {@link Role}
 * @param version 1 at first, one more with each change: who changes them says which version they saw
 * @param by the administrator; absent where nobody changed them yet
 */
public record Roles(List<Role> held, int version, @Nullable String by) {

    static final Roles NONE = first(Set.of());

    public Roles {
        held = List.copyOf(held);
    }

    static Roles first(Set<Role> roles) {
        return new Roles(sorted(roles), 1, null);
    }

    Roles next(Set<Role> roles, @Nullable String by) {
        return new Roles(sorted(roles), version + 1, by);
    }

    boolean are(Set<Role> roles) {
        return Set.copyOf(held).equals(roles);
    }

    boolean include(Role role) {
        return held.contains(role);
    }

    /** As they are told and shown. */
    public List<String> codes() {
        return held.stream().map(Role::code).toList();
    }

    private static List<Role> sorted(Set<Role> roles) {
        EnumSet<Role> sorted = EnumSet.noneOf(Role.class);
        sorted.addAll(roles);
        return List.copyOf(sorted);
    }
}
