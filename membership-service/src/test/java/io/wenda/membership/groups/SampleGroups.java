package io.wenda.membership.groups;

import io.wenda.membership.accounts.Ability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Groups as communities have them. */
final class SampleGroups {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private SampleGroups() {}

    /** People ask for it. */
    static Group invited(String id, int capacity) {
        return group(id, Joining.INVITATION, capacity, 0);
    }

    static Group group(String id, Joining joining, int capacity, int headcount) {
        return Group.first(id, description(id, joining, null, capacity), headcount, false, "", NOON);
    }

    static Description description(String id, Joining joining, @Nullable Ability ability, int capacity) {
        return new Description("Group " + id, "QQ", id, 1, joining, ability, "800000001", "", "Wenda", capacity);
    }

    static Place asked(Group group) {
        return Place.asked("r1", "m1", group, new Place.Sign("in the chat", "Wenda 123"), true, NOON);
    }
}
