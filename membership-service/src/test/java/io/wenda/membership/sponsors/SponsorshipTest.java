package io.wenda.membership.sponsors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.events.HelpMoved;
import io.wenda.events.SponsorshipReceived;
import io.wenda.membership.Refusal;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SponsorshipTest {

    private static final Instant GIVEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = GIVEN.plusSeconds(3600);

    @Test
    void what_stands_on_the_wall_is_told_and_what_is_over_already_is_not() {
        assertThat(Sponsorship.first(received(false)).outbox())
                .containsExactly(new SponsorshipReceived(
                        Sponsorship.idOf("o1"), "m1", "enterprise", 300_000, "CNY", "Bluestone", GIVEN));
        Sponsorship over = Sponsorship.first(received(true));
        assertThat(over.onWall()).isFalse();
        assertThat(over.messageWaits()).isFalse();
        assertThat(over.outbox()).isEmpty();
    }

    @Test
    void who_is_anonymous_is_named_nowhere() {
        Sponsorship anonymous = given().dedicated(new Dedication("Bluestone", true, ""), LATER);
        assertThat(anonymous.shownName()).isNull();
        assertThat(anonymous
                        .dedicated(new Dedication("Bluestone", false, ""), LATER)
                        .shownName())
                .isEqualTo("Bluestone");
    }

    @Test
    void a_message_is_public_once_somebody_has_read_it_and_another_one_waits_again() {
        Sponsorship given = given();
        assertThat(given.shownMessage()).isNull();
        Sponsorship approved = given.read(1, true, "m9", LATER);
        assertThat(approved.shownMessage()).isEqualTo("Thanks");
        assertThat(approved.read(1, true, "m9", LATER)).isSameAs(approved);
        assertThatThrownBy(() -> approved.read(1, false, "m8", LATER)).isInstanceOf(Refusal.SponsorshipChanged.class);
        Sponsorship other = approved.dedicated(new Dedication("Bluestone", false, "Buy this"), LATER);
        assertThat(other.messageWaits()).isTrue();
        assertThat(other.shownMessage()).isNull();
        assertThatThrownBy(() -> other.read(1, true, "m9", LATER))
                .as("who read the words of before does not approve those of now")
                .isInstanceOf(Refusal.SponsorshipChanged.class);
        assertThat(approved.dedicated(new Dedication("B", false, "Thanks"), LATER)
                        .shownMessage())
                .as("a name changes no words")
                .isEqualTo("Thanks");
    }

    @Test
    void what_the_staff_took_off_the_wall_stays_off_whatever_its_sponsor_writes() {
        Sponsorship hidden = given().read(1, true, "m9", LATER).hidden(true, "m9");
        assertThat(hidden.shownName()).isNull();
        assertThat(hidden.shownMessage()).isNull();
        assertThat(hidden.hidden(true, "m8")).isSameAs(hidden);
        Sponsorship other = hidden.dedicated(new Dedication("Worse", false, "Buy this"), LATER);
        assertThat(other.shownName()).isNull();
        assertThat(other.messageWaits()).isFalse();
        Sponsorship back = other.hidden(false, "m9");
        assertThat(back.shownName()).isEqualTo("Worse");
        assertThat(back.messageWaits()).isTrue();
        assertThat(Remembered.of(hidden).dedication().anonymous()).isTrue();
        assertThat(Remembered.of(hidden).reading()).isEqualTo(Remembered.Reading.DECLINED);
    }

    @Test
    void help_is_counted_and_what_is_called_off_is_given_back() {
        Sponsorship asked = given().helpRequested(help("h1"), List.of("m4"), LATER);
        assertThat(asked.outbox()).containsExactly(new HelpMoved("h1", "m1", List.of("m4"), 1, LATER));
        assertThat(asked.helpRequested(help("h1"), List.of("m4"), LATER)).isSameAs(asked);
        Sponsorship both = asked.helpRequested(help("h2"), List.of(), LATER);
        assertThat(both.sessionsLeft()).isZero();
        assertThatThrownBy(() -> both.helpRequested(help("h3"), List.of(), LATER))
                .isInstanceOf(Refusal.NoSessionLeft.class);
        Help cancelled = help("h1").next(1, Help.State.CANCELLED, null, null, "");
        Sponsorship less = both.helpMoved(cancelled, List.of(), LATER);
        assertThat(less.sessionsLeft()).isOne();
        assertThat(less.helpRequested(help("h3"), List.of(), LATER).sessionsLeft())
                .isZero();
        Help done = help("h2").next(1, Help.State.DONE, null, "m4", "");
        assertThat(less.helpMoved(done, List.of(), LATER).helpOpen()).isFalse();
        assertThatThrownBy(() -> done.next(2, Help.State.CANCELLED, null, "m4", ""))
                .isInstanceOf(Refusal.SponsorshipChanged.class);
    }

    @Test
    void of_two_who_set_a_time_the_second_hears_of_the_first() {
        Help first = help("h1").next(1, Help.State.SCHEDULED, LATER, "m4", "");
        assertThat(first.next(1, Help.State.SCHEDULED, LATER, "m4", "")).isSameAs(first);
        assertThatThrownBy(() -> first.next(1, Help.State.SCHEDULED, GIVEN, "m5", ""))
                .isInstanceOf(Refusal.SponsorshipChanged.class);
        assertThat(first.next(2, Help.State.SCHEDULED, GIVEN, "m5", "").time()).isEqualTo(GIVEN);
    }

    @Test
    void money_that_went_back_leaves_nothing_of_it() {
        Sponsorship left = given().helpRequested(help("h1"), List.of(), LATER).left();
        assertThat(left.onWall()).isFalse();
        assertThat(left.messageWaits()).isFalse();
        assertThat(left.sessionsLeft()).isZero();
        assertThat(left.helpOpen()).isFalse();
        assertThat(left.left()).isSameAs(left);
        assertThatThrownBy(() -> left.dedicated(new Dedication("B", false, ""), LATER))
                .isInstanceOf(Refusal.Absent.class);
    }

    @Test
    void of_a_sponsor_who_is_gone_the_amount_stays() {
        Sponsorship gone = given().read(1, true, "m9", LATER)
                .helpRequested(help("h1"), List.of(), LATER)
                .forgotten();
        assertThat(Shown.of(gone)).isEqualTo(new Shown(gone.id(), "enterprise", given().amount(), GIVEN, null, null));
        assertThat(gone.name()).isEmpty();
        assertThat(gone.helpOpen()).isFalse();
        assertThat(gone.help()).singleElement().returns("", Help::wish);
        assertThat(gone.forgotten()).isSameAs(gone);
    }

    @Test
    void nothing_of_it_stands_in_logs() {
        assertThat(List.of(given(), received(false), Objects.requireNonNull(given().message()), help("h1")))
                .noneMatch(each -> each.toString().matches(".*(Bluestone|Thanks|300000|leak).*"));
    }

    private static Sponsorship given() {
        return Sponsorship.first(received(false));
    }

    private static Help help(String id) {
        return Help.requested(id, "a leak", "Europe/Paris", LATER);
    }

    private static Received received(boolean ended) {
        Terms terms = new Terms("enterprise", new Money(300_000, "CNY"), 12, 0, List.of(), null, 2);
        return new Received("o1", "m1", terms, new Dedication("Bluestone", false, "Thanks"), GIVEN, ended);
    }
}
