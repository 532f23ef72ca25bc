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
                        new MemberState("m1", 1, "Mei", List.of(), List.of()),
                        new MemberContact("m1", 1, "Mei@Example.org", "zh"));
        assertThat(MEI.toString()).doesNotContain("xample").doesNotContain("hash");
        assertThat(MEI.outbox().toString()).doesNotContain("xample").doesNotContain("hash");
    }

    @Test
    void each_change_tells_the_whole_public_state_one_version_higher() {
        Member changed = MEI.introducedAs(new OwnProfile("冉梅", Language.EN, Optional.empty(), Optional.empty()))
                .given(Set.of(Role.DUTY, Role.MODERATOR), 1, "admin");
        assertThat(changed.outbox())
                .containsExactly(
                        new MemberState("m1", 3, "冉梅", List.of("moderator", "duty"), List.of()),
                        new MemberContact("m1", 3, "Mei@Example.org", "en"));
        assertThat(changed.searchKeys()).containsExactly("冉梅", "mei@example.org", "=mailbox mei@example.org");
        assertThat(changed.emailKey()).isEqualTo(MEI.emailKey());
        assertThat(changed.createdAt()).isEqualTo(NOON);
    }

    @Test
    void roles_are_given_by_whoever_saw_them_as_they_are() {
        Member moderator = MEI.given(Set.of(Role.MODERATOR), 1, "admin");
        assertThatThrownBy(() -> moderator.given(Set.of(Role.DUTY), 1, "other"))
                .isInstanceOfSatisfying(
                        Refusal.RolesChanged.class,
                        refused -> assertThat(refused.problem().extras())
                                .containsEntry("version", 2)
                                .containsEntry("roles", List.of("moderator"))
                                .containsEntry("by", "admin"));
        assertThat(moderator.given(Set.of(Role.DUTY), 2, "other").roles())
                .isEqualTo(new Roles(List.of(Role.DUTY), 3, "other"));
    }

    @Test
    void signing_out_meanwhile_is_no_change_of_roles() {
        Member signedOut = MEI.ended(new Ending(List.of("s1"), NOON.plusSeconds(60), NOON));
        assertThat(signedOut.given(Set.of(Role.DUTY), 1, "admin").roles().held())
                .containsExactly(Role.DUTY);
    }

    @Test
    void deciding_what_is_already_so_changes_nothing() {
        Member moderator = MEI.given(Set.of(Role.MODERATOR), 1, "admin");
        assertThat(moderator.given(Set.of(Role.MODERATOR), 1, "admin")).isSameAs(moderator);
        Member out = MEI.ended(new Ending(List.of("s1"), NOON.plusSeconds(60), NOON));
        assertThat(out.ended(new Ending(List.of("s1"), NOON.plusSeconds(90), NOON)))
                .isSameAs(out);
    }

    @Test
    void the_operator_appoints_whatever_was_decided_before() {
        Member treasurer = MEI.given(Set.of(Role.TREASURER), 1, "admin");
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
        assertThat(later.outbox()).contains(new MemberState("m1", 4, "Mei", List.of(), List.of(second, third)));
    }
}
