package io.wenda.notification.people;

import io.wenda.events.MemberState.Ability;
import io.wenda.events.MemberState.Bar;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What membership-service last told of a member.
 *
 * @param roles absent where an earlier build kept them, as are the others
 * @param abilities what they may do beside
 * @param bars what they may not do for now
 */
record Person(
        @BsonId String id,
        String name,
        @Nullable List<String> roles,
        @Nullable List<Ability> abilities,
        @Nullable List<Bar> bars,
        long version) {

    static final String ADMINISTERING = "admin";

    private static final Set<String> ANNOUNCING = Set.of("moderator", ADMINISTERING);
    private static final Set<String> STAFF = Set.of("moderator", "duty", "admin");

    /** What they do first, and then they go on; nobody else is to see who has it to do. */
    private static final Set<String> TO_DO = Set.of("warned", "second-factor");

    Person {
        roles = roles == null ? List.of() : List.copyOf(roles);
        abilities = abilities == null ? List.of() : List.copyOf(abilities);
        bars = bars == null ? List.of() : List.copyOf(bars);
    }

    /** Somebody whom nothing has been told of yet: they can do nothing that others cannot. */
    static Person unheardOf(String id) {
        return new Person(id, "", null, null, null, 0);
    }

    boolean administers() {
        return roles().contains(ADMINISTERING);
    }

    /** Whether they write what the community announces. */
    boolean announces() {
        return roles().stream().anyMatch(ANNOUNCING::contains);
    }

    @Override
    public List<String> roles() {
        return roles == null ? List.of() : roles;
    }

    @Override
    public List<Ability> abilities() {
        return abilities == null ? List.of() : abilities;
    }

    @Override
    public List<Bar> bars() {
        return bars == null ? List.of() : bars;
    }

    /** Whether they may read what members ask in private: the moderators, and those on duty. */
    boolean isStaff() {
        return roles().stream().anyMatch(STAFF::contains);
    }

    /** Whether they are no part of what goes on for now: who has something to do first is, and hears of it. */
    boolean isBarred(Instant now) {
        return bars().stream()
                .filter(bar -> !TO_DO.contains(bar.name()))
                .anyMatch(bar -> bar.until() == null || bar.until().isAfter(now));
    }

    /** Why a mention by this author does not reach them, or null. */
    @Nullable
    Unreached unreachedBy(Person author, Instant now) {
        if (isBarred(now)) {
            return Unreached.BARRED;
        }
        return isStaff() && !author.alertsStaff(now) ? Unreached.SPARED : null;
    }

    /** Whether what they write may alert the staff: who is one of them, and whoever has an ability of their own. */
    boolean alertsStaff(Instant now) {
        return isStaff()
                || abilities().stream()
                        .anyMatch(ability -> !ability.from().isAfter(now)
                                && (ability.until() == null || ability.until().isAfter(now)));
    }
}
