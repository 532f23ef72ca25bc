package io.wenda.membership.accounts;

import io.wenda.events.Event;
import io.wenda.events.MemberContact;
import io.wenda.events.MemberState;
import io.wenda.events.MemberState.EndedSession;
import io.wenda.membership.Refusal;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A member of the community. The address and the password are private: the address is told to who sends mail alone, the
 * password to nobody.
 *
 * @param emailKey unique
 * @param abilities who was stored before there were any has none
 * @param endedSessions signed out before their tokens ran out; forgotten when those have
 * @param searchKeys what administrators find a member by: the name in lower case, and {@code emailKey}
 */
public record Member(
        @BsonId String id,
        long version,
        String name,
        String email,
        String emailKey,
        String passwordHash,
        Language language,
        Roles roles,
        @Nullable List<Grant> abilities,
        List<EndedSession> endedSessions,
        List<String> searchKeys,
        Instant createdAt,
        List<Event> outbox)
        implements Aggregate {

    private static final String NO_PASSWORD = "";

    public Member {
        abilities = abilities == null ? List.of() : List.copyOf(abilities);
        endedSessions = List.copyOf(endedSessions);
        searchKeys = List.copyOf(searchKeys);
        outbox = List.copyOf(outbox);
    }

    @Override
    public List<Grant> abilities() {
        return abilities == null ? List.of() : abilities;
    }

    /**
     * A new member.
     *
     * @param roles none for those who sign up: only the operator's configuration makes accounts that begin with any
     */
    static Member first(String id, Introduction who, String passwordHash, Set<Role> roles, Instant now) {
        Roles first = Roles.first(roles);
        return new Member(
                id,
                1,
                who.name(),
                who.email().address(),
                who.email().key(),
                passwordHash,
                who.language(),
                first,
                List.of(),
                List.of(),
                searchKeys(who.name(), who.email().key()),
                now,
                List.of(
                        new MemberState(id, 1, who.name(), first.codes(), List.of()),
                        new MemberContact(
                                id, 1, who.email().address(), who.language().code())));
    }

    /** Who joined elsewhere or long ago. They have no password yet: whoever they are, they prove it first. */
    public static Member remembered(String id, Introduction who, Set<Role> roles, Instant joined) {
        return first(id, who, NO_PASSWORD, roles, joined);
    }

    /** The same member with what is remembered of them: how they were called, and that they joined earlier. */
    public Member remember(Introduction who, Instant joined) {
        return new Member(
                id,
                version + 1,
                who.name(),
                email,
                emailKey,
                passwordHash,
                who.language(),
                roles,
                abilities,
                endedSessions,
                searchKeys(who.name(), emailKey),
                joined,
                List.of(
                        new MemberState(id, version + 1, who.name(), roles.codes(), told(abilities()), endedSessions),
                        new MemberContact(id, version + 1, email, who.language().code())));
    }

    /** The same, told once more. */
    public Member retold() {
        return next(name, passwordHash, language, roles, abilities(), endedSessions);
    }

    /** Whether there is a password with which they could sign in. */
    boolean hasPassword() {
        return !passwordHash.equals(NO_PASSWORD);
    }

    Member introducedAs(String nextName, Language nextLanguage) {
        return next(nextName, passwordHash, nextLanguage, roles, abilities(), endedSessions);
    }

    Member withPassword(String nextHash) {
        return next(name, nextHash, language, roles, abilities(), endedSessions);
    }

    /** Whether they give and take roles. */
    public boolean isAdministrator() {
        return roles.include(Role.ADMIN);
    }

    /**
     * These roles and no others, as an administrator decided who saw this version of them. Deciding what is already so
     * changes nothing.
     */
    Member given(Set<Role> wanted, int versionSeen, String administratorId) {
        if (roles.are(wanted)) {
            return this;
        }
        if (roles.version() != versionSeen) {
            throw new Refusal.RolesChanged(roles.version(), roles.codes(), roles.by());
        }
        return next(name, passwordHash, language, roles.next(wanted, administratorId), abilities(), endedSessions);
    }

    /** With this ability, in place of what there was of it; the same until then changes nothing. */
    Member able(Ability ability, @Nullable Instant until, Instant now) {
        boolean asBefore = abilities().stream()
                .anyMatch(grant -> grant.ability() == ability && Objects.equals(grant.until(), until));
        return asBefore ? this : withAbilities(without(ability), Stream.of(new Grant(ability, now, until)));
    }

    /** Without this ability from now on. */
    Member unable(Ability ability) {
        return without(ability).count() == abilities().size() ? this : withAbilities(without(ability), Stream.empty());
    }

    private Stream<Grant> without(Ability ability) {
        return abilities().stream().filter(grant -> grant.ability() != ability);
    }

    private Member withAbilities(Stream<Grant> others, Stream<Grant> one) {
        return next(
                name, passwordHash, language, roles, Stream.concat(others, one).toList(), endedSessions);
    }

    /** An administrator from now on, whoever decided otherwise before: the operator says so. */
    Member appointedAdministrator() {
        Set<Role> wanted = Set.copyOf(Stream.concat(roles.held().stream(), Stream.of(Role.ADMIN))
                .distinct()
                .toList());
        return next(name, passwordHash, language, roles.next(wanted, null), abilities(), endedSessions);
    }

    /** Whether this session was signed out. */
    public boolean hasEnded(String sessionId) {
        return endedSessions.stream().anyMatch(session -> session.sessionId().equals(sessionId));
    }

    /** Without this session, until its last token has run out. Ending it twice changes nothing. */
    public Member ended(String sessionId, Instant until, Instant now) {
        if (hasEnded(sessionId)) {
            return this;
        }
        List<EndedSession> remembered = Stream.concat(
                        endedSessions.stream().filter(session -> session.until().isAfter(now)),
                        Stream.of(new EndedSession(sessionId, until)))
                .toList();
        return next(name, passwordHash, language, roles, abilities(), remembered);
    }

    private Member next(
            String nextName,
            String nextHash,
            Language nextLanguage,
            Roles nextRoles,
            List<Grant> nextAbilities,
            List<EndedSession> nextEnded) {
        return new Member(
                id,
                version + 1,
                nextName,
                email,
                emailKey,
                nextHash,
                nextLanguage,
                nextRoles,
                nextAbilities,
                nextEnded,
                searchKeys(nextName, emailKey),
                createdAt,
                List.of(
                        new MemberState(id, version + 1, nextName, nextRoles.codes(), told(nextAbilities), nextEnded),
                        new MemberContact(id, version + 1, email, nextLanguage.code())));
    }

    private static List<MemberState.Ability> told(List<Grant> grants) {
        return grants.stream().map(Grant::told).toList();
    }

    private static List<String> searchKeys(String name, String emailKey) {
        return List.of(name.toLowerCase(Locale.ROOT), emailKey);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Member[" + id + " version " + version + "]";
    }
}
