package io.wenda.membership.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.membership.Refusal;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    private static final Instant ORDERED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Money PRICE = new Money(2000, "CNY");

    @Test
    void what_is_paid_counts_once() {
        Order paid = open().paid(receipt("p1"), ORDERED.plusSeconds(9));
        assertThat(paid.state()).isEqualTo(Order.State.CONFIRMED);
        assertThat(paid.unbookedSince()).isEqualTo(ORDERED.plusSeconds(9));
        assertThat(paid.paid(receipt("p1"), ORDERED.plusSeconds(10))).isSameAs(paid);
        assertThat(paid.paid(receipt("p2"), ORDERED.plusSeconds(10))).isSameAs(paid);
        assertThat(paid.against(receipt("p2"))).isEqualTo(Stray.Reason.PAID_TWICE);
    }

    @ParameterizedTest
    @CsvSource({
        "stripe, own, 2000, CNY,",
        "wechat, own, 2000, CNY, OTHER_WAY",
        "stripe, acct_2, 2000, CNY, WRONG_MERCHANT",
        "stripe, own, 2000, USD, WRONG_CURRENCY",
        "stripe, own, 1999, CNY, WRONG_AMOUNT",
        "stripe, own, 2001, CNY, WRONG_AMOUNT"
    })
    void all_of_it_must_be_right(String provider, String merchant, long minor, String currency, Stray.Reason against) {
        Receipt receipt = new Receipt(provider, provider + ":p1", merchant, "o1", new Money(minor, currency), ORDERED);
        assertThat(open().against(receipt)).isEqualTo(against);
    }

    @Test
    void what_is_over_takes_no_money_by_itself_and_a_treasurer_may_let_it_count() {
        Order expired = open().closed();
        assertThat(expired.state()).isEqualTo(Order.State.EXPIRED);
        assertThat(expired.against(receipt("p1"))).isEqualTo(Stray.Reason.EXPIRED);
        assertThat(expired.paid(receipt("p1"), ORDERED)).isSameAs(expired);
        Order cancelled = open().cancelled();
        assertThat(cancelled.against(receipt("p1"))).isEqualTo(Stray.Reason.CANCELLED);
        for (Order over : List.of(expired, cancelled)) {
            Order accepted = over.accepted(receipt("p1"), "treasurer", ORDERED);
            assertThat(accepted.state()).isEqualTo(Order.State.CONFIRMED);
            assertThat(accepted.accepted(receipt("p1"), "treasurer", ORDERED)).isSameAs(accepted);
            assertThatThrownBy(() -> accepted.accepted(receipt("p2"), "treasurer", ORDERED))
                    .isInstanceOf(Refusal.OrderSettled.class);
        }
    }

    @Test
    void a_paid_order_is_closed_by_nothing() {
        Order paid = open().paid(receipt("p1"), ORDERED);
        assertThat(paid.closed()).isSameAs(paid);
        assertThatThrownBy(paid::cancelled).isInstanceOf(Refusal.OrderSettled.class);
    }

    @Test
    void whoever_called_it_off_leaves_it_to_be_closed_at_the_provider() {
        Order cancelled = open().cancelled();
        assertThat(Objects.requireNonNull(cancelled.online()).isDue(ORDERED)).isTrue();
        Order closed = cancelled.closed();
        assertThat(closed.state()).isEqualTo(Order.State.CANCELLED);
        assertThat(Objects.requireNonNull(closed.online()).askAt()).isNull();
        assertThat(closed.closed()).isSameAs(closed);
    }

    @Test
    void a_provider_whose_clock_is_wrong_gives_no_time_away() {
        Receipt early = new Receipt("stripe", "stripe:p1", "own", "o1", PRICE, ORDERED.minusSeconds(100));
        assertThat(open().paid(early, ORDERED.plusSeconds(5)).payment().from()).isEqualTo(ORDERED);
        Receipt late = new Receipt("stripe", "stripe:p1", "own", "o1", PRICE, ORDERED.plusSeconds(100));
        assertThat(open().paid(late, ORDERED.plusSeconds(5)).payment().from()).isEqualTo(ORDERED.plusSeconds(5));
    }

    @Test
    void it_is_asked_about_after_as_long_as_it_was_silent() {
        Duration first = Duration.ofMinutes(1);
        Order order = open();
        assertThat(order.asked(first, ORDERED.plusSeconds(59))).isSameAs(order);
        for (int minutes : new int[] {1, 2, 4, 8}) {
            order = order.asked(first, ORDERED.plus(Duration.ofMinutes(minutes)));
            assertThat(Objects.requireNonNull(order.online()).askAt())
                    .isEqualTo(ORDERED.plus(Duration.ofMinutes(2L * minutes)));
        }
        Instant later = ORDERED.plus(Duration.ofHours(5));
        assertThat(Objects.requireNonNull(order.asked(first, later).online()).askAt())
                .isEqualTo(later.plus(Duration.ofHours(1)));
    }

    @Test
    void what_is_paid_through_a_provider_is_not_claimed_by_hand_and_the_other_way_round() {
        assertThatThrownBy(() -> open().claimed("x", "", Duration.ofDays(1), ORDERED))
                .isInstanceOf(Refusal.PaidOtherwise.class);
        Order byHand = Order.first("o1aaaa", "m1", "h", terms(), "remark", null, null, ORDERED);
        assertThat(byHand.against(receipt("p1"))).isEqualTo(Stray.Reason.OTHER_WAY);
        assertThat(byHand.closed()).isSameAs(byHand);
    }

    private static Order open() {
        Online online = new Online(
                "stripe",
                "own",
                ORDERED.plus(Duration.ofHours(2)),
                new Checkout("cs_1", "https://pay.example", null),
                null,
                ORDERED.plus(Duration.ofMinutes(1)));
        return Order.first("o1aaaa", "m1", "h", terms(), "remark", online, null, ORDERED);
    }

    private static Terms terms() {
        return new Terms("monthly", PRICE, 1, 0, List.of());
    }

    private static Receipt receipt(String reference) {
        return new Receipt("stripe", "stripe:" + reference, "own", "o1aaaa", PRICE, ORDERED.plusSeconds(3));
    }
}
