package io.wenda.question.people;

import io.wenda.events.MemberState;
import io.wenda.events.MemberState.Ability;
import io.wenda.events.MemberState.Bar;
import io.wenda.events.MemberState.Mute;
import io.wenda.events.MemberState.Profile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of a member.
 *
 * @param version of the member's state that this is a copy of
 * @param abilities what they may do beside; what was stored before there were any has none
 * @param bars what they may not do for now; likewise
 * @param mutes which of what every member does they leave for a time; likewise
 * @param profile what they say of themselves; absent where nothing was told of it
 * @param deletedAt when they deleted their account; else absent
 * @param avatar which picture of theirs is shown; absent where none is. This service's own, no part of what is told
 */
public record Person(
        @BsonId String id,
        long version,
        String name,
        List<String> roles,
        @Nullable List<Ability> abilities,
        @Nullable List<Bar> bars,
        @Nullable List<Mute> mutes,
        @Nullable Profile profile,
        @Nullable Instant deletedAt,
        @Nullable String avatar) {

    static final Set<String> MODERATING = Set.of("moderator", "admin");

    static final String READ_FIRST = "first-in-review";

    private static final String WARNED = "warned";

    /** What they do first, and then they go on; nobody else is to see who has it to do. */
    private static final Set<String> TO_DO = Set.of(WARNED, "second-factor");

    private static final Set<String> STAFF = Set.of("moderator", "duty", "admin");

    public Person {
        abilities = abilities == null ? List.of() : List.copyOf(abilities);
        bars = bars == null ? List.of() : List.copyOf(bars);
        mutes = mutes == null ? List.of() : List.copyOf(mutes);
        roles = List.copyOf(roles);
    }

    static Person of(MemberState state) {
        return new Person(
                state.memberId(),
                state.version(),
                state.name(),
                state.roles(),
                state.abilities(),
                state.bars(),
                state.mutes(),
                state.profile(),
                state.deletedAt(),
                null);
    }

    /** Whether they sit at the review desk. */
    public boolean moderates() {
        return roles.stream().anyMatch(MODERATING::contains);
    }

    @Override
    public List<Ability> abilities() {
        return abilities == null ? List.of() : abilities;
    }

    @Override
    public List<Bar> bars() {
        return bars == null ? List.of() : bars;
    }

    @Override
    public List<Mute> mutes() {
        return mutes == null ? List.of() : mutes;
    }

    /** Until when they leave this; empty where they do not. */
    public Optional<Instant> mutedUntil(String ability, Instant now) {
        return mutes().stream()
                .filter(mute -> mute.ability().equals(ability) && mute.until().isAfter(now))
                .map(Mute::until)
                .max(Comparator.naturalOrder());
    }

    /** Whether there is a warning that they have not acknowledged: they write nothing before. */
    public boolean isWarned() {
        return bars().stream().anyMatch(bar -> bar.name().equals(WARNED));
    }

    /** Whether their address is not proved yet, where the community wants that first. */
    public boolean isUnverified() {
        return bars().stream().anyMatch(bar -> bar.name().equals("unverified"));
    }

    /** Whether they are no part of what goes on for now: who has something to do first is, and hears of it. */
    public boolean isBarred(Instant now) {
        return bars().stream()
                .filter(bar -> !TO_DO.contains(bar.name()))
                .anyMatch(bar -> bar.until() == null || bar.until().isAfter(now));
    }

    /** Whether they were expelled, for good or for now. */
    public boolean isExpelled(Instant now) {
        return bars().stream()
                .anyMatch(bar -> bar.name().equals("expelled")
                        && (bar.until() == null || bar.until().isAfter(now)));
    }

    /** From when to when moderators read first what they send. */
    List<Ability> readFirst() {
        return abilities().stream()
                .filter(ability -> ability.name().equals(READ_FIRST))
                .toList();
    }

    /** Whether they may read what members ask in private: the moderators, and those on duty. */
    public boolean isStaff() {
        return roles.stream().anyMatch(STAFF::contains);
    }

    /** Whether they may ask in private. */
    public boolean asksPrivately(Instant now) {
        return able(now).anyMatch(ability -> ability.name().equals("ask-privately"));
    }

    /** Whether they write while the free side is closed: the staff, and whoever has an ability of their own. */
    public boolean writesAlways(Instant now) {
        return isStaff() || able(now).findAny().isPresent();
    }

    private Stream<Ability> able(Instant now) {
        return abilities().stream().filter(ability -> ability.covers(now));
    }

    /** Whether they give and take roles. */
    public boolean administers() {
        return roles.contains("admin");
    }

    /** Whether they deleted their account. */
    public boolean isGone() {
        return deletedAt != null;
    }

    /** Whether everybody sees that they have abilities: they chose so, and have some now. */
    public boolean showsBadge(Instant now) {
        return profile != null && profile.badge() && able(now).findAny().isPresent();
    }

    /** Where their picture is, if they have one. */
    public @Nullable String avatarAddress() {
        return avatar == null ? null : "/avatars/" + id + "?v=" + avatar;
    }

    /** As others see them. */
    public Named named(Instant now) {
        return new Named(id, name, isBarred(now) ? null : avatarAddress(), showsBadge(now) ? true : null);
    }
}
