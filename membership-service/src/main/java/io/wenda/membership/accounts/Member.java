package io.wenda.membership.accounts;

import io.wenda.events.Event;
import io.wenda.events.MemberState.EndedSession;
import io.wenda.events.MembershipEnding;
import io.wenda.membership.Refusal;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A member of the community. The address and the password are private: the address is told to who sends mail alone, the
 * password to nobody.
 *
 * @param emailKey unique
 * @param abilities given by administrators; who was stored before there were any has none
 * @param standing what the books give; absent where there are none
 * @param mailbox absent for who was stored before anybody was asked to prove an address
 * @param about what they say of themselves; absent where nothing
 * @param conduct what the cases about them come to; absent where there are none
 * @param rules which rules they accepted last; absent where none
 * @param farewell that they want to be deleted, or are; else absent
 * @param proofs by what they show that it is them, beside the password; absent where by nothing
 * @param endedSessions signed out before their tokens ran out; forgotten when those have
 * @param searchKeys what a member is found by: the name in lower case, {@code emailKey}, and marked as such the mailbox that
 *     may be another member's too
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
        @Nullable Standing standing,
        @Nullable Mailbox mailbox,
        @Nullable About about,
        @Nullable Conduct conduct,
        @Nullable Acceptance rules,
        @Nullable Farewell farewell,
        @Nullable Proofs proofs,
        List<EndedSession> endedSessions,
        List<String> searchKeys,
        Instant createdAt,
        List<Event> outbox)
        implements Aggregate {

    static final String NO_PASSWORD = "";

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

    @Override
    public Standing standing() {
        return standing == null ? Standing.NONE : standing;
    }

    @Override
    public Mailbox mailbox() {
        return mailbox == null ? Mailbox.NONE : mailbox;
    }

    @Override
    public About about() {
        return about == null ? About.NOTHING : about;
    }

    @Override
    public Conduct conduct() {
        return conduct == null ? Conduct.BLAMELESS : conduct;
    }

    @Override
    public Proofs proofs() {
        return proofs == null ? Proofs.NONE : proofs;
    }

    /**
     * A new member, for whose address the operator vouches.
     *
     * @param roles none for those who sign up: only the operator's configuration makes accounts that begin with any
     */
    static Member first(String id, Introduction who, String passwordHash, Set<Role> roles, Instant now) {
        return NextMember.first(id, who, passwordHash, Roles.first(roles), now)
                .mailbox(Mailbox.PROVED)
                .told();
    }

    /** Somebody without a password, whose address is known to be theirs. */
    static Member proved(String id, Introduction who, Instant now) {
        return first(id, who, NO_PASSWORD, Set.of(), now);
    }

    /** Somebody who signs up where nobody has to prove an address. */
    static Member newcomer(String id, Introduction who, String passwordHash, Instant now) {
        return NextMember.first(id, who, passwordHash, Roles.NONE, now).told();
    }

    /** Somebody who signs up, and writes nothing until they have opened the letter that is on its way. */
    static Member unverified(String id, Introduction who, String passwordHash, Instant now) {
        Letter letter = Letter.first(id, Purpose.VERIFY, who.email(), now);
        return NextMember.first(id, who, passwordHash, Roles.NONE, now)
                .mailbox(Mailbox.of(false, now, List.of(letter)))
                .told();
    }

    /** Who joined elsewhere or long ago. They have no password yet: whoever they are, they prove it first. */
    public static Member remembered(String id, Introduction who, Set<Role> roles, Instant joined) {
        return NextMember.first(id, who, NO_PASSWORD, Roles.first(roles), joined)
                .told();
    }

    /** Who deleted their account elsewhere or long ago: what they wrote is theirs still, and nobody's name is told. */
    public static Member rememberedGone(String id, Instant joined, Instant deletedAt) {
        Introduction nobody = new Introduction("", EmailAddress.none(id), Language.EN);
        return NextMember.first(id, nobody, NO_PASSWORD, Roles.first(Set.of()), joined)
                .farewell(new Farewell(deletedAt, null, deletedAt, null))
                .goneTold();
    }

    /** The same member with what is remembered of them: how they were called, and that they joined earlier. */
    public Member remember(Introduction who, Instant joined) {
        return next().introduced(who.name(), who.language()).joined(joined).told();
    }

    /** The same, told once more. */
    public Member retold() {
        return isGone() ? next().goneTold() : next().told();
    }

    /** Whether there is a password with which they could sign in. */
    public boolean hasPassword() {
        return !passwordHash.equals(NO_PASSWORD);
    }

    Member introducedAs(OwnProfile profile) {
        return next().introduced(profile.name(), profile.language())
                .about(profile.about(about()))
                .told();
    }

    Member withPassword(String nextHash) {
        return next().password(nextHash).told();
    }

    /** Where they are reached. */
    public EmailAddress address() {
        return new EmailAddress(email, emailKey);
    }

    /** With a letter on its way; one that is already changes nothing. */
    public Member writtenTo(Letter letter, Instant now) {
        return mailbox().holds(letter.id()) ? this : keeping(mailbox().with(letter, now));
    }

    /** The letter that is due is being written, with what this hash is of, and once more then, unless it was sent. */
    public Member writing(String key, Instant now, Instant again) {
        return mailbox()
                .due(now)
                .map(letter -> keeping(
                        letter.until().isAfter(now)
                                ? mailbox().changing(letter.id(), due -> due.writing(key, again))
                                : mailbox().without(letter::equals)))
                .orElse(this);
    }

    /** Nothing more is to be done with this letter until then, or at all. */
    public Member letterDue(String letterId, @Nullable Instant next) {
        return mailbox().holds(letterId) ? keeping(mailbox().changing(letterId, letter -> letter.due(next))) : this;
    }

    /** Nobody asks for a proof of their address any more. */
    Member unbarred() {
        return mailbox().bars() ? next().mailbox(mailbox().unbarred()).told() : this;
    }

    /** Has opened the letter that proves their address. */
    public Member verified(Letter letter) {
        if (!letter.address().equals(email)) {
            throw new Refusal.LinkUnusable();
        }
        return next().mailbox(mailbox().without(letter::isLike).asProved()).told();
    }

    /**
     * With a new password, chosen by who knew the one before. What was sent to be opened is of no use any more.
     *
     * @param letterId of the word about it
     */
    public Member withOwnPassword(String hash, Ending ending, String letterId) {
        return next().password(hash)
                .mailbox(onlyWaysBack().withWord(notice(letterId, Purpose.CHANGED, ending.now()), ending.now()))
                .ended(endedWith(ending))
                .told();
    }

    /**
     * The same, by who opened a letter at their address, which they have proved so. Tokens and links are over too: somebody
     * else may have made them. But who never had a password, and had proved the address, came by those links, and keeps them.
     */
    public Member withNewPassword(Letter letter, String hash, Ending ending, String letterId) {
        Mailbox left = onlyWaysBack().with(notice(letterId, Purpose.CHANGED, ending.now()), ending.now());
        boolean cameByLinks = !hasPassword() && mailbox().proved();
        return next().password(hash)
                .mailbox(letter.address().equals(email) ? left.asProved() : left)
                .proofs(cameByLinks ? proofs().withoutTokens() : proofs().closed())
                .ended(endedWith(andTokens(ending)))
                .told();
    }

    /** Is reached at another address, which they proved. Who proved the one before is told there, with a way back. */
    public Member movedTo(EmailAddress next, String letterId, Instant now) {
        boolean wayBack = mailbox().proved() && !next.key().equals(emailKey);
        Mailbox left = wayBack
                ? onlyWaysBack().with(Letter.first(letterId, Purpose.RESTORE, address(), now), now)
                : onlyWaysBack();
        return next().email(next).mailbox(left.asProved()).told();
    }

    /** Is reached where they were before, and nobody else gets in: with a new password, and all else over. */
    public Member restored(EmailAddress before, String hash, Ending ending) {
        return next().email(before)
                .password(hash)
                .mailbox(mailbox()
                        .without(letter -> !letter.purpose().tellsADeed()
                                || !letter.address().equals(before.address()))
                        .asProved())
                .farewell(null)
                .proofs(proofs().closed())
                .ended(endedWith(andTokens(ending)))
                .told();
    }

    private Letter notice(String letterId, Purpose purpose, Instant now) {
        return Letter.first(letterId, purpose, address(), now);
    }

    private Ending andTokens(Ending ending) {
        return new Ending(
                Stream.concat(
                                ending.sessions().stream(),
                                proofs().tokens().stream().map(AccessToken::id))
                        .toList(),
                ending.until(),
                ending.now());
    }

    /** Showing by these that it is them. The same as before changes nothing. */
    public Member showing(Proofs shown) {
        return showing(shown, mailbox());
    }

    /** The same, and they hear of it at the address that they proved. */
    public Member showing(Proofs shown, Word word) {
        return showing(shown, mailbox().withWord(word.letter(address()), word.at()));
    }

    private Member showing(Proofs shown, Mailbox told) {
        if (shown.equals(proofs())) {
            return this;
        }
        boolean heard = !shown.bars().toList().equals(proofs().bars().toList());
        NextMember next = next().proofs(shown).mailbox(told);
        return heard ? next.stateTold(Stream.empty()) : next.untold();
    }

    /** Their second factor was taken off, because they lost it: they are told, in case they did not. */
    public Member withoutFactor(String letterId, Instant now) {
        return next().proofs(proofs().withoutFactor())
                .mailbox(mailbox().with(notice(letterId, Purpose.UNGUARDED, now), now))
                .stateTold(Stream.empty());
    }

    /** Without a token, which opens nothing from now on; {@link Refusal.Absent} where there is none such. */
    public Member revoked(Ending token) {
        if (proofs().tokens().stream().noneMatch(one -> token.sessions().contains(one.id()))) {
            throw new Refusal.Absent();
        }
        return next().proofs(proofs().withoutToken(token.sessions().getFirst()))
                .ended(endedWith(token))
                .told();
    }

    /** Not the same as this one elsewhere any more, where there is another way in. */
    public Member unlinked(String issuer, Word word) {
        if (proofs().identityAt(issuer).isEmpty()) {
            throw new Refusal.Absent();
        }
        Proofs left = proofs().unlinked(issuer);
        if (!hasPassword() && left.identities().isEmpty()) {
            throw new Refusal.OnlyWayIn();
        }
        return showing(left, word);
    }

    /** Whether the community wants a second factor of them, as they have one of these roles. */
    Member guarded(Set<Role> guardedRoles) {
        return showing(proofs().guarded(guardedRoles.stream().anyMatch(this::is)));
    }

    /** What was done is told still, whoever does what meanwhile. */
    private Mailbox onlyWaysBack() {
        return mailbox()
                .without(letter ->
                        letter.purpose() != Purpose.RESTORE && !letter.purpose().tellsADeed());
    }

    private Member keeping(Mailbox next) {
        return next().mailbox(next).untold();
    }

    /** Whether they give and take roles. */
    public boolean isAdministrator() {
        return is(Role.ADMIN);
    }

    /** Whether they have this role. */
    public boolean is(Role role) {
        return roles.include(role);
    }

    /**
     * These roles and no others, as an administrator decided who saw this version of them. Deciding what is already so
     * changes nothing.
     */
    Member given(Set<Role> wanted, int versionSeen, String administratorId, Set<Role> guardedRoles) {
        requireHere();
        if (roles.are(wanted)) {
            return this;
        }
        if (roles.version() != versionSeen) {
            throw new Refusal.RolesChanged(roles.version(), roles.codes(), roles.by());
        }
        return next().roles(roles.next(wanted, administratorId))
                .proofs(proofs().guarded(guardedRoles.stream().anyMatch(wanted::contains)))
                .told();
    }

    /** With this ability, in place of what there was of it; the same until then, with the same budget, changes nothing. */
    Member able(Grant wanted) {
        requireHere();
        boolean asBefore = abilities().stream().anyMatch(grant -> wanted.equals(grant.since(wanted.from())));
        return asBefore ? this : withAbilities(without(wanted.ability()), Stream.of(wanted));
    }

    /** Without this ability from now on. */
    Member unable(Ability ability) {
        return without(ability).count() == abilities().size() ? this : withAbilities(without(ability), Stream.empty());
    }

    /** Whether they may do this at this moment, as it was given or bought. */
    public boolean may(Ability ability, Instant now) {
        return held(ability, now).isPresent();
    }

    /** Within how many answering minutes they are promised an answer at this moment; empty where they are not. */
    public Optional<Integer> answerMinutes(Instant now) {
        return held(Ability.ANSWER_BY, now).map(Grant::answerMinutes);
    }

    private Optional<Grant> held(Ability ability, Instant now) {
        return Grant.held(conduct().leaves(abilities(), standing().abilities()), ability, now);
    }

    private Stream<Grant> without(Ability ability) {
        return abilities().stream().filter(grant -> grant.ability() != ability);
    }

    private Member withAbilities(Stream<Grant> others, Stream<Grant> one) {
        return next().abilities(Stream.concat(others, one).toList()).told();
    }

    /** Everybody may see that they have abilities, or not. The same as before changes nothing. */
    public Member showingBadge(boolean shown) {
        return about().showsBadge() == shown
                ? this
                : next().about(about().showingBadge(shown)).stateTold(Stream.empty());
    }

    /** Whether they want to be deleted, or are. */
    public boolean leaves() {
        return farewell != null;
    }

    /** Whether they are: what is left is what others read, and the books. */
    public boolean isGone() {
        return farewell != null && farewell.isOver();
    }

    /**
     * Wants to be deleted then, and is told so; until then they are signed in nowhere, and nothing else changes. Who wants so
     * already goes on as before.
     */
    public Member leaving(Letter notice, Instant dueAt, Ending open) {
        return leaves()
                ? this
                : next().farewell(Farewell.asked(open.now(), dueAt))
                        .mailbox(mailbox().with(notice, open.now()))
                        .proofs(proofs().withoutTokens())
                        .ended(endedWith(andTokens(open)))
                        .stateTold(Stream.empty());
    }

    private void requireHere() {
        if (isGone()) {
            throw new Refusal.Absent();
        }
    }

    /** Has signed in, and so stays. Nobody does who is gone. */
    public Member staying() {
        if (isGone()) {
            throw new Refusal.WrongCredentials();
        }
        return leaves() ? next().farewell(null).untold() : this;
    }

    /**
     * Deleted, if it is time to: nothing of theirs is left but what the books and the cases say of an id, and for the cases to
     * say whether it is wanted, by what they are recognised.
     */
    public Member departed(Ending open) {
        if (farewell == null || farewell.isOver() || !farewell.isDue(open.now())) {
            return this;
        }
        String trace = EmailAddress.trace(address().mailbox());
        return next().introduced("", language)
                .email(EmailAddress.none(id))
                .password(NO_PASSWORD)
                .roles(roles.next(Set.of(), null))
                .abilities(List.of())
                .standing(Standing.NONE)
                .mailbox(Mailbox.NONE)
                .about(About.NOTHING)
                .rules(null)
                .proofs(Proofs.NONE)
                .farewell(farewell.said(open.now(), trace))
                .ended(endedWith(andTokens(open)))
                .goneTold();
    }

    /** Deleted, and all that was theirs alone is forgotten. */
    public Member forgotten() {
        return farewell == null || !farewell.isOver() || farewell.dueAt() == null
                ? this
                : next().farewell(farewell.done()).untold();
    }

    /** With what the books give now. The same as before changes nothing; who is gone has none of it. */
    public Member entitled(List<Grant> bought, @Nullable Instant endsAt, @Nullable Instant remindAt) {
        if (isGone()) {
            return this;
        }
        Standing next = standing().next(bought, endsAt, remindAt);
        return next.equals(standing()) ? this : next().standing(next).stateTold(Stream.empty());
    }

    /** Told that what they bought runs out, if it is time to. Who has nothing of it any more need not hear. */
    public Member remindedOfEnd(Instant now) {
        Instant endsAt = standing().endsAt();
        Instant remindAt = standing().remindAt();
        return endsAt == null || remindAt == null || remindAt.isAfter(now)
                ? this
                : next().standing(standing().heardOfEnd())
                        .stateTold(
                                conduct().expelsFromPaid()
                                        ? Stream.empty()
                                        : Stream.of(new MembershipEnding(id, endsAt, now)));
    }

    /**
     * With what the cases about them come to now. The same as before changes nothing. Of who is gone nothing is left to recognise
     * them by where that was all for nothing.
     *
     * @param undecided whether one of the cases waits for a decision
     * @param open their sessions: those that end where they are expelled
     */
    public Member judged(Conduct judged, boolean undecided, Ending open) {
        Farewell left = farewell == null || undecided || judged.expelsFromPaid() ? farewell : farewell.untraced();
        if (judged.equals(conduct())) {
            return Objects.equals(left, farewell) ? this : next().farewell(left).untold();
        }
        NextMember next = next().conduct(judged).farewell(left);
        return (judged.expels() ? next.ended(endedWith(open)) : next).stateTold(Stream.empty());
    }

    /** The same newcomer, who accepted these rules as they joined. */
    Member joinedUnder(int version, Instant now) {
        return NextMember.still(this).rules(new Acceptance(version, now)).member(outbox);
    }

    /** The same newcomer, who comes by who they are elsewhere. */
    Member knownAs(Identity identity) {
        return NextMember.still(this).proofs(proofs().linked(identity)).member(outbox);
    }

    /** Has accepted the rules of this version. Nobody goes back to earlier ones. */
    public Member accepting(int version, Instant now) {
        return rules != null && rules.version() >= version
                ? this
                : next().rules(new Acceptance(version, now)).untold();
    }

    /** An administrator from now on, whoever decided otherwise before: the operator says so. */
    Member appointedAdministrator() {
        Set<Role> wanted = Set.copyOf(Stream.concat(roles.held().stream(), Stream.of(Role.ADMIN))
                .distinct()
                .toList());
        return next().roles(roles.next(wanted, null)).told();
    }

    /** Whether this session was signed out. */
    public boolean hasEnded(String sessionId) {
        return endedSessions.stream().anyMatch(session -> session.sessionId().equals(sessionId));
    }

    /** Without these sessions, until their last tokens have run out. Ending one twice changes nothing. */
    public Member ended(Ending ending) {
        return ending.sessions().stream().allMatch(this::hasEnded)
                ? this
                : next().ended(endedWith(ending)).told();
    }

    private List<EndedSession> endedWith(Ending ending) {
        return Stream.concat(
                        endedSessions.stream().filter(session -> session.until().isAfter(ending.now())),
                        ending.sessions().stream()
                                .filter(session -> !hasEnded(session))
                                .map(session -> new EndedSession(session, ending.until())))
                .toList();
    }

    private NextMember next() {
        return NextMember.after(this);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Member[" + id + " version " + version + "]";
    }
}
