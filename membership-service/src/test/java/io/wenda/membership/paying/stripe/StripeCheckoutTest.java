package io.wenda.membership.paying.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.membership.Refusal;
import io.wenda.membership.paying.Callback;
import io.wenda.membership.paying.PayingProperties;
import io.wenda.membership.paying.Receipt;
import io.wenda.membership.paying.SignedMessage;
import io.wenda.membership.paying.Told;
import io.wenda.membership.plans.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class StripeCheckoutTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final StripeCheckout stripe = new StripeCheckout(
            new StripeProperties(StripeStub.KEY, StripeStub.WEBHOOK_SECRET, URI.create("http://127.0.0.1:1")),
            new PayingProperties(
                    "Wenda", URI.create("https://wenda.example"), Duration.ofHours(2), Duration.ofMinutes(1)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_paid_session_is_money_for_its_order() {
        assertThat(reads("checkout.session.completed", session("paid", "{\"wenda_order\": \"o1\"}"), ""))
                .isEqualTo(new Told.Paid(
                        new Receipt("stripe", "stripe:pi_1", "own:test", "o1", new Money(2000, "CNY"), NOW)));
    }

    @Test
    void a_session_that_is_complete_and_not_paid_yet_says_nothing() {
        assertThat(reads("checkout.session.completed", session("unpaid", "{\"wenda_order\": \"o1\"}"), ""))
                .isEqualTo(new Told.Nothing());
    }

    @Test
    void what_another_shop_of_the_account_sells_is_none_of_our_business() {
        for (String type : new String[] {"checkout.session.completed", "checkout.session.expired"}) {
            assertThat(reads(type, session("paid", "{}"), "")).isEqualTo(new Told.Nothing());
        }
        assertThat(reads("charge.refunded", charge("{}", 2000), "")).isEqualTo(new Told.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout.session.expired", "checkout.session.async_payment_failed"})
    void a_session_that_ended_closes_its_order(String type) {
        assertThat(reads(type, session("unpaid", "{\"wenda_order\": \"o1\"}"), ""))
                .isEqualTo(new Told.Closed("o1"));
    }

    @Test
    void an_account_that_is_not_the_own_is_another_merchant() {
        assertThat(reads(
                        "checkout.session.completed",
                        session("paid", "{\"wenda_order\": \"o1\"}"),
                        "\"account\": \"acct_2\","))
                .isInstanceOfSatisfying(
                        Told.Paid.class,
                        paid -> assertThat(paid.receipt().merchant()).isEqualTo("acct_2:test"));
    }

    @ParameterizedTest
    @CsvSource({"2000, true", "500, false"})
    void what_went_back_is_whole_when_nothing_is_left(long refunded, boolean whole) {
        assertThat(reads("charge.refunded", charge("{\"wenda_order\": \"o1\"}", refunded), ""))
                .isInstanceOfSatisfying(
                        Told.Returned.class,
                        back -> assertThat(back)
                                .returns(whole, Told.Returned::whole)
                                .returns("stripe:pi_1", Told.Returned::payment)
                                .returns("o1", Told.Returned::orderId)
                                .returns(new Money(refunded, "CNY"), Told.Returned::money));
    }

    @Test
    void what_is_new_to_us_says_nothing() {
        assertThat(reads("invoice.paid", "{\"id\": \"in_1\", \"object\": \"invoice\"}", ""))
                .isEqualTo(new Told.Nothing());
    }

    @Test
    void what_is_signed_and_cannot_be_read_is_refused() {
        SignedMessage garbage = StripeStub.signed("no json", StripeStub.WEBHOOK_SECRET, NOW);
        assertThatThrownBy(() -> read(garbage)).isInstanceOf(Refusal.NotSigned.class);
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-299, true"})
    void an_old_signature_is_none(long seconds, boolean holds) {
        SignedMessage message = message(
                "checkout.session.completed",
                session("paid", "{\"wenda_order\": \"o1\"}"),
                "",
                NOW.plusSeconds(seconds));
        if (holds) {
            assertThat(read(message)).isInstanceOf(Told.Paid.class);
        } else {
            assertThatThrownBy(() -> read(message)).isInstanceOf(Refusal.NotSigned.class);
        }
    }

    @Test
    void keys_go_together_and_are_not_shown() {
        URI api = URI.create("https://api.stripe.com");
        assertThatThrownBy(() -> new StripeProperties("sk_live_x", "", api))
                .hasMessageContaining("secret-key and webhook-secret go together");
        assertThat(new StripeProperties("sk_live_x", "whsec_x", api).toString()).doesNotContain("sk_", "whsec_");
        assertThat(new StripeProperties("", "", api).isThere()).isFalse();
    }

    private @Nullable Told reads(String type, String object, String account) {
        return read(message(type, object, account, NOW));
    }

    private @Nullable Told read(SignedMessage message) {
        HttpHeaders headers = new HttpHeaders();
        message.headers().forEach(headers::add);
        return stripe.read(new Callback(headers, message.body())).block();
    }

    /** As an account sends it that speaks an older version of the API. */
    private static SignedMessage message(String type, String object, String account, Instant at) {
        return StripeStub.signed(
                """
                {"id": "evt_1", "object": "event", "api_version": "2020-08-27", "created": %d, %s
                 "data": {"object": %s}, "livemode": false, "type": "%s"}""".formatted(NOW.getEpochSecond(), account, object, type), StripeStub.WEBHOOK_SECRET, at);
    }

    private static String session(String paymentStatus, String metadata) {
        return """
                {"id": "cs_1", "object": "checkout.session", "amount_total": 2000, "currency": "cny",
                 "created": 1, "metadata": %s, "payment_intent": "pi_1", "payment_status": "%s", "status": "complete"}""".formatted(metadata, paymentStatus);
    }

    private static String charge(String metadata, long refunded) {
        return """
                {"id": "ch_1", "object": "charge", "amount": 2000, "amount_refunded": %d, "currency": "cny",
                 "metadata": %s, "payment_intent": "pi_1", "refunded": %s}""".formatted(refunded, metadata, refunded == 2000);
    }
}
