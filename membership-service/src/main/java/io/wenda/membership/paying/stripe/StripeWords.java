package io.wenda.membership.paying.stripe;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.EventDataObjectDeserializer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import io.wenda.membership.paying.Receipt;
import io.wenda.membership.paying.Told;
import io.wenda.membership.plans.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Stripe's <a href="https://docs.stripe.com/api/events/types">events</a> and sessions mean for an order. */
final class StripeWords {

    /** Under which key of the metadata the order's id stands. */
    static final String ORDER = "wenda_order";

    private static final Told NOTHING = new Told.Nothing();

    private StripeWords() {}

    /** @param account named where the message is about another account than the endpoint's own */
    static String merchant(@Nullable String account, boolean live) {
        return (account == null ? "own" : account) + (live ? ":live" : ":test");
    }

    static Told of(Event event) throws EventDataObjectDeserializationException {
        String merchant = merchant(event.getAccount(), Boolean.TRUE.equals(event.getLivemode()));
        Instant at = Instant.ofEpochSecond(event.getCreated());
        return switch (event.getType()) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                object(event) instanceof Session session ? paid(session, merchant, at) : NOTHING;
            case "checkout.session.expired", "checkout.session.async_payment_failed" ->
                object(event) instanceof Session session ? closed(session) : NOTHING;
            case "charge.refunded" -> object(event) instanceof Charge charge ? refunded(charge, merchant) : NOTHING;
            case "charge.dispute.closed" ->
                object(event) instanceof Dispute dispute ? disputed(dispute, merchant) : NOTHING;
            default -> NOTHING;
        };
    }

    /** An account may speak another version of the API than this client: what is read here is the same in all. */
    private static StripeObject object(Event event) throws EventDataObjectDeserializationException {
        EventDataObjectDeserializer data = event.getDataObjectDeserializer();
        Optional<StripeObject> known = data.getObject();
        return known.isPresent() ? known.get() : data.deserializeUnsafe();
    }

    /** How a session stands that was asked for. */
    static Told of(Session session) {
        if ("expired".equals(session.getStatus())) {
            return closed(session);
        }
        return paid(session, merchant(null, Boolean.TRUE.equals(session.getLivemode())), paidAt(session));
    }

    /** A session does not say when it was paid; its charge does. */
    private static Instant paidAt(Session session) {
        PaymentIntent intent = session.getPaymentIntentObject();
        Charge charge = intent == null ? null : intent.getLatestChargeObject();
        return Instant.ofEpochSecond(charge == null ? session.getCreated() : charge.getCreated());
    }

    /** Some ways to pay take days: such a session is complete, and not paid. */
    private static Told paid(Session session, String merchant, Instant at) {
        String order = order(session.getMetadata());
        if (order == null || !"paid".equals(session.getPaymentStatus())) {
            return NOTHING;
        }
        String payment = Objects.requireNonNullElse(session.getPaymentIntent(), session.getId());
        return new Told.Paid(new Receipt(
                "stripe",
                reference(payment),
                merchant,
                order,
                money(session.getAmountTotal(), session.getCurrency()),
                at));
    }

    private static Told closed(Session session) {
        String order = order(session.getMetadata());
        return order == null ? NOTHING : new Told.Closed(order);
    }

    /** Stripe says how much of a charge is gone by now, and with the last part that all of it is. */
    private static Told refunded(Charge charge, String merchant) {
        String order = order(charge.getMetadata());
        if (order == null || charge.getPaymentIntent() == null) {
            return NOTHING;
        }
        boolean whole = Boolean.TRUE.equals(charge.getRefunded());
        return new Told.Returned(
                "stripe",
                reference(charge.getId() + (whole ? "" : ":" + charge.getAmountRefunded())),
                reference(charge.getPaymentIntent()),
                merchant,
                order,
                money(charge.getAmountRefunded(), charge.getCurrency()),
                whole,
                false);
    }

    /** A dispute that is won changes nothing. It has no metadata of the payment: whose it is, the payment says. */
    private static Told disputed(Dispute dispute, String merchant) {
        if (!"lost".equals(dispute.getStatus()) || dispute.getPaymentIntent() == null) {
            return NOTHING;
        }
        return new Told.Returned(
                "stripe",
                reference(dispute.getId()),
                reference(dispute.getPaymentIntent()),
                merchant,
                null,
                money(dispute.getAmount(), dispute.getCurrency()),
                true,
                true);
    }

    private static @Nullable String order(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : metadata.get(ORDER);
    }

    private static String reference(String id) {
        return "stripe:" + id;
    }

    private static Money money(@Nullable Long minor, @Nullable String currency) {
        return new Money(minor == null ? 0 : minor, currency == null ? "" : currency.toUpperCase(Locale.ROOT));
    }
}
