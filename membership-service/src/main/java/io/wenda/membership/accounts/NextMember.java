package io.wenda.membership.accounts;

import io.wenda.events.Event;
import io.wenda.events.MemberContact;
import io.wenda.events.MemberState;
import io.wenda.events.MemberState.Bar;
import io.wenda.events.MemberState.EndedSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next version of a member: what is said here changes, all else stays. */
final class NextMember {

    private static final List<Bar> UNVERIFIED = List.of(new Bar("unverified", null));

    private final String id;
    private final long version;
    private String name;
    private EmailAddress email;
    private String passwordHash;
    private Language language;
    private Roles roles;
    private List<Grant> abilities;
    private @Nullable Standing standing;
    private Mailbox mailbox;
    private About about;
    private Conduct conduct;
    private @Nullable Acceptance rules;
    private @Nullable Farewell farewell;
    private Proofs proofs;
    private List<EndedSession> ended;
    private Instant createdAt;

    private NextMember(String id, long version, Introduction who, String passwordHash, Roles roles, Instant createdAt) {
        this.id = id;
        this.version = version;
        this.name = who.name();
        this.email = who.email();
        this.passwordHash = passwordHash;
        this.language = who.language();
        this.roles = roles;
        this.createdAt = createdAt;
        abilities = List.of();
        mailbox = Mailbox.NONE;
        about = About.NOTHING;
        conduct = Conduct.BLAMELESS;
        proofs = Proofs.NONE;
        ended = List.of();
    }

    static NextMember first(String id, Introduction who, String passwordHash, Roles roles, Instant now) {
        return new NextMember(id, 1, who, passwordHash, roles, now);
    }

    static NextMember after(Member before) {
        return of(before, before.version() + 1);
    }

    /** Somebody who is not stored yet, with something more. */
    static NextMember still(Member newcomer) {
        return of(newcomer, newcomer.version());
    }

    private static NextMember of(Member before, long version) {
        Introduction who =
                new Introduction(before.name(), new EmailAddress(before.email(), before.emailKey()), before.language());
        NextMember next =
                new NextMember(before.id(), version, who, before.passwordHash(), before.roles(), before.createdAt());
        next.abilities = before.abilities();
        next.standing = before.standing();
        next.mailbox = before.mailbox();
        next.about = before.about();
        next.conduct = before.conduct();
        next.rules = before.rules();
        next.farewell = before.farewell();
        next.proofs = before.proofs();
        next.ended = before.endedSessions();
        return next;
    }

    NextMember introduced(String nextName, Language nextLanguage) {
        name = nextName;
        language = nextLanguage;
        return this;
    }

    NextMember email(EmailAddress next) {
        email = next;
        return this;
    }

    NextMember password(String nextHash) {
        passwordHash = nextHash;
        return this;
    }

    NextMember roles(Roles next) {
        roles = next;
        return this;
    }

    NextMember abilities(List<Grant> next) {
        abilities = next;
        return this;
    }

    NextMember standing(Standing next) {
        standing = next;
        return this;
    }

    NextMember mailbox(Mailbox next) {
        mailbox = next;
        return this;
    }

    NextMember about(About next) {
        about = next;
        return this;
    }

    NextMember conduct(Conduct next) {
        conduct = next;
        return this;
    }

    NextMember rules(@Nullable Acceptance next) {
        rules = next;
        return this;
    }

    NextMember farewell(@Nullable Farewell next) {
        farewell = next;
        return this;
    }

    NextMember proofs(Proofs next) {
        proofs = next;
        return this;
    }

    NextMember ended(List<EndedSession> next) {
        ended = next;
        return this;
    }

    NextMember joined(Instant at) {
        createdAt = at;
        return this;
    }

    /** Everybody hears how the member is now, and who sends mail where they are reached, as soon as that is proved. */
    Member told() {
        MemberContact contact = new MemberContact(id, version, email.address(), language.code());
        return member(mailbox.bars() ? List.of(state()) : List.of(state(), contact));
    }

    /** Everybody hears that the member is gone, and who sends mail that there is nowhere to reach them. */
    Member goneTold() {
        return member(List.of(state(), MemberContact.gone(id, version, language.code())));
    }

    /** Everybody hears how the member is now, and something beside. */
    Member stateTold(Stream<Event> more) {
        return member(Stream.concat(Stream.of(state()), more).toList());
    }

    /** Nobody else has to know. */
    Member untold() {
        return member(List.of());
    }

    private MemberState state() {
        Stream<Bar> unproved = mailbox.bars() ? UNVERIFIED.stream() : Stream.empty();
        return new MemberState(
                id,
                version,
                name,
                roles.codes(),
                toldAbilities(),
                Stream.of(unproved, conduct.bars(), proofs.bars())
                        .flatMap(bars -> bars)
                        .toList(),
                conduct.mutes().stream().map(Mute::told).toList(),
                ended,
                isGone() ? null : profile(),
                farewell == null ? null : farewell.at());
    }

    private boolean isGone() {
        return farewell != null && farewell.isOver();
    }

    /** That somebody would show a badge is told of nobody who has none. */
    private MemberState.Profile profile() {
        return new MemberState.Profile(
                about.text(),
                about.languages().stream().map(Language::code).toList(),
                createdAt,
                about.showsBadge() && !toldAbilities().isEmpty());
    }

    private List<String> searchKeys() {
        if (farewell != null && farewell.isOver()) {
            return farewell.mailbox() == null ? List.of() : List.of(Members.MAILBOX + farewell.mailbox());
        }
        return List.of(name.toLowerCase(Locale.ROOT), email.key(), Members.MAILBOX + email.mailbox());
    }

    /** Given and bought look the same from outside. */
    private List<MemberState.Ability> toldAbilities() {
        List<Grant> bought = standing == null ? List.of() : standing.abilities();
        return Grant.merged(conduct.leaves(abilities, bought)).stream()
                .map(Grant::told)
                .toList();
    }

    /** With these facts to tell. */
    Member member(List<Event> facts) {
        return new Member(
                id,
                version,
                name,
                email.address(),
                email.key(),
                passwordHash,
                language,
                roles,
                abilities,
                standing,
                mailbox,
                about,
                conduct,
                rules,
                farewell,
                proofs,
                ended,
                searchKeys(),
                createdAt,
                facts);
    }
}
