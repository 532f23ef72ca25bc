package io.wenda.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's whole public state. The newest version replaces all earlier ones.
 *
 * @param version grows with each change; a copy with a higher one is newer, whatever the order of arrival
 * @param roles lower case: {@code moderator}, {@code duty}, {@code assistant}, {@code treasurer}, {@code admin}. Every
 *     member is a member, so that is not listed
 * @param abilities what the member may do beside, and for how long; a state from before there were any has none
 * @param bars what the member may not do for now; a state from before there were any has none
 * @param mutes which of what every member does this one does not do for a time; likewise
 * @param endedSessions sessions that were signed out before their tokens ran out
 * @param profile what everybody may read of them beside; absent in a state from before it was told, and where they are gone
 * @param deletedAt when they deleted their account: their name is empty then, and every later state says so; else
 *     absent
 */
public record MemberState(
        String memberId,
        long version,
        String name,
        List<String> roles,
        @Nullable List<Ability> abilities,
        @Nullable List<Bar> bars,
        @Nullable List<Mute> mutes,
        List<EndedSession> endedSessions,
        @Nullable Profile profile,
        @Nullable Instant deletedAt)
        implements MemberEvent {

    public MemberState {
        abilities = abilities == null ? List.of() : List.copyOf(abilities);
        bars = bars == null ? List.of() : List.copyOf(bars);
        mutes = mutes == null ? List.of() : List.copyOf(mutes);
        roles = List.copyOf(roles);
        endedSessions = List.copyOf(endedSessions);
    }

    /** A member without any ability or bar. */
    public MemberState(
            String memberId, long version, String name, List<String> roles, List<EndedSession> endedSessions) {
        this(memberId, version, name, roles, List.of(), endedSessions);
    }

    /** A member whom nothing bars. */
    public MemberState(
            String memberId,
            long version,
            String name,
            List<String> roles,
            @Nullable List<Ability> abilities,
            List<EndedSession> endedSessions) {
        this(memberId, version, name, roles, abilities, List.of(), endedSessions);
    }

    /** A member who may speak as everybody does. */
    public MemberState(
            String memberId,
            long version,
            String name,
            List<String> roles,
            @Nullable List<Ability> abilities,
            @Nullable List<Bar> bars,
            List<EndedSession> endedSessions) {
        this(memberId, version, name, roles, abilities, bars, List.of(), endedSessions);
    }

    /** A member of whom nothing more is told. */
    public MemberState(
            String memberId,
            long version,
            String name,
            List<String> roles,
            @Nullable List<Ability> abilities,
            @Nullable List<Bar> bars,
            @Nullable List<Mute> mutes,
            List<EndedSession> endedSessions) {
        this(memberId, version, name, roles, abilities, bars, mutes, endedSessions, null, null);
    }

    /** Whether the account is deleted, for good. */
    public boolean deleted() {
        return deletedAt != null;
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

    @Override
    public String key() {
        return memberId;
    }

    @Override
    public String subject() {
        return memberId;
    }

    /**
     * Something that not every member may do.
     *
     * @param name {@code ask-privately}; {@code first-in-review}: moderators read first what the member sends, where the
     *     community wants that; {@code paid-group}, {@code vip-group}: may be in the chat groups that are for it; {@code
     *     answer-by}: is promised an answer to what they ask in that time
     * @param until absent where it has no end
     * @param answerMinutes the budget of {@code answer-by}, in minutes of the community's answering hours from when the question is
     *     public: no time outside of those hours counts. Its asker and the staff alone may see what follows from it. Absent for
     *     every other ability
     */
    public record Ability(
            String name,
            Instant from,
            @Nullable Instant until,
            @Nullable Integer answerMinutes) {

        /** One without a budget. */
        public Ability(String name, Instant from, @Nullable Instant until) {
            this(name, from, until, null);
        }

        /** Whether it holds at this instant. */
        public boolean covers(Instant instant) {
            return !from.isAfter(instant) && (until == null || until.isAfter(instant));
        }
    }

    /**
     * Something that every member may do but this one may not.
     *
     * @param name {@code unverified}: the member's address is not proved yet, and they write nothing before; {@code
     *     expelled}: no session of theirs is any good, they write nothing any more, and what they had in review leaves the
     *     queue; {@code warned}: there is a warning that they have not acknowledged, and they write nothing before; {@code
     *     second-factor}: their roles need one, and no session of theirs is good for anything but setting it up
     * @param until absent where it has no end of its own. An expulsion that is over goes on being told, with its end; so does
     *     that a second factor was wanting, with when it was set up
     */
    public record Bar(String name, @Nullable Instant until) {}

    /**
     * Something that every member does, and this one not from one moment on and until before another. It ends by itself.
     *
     * @param ability {@code ask}, {@code answer}, {@code comment}, {@code vote}, {@code flag}
     */
    public record Mute(String ability, Instant from, Instant until) {}

    /**
     * What a member says of themselves, and since when they are here.
     *
     * @param about plain text; empty where they say nothing
     * @param languages that they read, as language tags
     * @param badge whether everybody may see that they have abilities, as they chose; false says neither that they have none
     *     nor that they do not show them
     */
    public record Profile(String about, List<String> languages, Instant joinedAt, boolean badge) {

        public Profile {
            languages = List.copyOf(languages);
        }
    }

    /**
     * A session that is over.
     *
     * @param sessionId the {@code sid} claim of its tokens
     * @param until when the last token of it runs out, after which nobody need remember it
     */
    public record EndedSession(String sessionId, Instant until) {}
}
