package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.events.MemberContact;
import io.wenda.events.MemberState;
import io.wenda.events.MemberState.EndedSession;
import io.wenda.membership.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EmailAddress EMAIL = EmailAddress.of("Mei@Example.org").orElseThrow();
    private static final Member MEI =
            Member.first("m1", new Introduction("Mei", EMAIL, Language.ZH), "{hash}", Set.of(), NOON);

    @Test
    void whoever_signs_up_is_told_of_and_their_address_by_itself() {
        assertThat(MEI.outbox())
                .containsExactly(
                        told(1, "Mei", List.of(), List.of()), new MemberContact("m1", 1, "Mei@Example.org", "zh"));
        assertThat(MEI.toString()).doesNotContain("xample").doesNotContain("hash");
        assertThat(MEI.outbox().toString()).doesNotContain("xample").doesNotContain("hash");
    }

    @Test
    void each_change_tells_the_whole_public_state_one_version_higher() {
        Member changed = MEI.introducedAs(new OwnProfile("冉梅", Language.EN, Optional.empty(), Optional.empty()))
                .given(Set.of(Role.DUTY, Role.MODERATOR), 1, "admin", Set.of());
        assertThat(changed.outbox())
                .containsExactly(
                        told(3, "冉梅", List.of("moderator", "duty"), List.of()),
                        new MemberContact("m1", 3, "Mei@Example.org", "en"));
        assertThat(changed.searchKeys()).containsExactly("冉梅", "mei@example.org", "=mailbox mei@example.org");
        assertThat(changed.emailKey()).isEqualTo(MEI.emailKey());
        assertThat(changed.createdAt()).isEqualTo(NOON);
    }

    @Test
    void roles_are_given_by_whoever_saw_them_as_they_are() {
        Member moderator = MEI.given(Set.of(Role.MODERATOR), 1, "admin", Set.of());
        assertThatThrownBy(() -> moderator.given(Set.of(Role.DUTY), 1, "other", Set.of()))
                .isInstanceOfSatisfying(
                        Refusal.RolesChanged.class,
                        refused -> assertThat(refused.problem().extras())
                                .containsEntry("version", 2)
                                .containsEntry("roles", List.of("moderator"))
                                .containsEntry("by", "admin"));
        assertThat(moderator.given(Set.of(Role.DUTY), 2, "other", Set.of()).roles())
                .isEqualTo(new Roles(List.of(Role.DUTY), 3, "other"));
    }

    @Test
    void signing_out_meanwhile_is_no_change_of_roles() {
        Member signedOut = MEI.ended(new Ending(List.of("s1"), NOON.plusSeconds(60), NOON));
        assertThat(signedOut
                        .given(Set.of(Role.DUTY), 1, "admin", Set.of())
                        .roles()
                        .held())
                .containsExactly(Role.DUTY);
    }

    @Test
    void deciding_what_is_already_so_changes_nothing() {
        Member moderator = MEI.given(Set.of(Role.MODERATOR), 1, "admin", Set.of());
        assertThat(moderator.given(Set.of(Role.MODERATOR), 1, "admin", Set.of()))
                .isSameAs(moderator);
        Member out = MEI.ended(new Ending(List.of("s1"), NOON.plusSeconds(60), NOON));
        assertThat(out.ended(new Ending(List.of("s1"), NOON.plusSeconds(90), NOON)))
                .isSameAs(out);
    }

    @Test
    void the_operator_appoints_whatever_was_decided_before() {
        Member treasurer = MEI.given(Set.of(Role.TREASURER), 1, "admin", Set.of());
        assertThat(treasurer.appointedAdministrator().roles().held()).containsExactly(Role.TREASURER, Role.ADMIN);
    }

    @Test
    void ended_sessions_are_remembered_until_their_tokens_have_run_out() {
        EndedSession first = new EndedSession("s1", NOON.plus(Duration.ofHours(12)));
        EndedSession second = new EndedSession("s2", NOON.plus(Duration.ofHours(18)));
        EndedSession third = new EndedSession("s3", NOON.plus(Duration.ofHours(24)));
        Member out = MEI.ended(new Ending(List.of("s1"), first.until(), NOON))
                .ended(new Ending(List.of("s2"), second.until(), NOON.plus(Duration.ofHours(6))));
        assertThat(out.endedSessions()).containsExactly(first, second);
        Member later = out.ended(new Ending(List.of("s3"), third.until(), NOON.plus(Duration.ofHours(12))));
        assertThat(later.endedSessions()).containsExactly(second, third);
        assertThat(later.hasEnded("s2")).isTrue();
        assertThat(later.outbox()).contains(told(4, "Mei", List.of(), List.of(second, third)));
    }

    @Test
    void a_badge_is_told_of_who_chose_so_and_has_something_to_show() {
        Member chosen = MEI.showingBadge(true);
        assertThat(profile(chosen).badge()).isFalse();
        Member able = chosen.able(new Grant(Ability.FIRST_IN_REVIEW, NOON, null));
        assertThat(profile(able).badge()).isTrue();
        assertThat(profile(able.showingBadge(false)).badge()).isFalse();
        assertThat(profile(able.unable(Ability.FIRST_IN_REVIEW)).badge()).isFalse();
        assertThat(chosen.showingBadge(true)).isSameAs(chosen);
    }

    @Test
    void who_leaves_is_there_until_their_time_has_come_and_stays_by_signing_in() {
        Member leaving = leaving(MEI);
        assertThat(leaving.endedSessions()).extracting(EndedSession::sessionId).containsExactly("s1");
        assertThat(leaving.mailbox().letters()).extracting(Letter::purpose).containsExactly(Purpose.LEAVE);
        assertThat(leaving(leaving)).isSameAs(leaving);
        assertThat(leaving.departed(at(NOON.plus(Duration.ofDays(13))))).isSameAs(leaving);
        Member back = leaving.staying();
        assertThat(back.leaves()).isFalse();
        assertThat(back.departed(at(NOON.plus(Duration.ofDays(15))))).isSameAs(back);
    }

    @Test
    void nothing_is_left_of_who_is_gone_but_an_id() {
        Member able = MEI.given(Set.of(Role.DUTY), 1, "admin", Set.of())
                .able(new Grant(Ability.ASK_PRIVATELY, NOON, null))
                .introducedAs(new OwnProfile("Mei", Language.EN, Optional.of("I am Mei."), Optional.empty()));
        Instant then = NOON.plus(Duration.ofDays(14));
        Member gone = leaving(able).departed(at(then));

        assertThat(gone.isGone()).isTrue();
        assertThat(gone.outbox()).hasSize(2).first().isInstanceOfSatisfying(MemberState.class, state -> {
            assertThat(state.name()).isEmpty();
            assertThat(state.roles()).isEmpty();
            assertThat(state.abilities()).isEmpty();
            assertThat(state.profile()).isNull();
            assertThat(state.deletedAt()).isEqualTo(then);
        });
        assertThat(gone.outbox())
                .last()
                .isInstanceOfSatisfying(
                        MemberContact.class,
                        contact -> assertThat(contact.gone()).isTrue());
        assertThat(gone.emailKey()).isNotEqualTo(MEI.emailKey());
        assertThat(gone.judged(Conduct.BLAMELESS, false, at(then)).searchKeys()).isEmpty();
        assertThat(gone.hasPassword()).isFalse();
        assertThat(gone.departed(at(then.plusSeconds(1)))).isSameAs(gone);
        assertThat(gone.entitled(List.of(new Grant(Ability.ASK_PRIVATELY, NOON, null)), null, null))
                .isSameAs(gone);
        assertThatThrownBy(gone::staying).isInstanceOf(Refusal.WrongCredentials.class);
    }

    @Test
    void who_was_expelled_is_recognised_by_a_hash_after_they_are_gone() {
        Conduct expelled = new Conduct(List.of(), List.of(), null, new Conduct.Expulsion(NOON, null));
        Ending then = at(NOON.plus(Duration.ofDays(14)));
        Member gone = leaving(MEI.judged(expelled, false, at(NOON))).departed(then);
        assertThat(gone.searchKeys())
                .containsExactly(Members.MAILBOX + EmailAddress.trace("mei@example.org"))
                .noneMatch(key -> key.contains("mei@"));
        assertThat(gone.judged(expelled, false, then)).isSameAs(gone);
    }

    @Test
    void who_left_before_their_case_was_decided_is_recognised_until_it_is_decided_for_them() {
        Ending then = at(NOON.plus(Duration.ofDays(14)));
        Member gone = leaving(MEI).departed(then);
        Member waits = gone.judged(Conduct.BLAMELESS, true, then);
        assertThat(waits.searchKeys()).containsExactly(Members.MAILBOX + EmailAddress.trace("mei@example.org"));
        Member cleared = waits.judged(Conduct.BLAMELESS, false, then);
        assertThat(cleared.searchKeys()).isEmpty();
        assertThat(cleared.outbox()).isEmpty();
        Conduct expelled = new Conduct(List.of(), List.of(), new Conduct.Expulsion(NOON, null), null);
        assertThat(waits.judged(expelled, false, then).searchKeys()).isEqualTo(waits.searchKeys());
    }

    @Test
    void who_is_gone_is_looked_at_again_until_all_that_was_theirs_is_forgotten() {
        Member leaving = leaving(MEI);
        assertThat(leaving.forgotten()).isSameAs(leaving);
        Member gone = leaving.departed(at(NOON.plus(Duration.ofDays(14))));
        assertThat(Objects.requireNonNull(gone.farewell()).dueAt()).isNotNull();
        Member forgotten = gone.forgotten();
        assertThat(Objects.requireNonNull(forgotten.farewell()).dueAt()).isNull();
        assertThat(forgotten.isGone()).isTrue();
        assertThat(forgotten.forgotten()).isSameAs(forgotten);
    }

    private static Member leaving(Member member) {
        Letter notice = Letter.first("l1", Purpose.LEAVE, EMAIL, NOON);
        return member.leaving(
                notice,
                NOON.plus(Duration.ofDays(14)),
                new Ending(List.of("s1"), NOON.plus(Duration.ofDays(20)), NOON));
    }

    private static Ending at(Instant now) {
        return new Ending(List.of(), now.plusSeconds(60), now);
    }

    private static MemberState.Profile profile(Member member) {
        return Objects.requireNonNull(((MemberState) member.outbox().getFirst()).profile());
    }

    private static MemberState told(long version, String name, List<String> roles, List<EndedSession> ended) {
        return new MemberState(
                "m1",
                version,
                name,
                roles,
                List.of(),
                List.of(),
                List.of(),
                ended,
                new MemberState.Profile("", List.of(), NOON, false),
                null);
    }
}
