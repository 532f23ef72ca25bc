package io.wenda.membership.paying.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.checkout.SessionService;
import io.wenda.membership.Refusal;
import io.wenda.membership.paying.Bill;
import io.wenda.membership.paying.Callback;
import io.wenda.membership.paying.Checkout;
import io.wenda.membership.paying.PayingProperties;
import io.wenda.membership.paying.Provider;
import io.wenda.membership.paying.Told;
import io.wenda.membership.plans.Money;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * <a href="https://docs.stripe.com/api/checkout/sessions">Stripe Checkout</a>: one session an order, made under the order's id as
 * Stripe's idempotency key. Orders are found by their id in the metadata; what has none is some other shop of that account.
 */
@Component
class StripeCheckout implements Provider {

    private static final Logger log = LoggerFactory.getLogger(StripeCheckout.class);

    private static final String CODE = "stripe";
    private static final long TOLERANCE_SECONDS = 300;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 6_000;

    /** Where Stripe's smallest unit is not that of ISO 4217, or not every amount can be charged. */
    private static final Set<String> UNLIKE_ISO = Set.of("ISK", "UGX", "MGA", "BHD", "JOD", "KWD", "OMR", "TND");

    private final StripeProperties settings;
    private final PayingProperties paying;
    private final Clock clock;
    private final @Nullable SessionService sessions;

    StripeCheckout(StripeProperties settings, PayingProperties paying, Clock clock) {
        this.settings = settings;
        this.paying = paying;
        this.clock = clock;
        this.sessions = settings.isThere() ? sessions(settings) : null;
    }

    private static SessionService sessions(StripeProperties settings) {
        return StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.api().toString())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(0)
                .build()
                .v1()
                .checkout()
                .sessions();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOffered() {
        return settings.isThere();
    }

    @Override
    public String merchant() {
        return StripeWords.merchant(null, settings.isLive());
    }

    @Override
    public boolean takes(Money price) {
        return !UNLIKE_ISO.contains(price.currency());
    }

    @Override
    public Mono<Checkout> begin(Bill bill) {
        return call(there -> there.create(
                        wanted(bill),
                        RequestOptions.builder()
                                .setIdempotencyKey(bill.orderId())
                                .build()))
                .map(session -> new Checkout(session.getId(), session.getUrl(), null));
    }

    private SessionCreateParams wanted(Bill bill) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(bill.orderId())
                .putMetadata(StripeWords.ORDER, bill.orderId())
                .setPaymentIntentData(PaymentIntentData.builder()
                        .putMetadata(StripeWords.ORDER, bill.orderId())
                        .build())
                .setExpiresAt(bill.payBy().getEpochSecond())
                .setSuccessUrl(paying.returnUrl(bill))
                .setCancelUrl(paying.returnUrl(bill))
                .addLineItem(LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(PriceData.builder()
                                .setCurrency(bill.price().currency().toLowerCase(Locale.ROOT))
                                .setUnitAmount(bill.price().minor())
                                .setProductData(ProductData.builder()
                                        .setName(bill.title())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    @Override
    public Mono<Told> ask(Bill bill) {
        return call(there -> there.retrieve(id(bill), whole())).map(StripeWords::of);
    }

    /** Stripe ends an open session alone; of any other it says no, and then how it stands. */
    @Override
    public Mono<Told> close(Bill bill) {
        return call(there -> {
                    try {
                        return there.expire(id(bill));
                    } catch (InvalidRequestException notOpen) {
                        return there.retrieve(id(bill), whole());
                    }
                })
                .map(StripeWords::of);
    }

    private static String id(Bill bill) {
        return Objects.requireNonNull(bill.checkout(), "a session was made");
    }

    private static SessionRetrieveParams whole() {
        return SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge")
                .build();
    }

    @Override
    public Mono<Told> read(Callback callback) {
        return Mono.fromCallable(() -> StripeWords.of(Webhook.constructEvent(
                        callback.body(),
                        callback.header("Stripe-Signature"),
                        settings.webhookSecret(),
                        TOLERANCE_SECONDS,
                        clock)))
                // Whatever it was: it was not proved to be theirs, or it cannot be read.
                .onErrorMap(forged -> new Refusal.NotSigned());
    }

    private Mono<Session> call(Call call) {
        return Mono.fromCallable(() -> call.on(Objects.requireNonNull(sessions, "Stripe is set up")))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(StripeCheckout::silent);
    }

    /** Its message may name amounts; its code does not. */
    private static Refusal silent(Throwable failure) {
        String code = failure instanceof StripeException said ? said.getStatusCode() + " " + said.getCode() : "";
        log.warn("stripe failed: {} {}", failure.getClass().getSimpleName(), code);
        return new Refusal.ProviderSilent();
    }

    /** A call of Stripe's client, which blocks. */
    private interface Call {
        Session on(SessionService sessions) throws StripeException;
    }
}
