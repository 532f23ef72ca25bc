package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.events.MemberContact;
import io.wenda.events.MemberState;
import io.wenda.events.MemberState.Bar;
import io.wenda.membership.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant AGAIN = NOON.plusSeconds(300);
    private static final EmailAddress EMAIL = address("mei@example.org");
    private static final EmailAddress OTHER = address("mei@elsewhere.example");
    private static final Member MEI =
            Member.unverified("m1", new Introduction("Mei", EMAIL, Language.ZH), "{hash}", NOON);
    private static final Ending ALL = new Ending(List.of("s1", "s2"), NOON.plusSeconds(60), NOON);

    @Test
    void a_newcomer_writes_nothing_until_they_have_opened_their_letter() {
        assertThat(states(MEI)).containsExactly(List.of(new Bar("unverified", null)));
        assertThat(MEI.outbox()).noneMatch(MemberContact.class::isInstance);
        Member written = MEI.writing("key", NOON, AGAIN);

        Member proved = written.verified(opened(written, "key"));

        assertThat(states(proved)).containsExactly(List.of());
        assertThat(proved.outbox()).contains(new MemberContact("m1", proved.version(), EMAIL.address(), "zh"));
        assertThat(proved.mailbox()).isEqualTo(Mailbox.PROVED);
        assertThat(written.outbox()).isEmpty();
    }

    @Test
    void whom_nobody_asks_any_more_is_free_and_has_proved_nothing() {
        Member free = MEI.unbarred();
        assertThat(states(free)).containsExactly(List.of());
        assertThat(free.mailbox().proved()).isFalse();
        assertThat(free.unbarred()).isSameAs(free);
    }

    @Test
    void a_letter_is_written_by_one_and_by_another_one_only_where_that_one_died() {
        Member written = MEI.writing("one", NOON, AGAIN);
        assertThat(written.mailbox().due(NOON)).isEmpty();
        assertThat(written.mailbox().dueAt()).isEqualTo(AGAIN);
        assertThat(written.writing("two", NOON, AGAIN)).isSameAs(written);

        Member twice = written.writing("two", AGAIN, AGAIN.plusSeconds(300));

        assertThat(opened(twice, "one")).isEqualTo(opened(twice, "two"));
        String letter = opened(twice, "one").id();
        assertThat(twice.letterDue(letter, null).mailbox().dueAt()).isNull();
        assertThat(twice.letterDue("another", null)).isSameAs(twice);
    }

    @Test
    void a_letter_that_was_not_written_in_time_is_dropped() {
        Instant late = NOON.plus(Duration.ofDays(7));
        assertThat(MEI.writing("key", late, late.plusSeconds(1)).mailbox().letters())
                .isEmpty();
    }

    @Test
    void what_is_opened_opens_until_its_time_and_only_by_its_own_key() {
        Mailbox mailbox = MEI.writing("key", NOON, AGAIN).mailbox();
        assertThat(mailbox.openedBy("key", NOON.plus(Duration.ofDays(7)).minusMillis(1)))
                .isPresent();
        assertThat(mailbox.openedBy("key", NOON.plus(Duration.ofDays(7)))).isEmpty();
        assertThat(mailbox.openedBy("other", NOON)).isEmpty();
    }

    @Test
    void a_newer_letter_takes_the_place_of_an_earlier_one_for_the_same() {
        Member written = MEI.writing("key", NOON, AGAIN);
        Letter newer = Letter.first("l2", Purpose.VERIFY, EMAIL, NOON.plusSeconds(10));
        Member asked = written.writtenTo(newer, NOON.plusSeconds(10));
        assertThat(asked.mailbox().letters()).containsExactly(newer);
        assertThat(asked.writtenTo(newer, NOON.plusSeconds(20))).isSameAs(asked);
    }

    @Test
    void another_address_is_told_to_who_sends_mail_and_the_proved_one_has_a_way_back() {
        Member proved = MEI.verified(first(MEI));
        Member moved = proved.movedTo(OTHER, "back", NOON);

        assertThat(moved.emailKey()).isEqualTo(OTHER.key());
        assertThat(moved.searchKeys()).contains(OTHER.key());
        assertThat(moved.outbox()).contains(new MemberContact("m1", moved.version(), OTHER.address(), "zh"));
        assertThat(moved.mailbox().proved()).isTrue();
        assertThat(first(moved)).isEqualTo(Letter.first("back", Purpose.RESTORE, EMAIL, NOON));
    }

    @Test
    void an_address_that_nobody_proved_gets_no_way_back() {
        assertThat(MEI.movedTo(OTHER, "back", NOON).mailbox()).isEqualTo(Mailbox.PROVED);
    }

    @Test
    void writing_the_same_address_in_another_way_needs_no_way_back() {
        Member proved = MEI.verified(first(MEI));
        Member moved = proved.movedTo(address("Mei@Example.org"), "back", NOON);
        assertThat(moved.email()).isEqualTo("Mei@Example.org");
        assertThat(moved.mailbox()).isEqualTo(Mailbox.PROVED);
    }

    @Test
    void a_new_password_ends_sessions_and_whatever_else_was_sent_but_the_ways_back() {
        Member moved = MEI.verified(first(MEI)).movedTo(OTHER, "back", NOON);
        Member asked = moved.writtenTo(Letter.first("l2", Purpose.MOVE, address("third@example.org"), NOON), NOON);

        Member changed = asked.withOwnPassword("{new}", ALL, "word");

        assertThat(changed.passwordHash()).isEqualTo("{new}");
        assertThat(changed.endedSessions()).hasSize(2);
        assertThat(changed.mailbox().letters())
                .extracting(Letter::purpose)
                .containsExactly(Purpose.RESTORE, Purpose.CHANGED);
    }

    @Test
    void who_resets_the_password_has_proved_the_address_they_read_the_letter_at() {
        Member reset = MEI.withNewPassword(Letter.first("l", Purpose.RESET, EMAIL, NOON), "{new}", ALL, "word");
        assertThat(reset.mailbox().proved()).isTrue();
        assertThat(reset.mailbox().letters()).extracting(Letter::purpose).containsExactly(Purpose.CHANGED);
        assertThat(reset.endedSessions()).hasSize(2);
        Member elsewhere = MEI.withNewPassword(Letter.first("l", Purpose.RESET, OTHER, NOON), "{new}", ALL, "word");
        assertThat(elsewhere.mailbox().bars()).isTrue();
    }

    @Test
    void who_linked_themselves_before_the_address_was_proved_or_beside_a_password_comes_in_no_more() {
        Identity identity = new Identity("https://issuer.example", "7", "mei", NOON);
        Letter letter = Letter.first("l", Purpose.RESET, EMAIL, NOON);
        Introduction who = new Introduction("Mei", EMAIL, Language.ZH);
        Member unproved = MEI.knownAs(identity);
        Member withPassword = Member.first("m1", who, "{hash}", Set.of(), NOON).knownAs(identity);
        Member byLinkAlone = Member.proved("m1", who, NOON).knownAs(identity);

        assertThat(unproved.withNewPassword(letter, "{new}", ALL, "word")
                        .proofs()
                        .identities())
                .isEmpty();
        assertThat(withPassword
                        .withNewPassword(letter, "{new}", ALL, "word")
                        .proofs()
                        .identities())
                .isEmpty();
        assertThat(byLinkAlone
                        .withNewPassword(letter, "{new}", ALL, "word")
                        .proofs()
                        .identities())
                .containsExactly(identity);
        assertThat(withPassword.restored(EMAIL, "{new}", ALL).proofs().identities())
                .isEmpty();
    }

    @Test
    void the_way_back_leaves_nothing_to_who_took_the_account() {
        Member moved = MEI.verified(first(MEI)).movedTo(OTHER, "back", NOON);
        Member further = moved.movedTo(address("third@example.org"), "back2", NOON);

        Member back = further.restored(EMAIL, "{new}", ALL);

        assertThat(back.email()).isEqualTo(EMAIL.address());
        assertThat(back.passwordHash()).isEqualTo("{new}");
        assertThat(back.mailbox()).isEqualTo(Mailbox.PROVED);
        assertThat(back.endedSessions()).hasSize(2);
    }

    @Test
    void a_letter_to_an_address_of_before_proves_nothing() {
        Letter letter = Letter.first("l", Purpose.VERIFY, OTHER, NOON);
        assertThatThrownBy(() -> MEI.verified(letter)).isInstanceOf(Refusal.LinkUnusable.class);
    }

    @Test
    void who_proved_their_address_hears_of_each_deed_once_and_who_did_not_of_none() {
        Proofs shown = proving("t1");
        Word word = new Word("w1", Purpose.TOKEN_MADE, NOON);
        Member proved = MEI.verified(first(MEI));

        Member made = proved.showing(shown, word);
        assertThat(made.showing(shown, new Word("w2", Purpose.TOKEN_MADE, NOON)))
                .as("what changes nothing is no deed")
                .isSameAs(made);
        Member again = made.showing(proving("t1", "t2"), new Word("w3", Purpose.TOKEN_MADE, NOON));

        assertThat(first(made)).isEqualTo(Letter.first("w1", Purpose.TOKEN_MADE, EMAIL, NOON));
        assertThat(again.mailbox().letters()).extracting(Letter::id).containsExactly("w1", "w3");
        assertThat(MEI.showing(shown, word).mailbox()).isEqualTo(MEI.mailbox());
        assertThat(MEI.withOwnPassword("{new}", ALL, "word").mailbox().letters())
                .isEmpty();
    }

    @Test
    void what_was_done_is_told_whatever_is_done_next_and_forgotten_then() {
        Member made = MEI.verified(first(MEI)).showing(proving("t1"), new Word("w1", Purpose.TOKEN_MADE, NOON));

        Member changed = made.withOwnPassword("{new}", ALL, "w2");
        assertThat(changed.mailbox().letters()).extracting(Letter::id).containsExactly("w1", "w2");

        Member told = changed.letterDue("w1", null).letterDue("w2", null);
        assertThat(told.showing(proving("t2"), new Word("w3", Purpose.TOKEN_MADE, NOON))
                        .mailbox()
                        .letters())
                .extracting(Letter::id)
                .containsExactly("w3");
    }

    @Test
    void letters_that_cannot_be_sent_for_long_do_not_fill_the_account() {
        Member member = MEI.verified(first(MEI));
        for (int i = 1; i <= 100; i++) {
            member = member.showing(proving("t" + i), new Word("w" + i, Purpose.TOKEN_MADE, NOON));
        }
        assertThat(member.mailbox().letters())
                .hasSize(40)
                .last()
                .extracting(Letter::id)
                .isEqualTo("w100");
    }

    private static Proofs proving(String... tokens) {
        return new Proofs(
                false,
                null,
                Stream.of(tokens)
                        .map(id -> new AccessToken(id, id, List.of(), "key", NOON, NOON.plusSeconds(60), null))
                        .toList(),
                List.of());
    }

    @Test
    void nothing_private_stands_where_it_might_be_logged() {
        assertThat(MEI.toString() + first(MEI) + Purpose.VERIFY.code()).doesNotContain("example");
    }

    private static Letter first(Member member) {
        return member.mailbox().letters().getFirst();
    }

    private static Letter opened(Member member, String key) {
        return member.mailbox().openedBy(key, NOON).orElseThrow();
    }

    private static List<List<Bar>> states(Member member) {
        return member.outbox().stream()
                .filter(MemberState.class::isInstance)
                .map(MemberState.class::cast)
                .map(MemberState::bars)
                .toList();
    }

    private static EmailAddress address(String written) {
        return EmailAddress.of(written).orElseThrow();
    }
}
