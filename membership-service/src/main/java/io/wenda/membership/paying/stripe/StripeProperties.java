package io.wenda.membership.paying.stripe;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The community's account at Stripe; without a key it has none.
 *
 * @param secretKey {@code sk_live_..} or {@code rk_live_..}; {@code .._test_..} moves no money
 * @param webhookSecret {@code whsec_..}: what Stripe signs its messages with
 * @param api where Stripe answers
 */
@ConfigurationProperties("wenda.paying.stripe")
record StripeProperties(String secretKey, String webhookSecret, URI api) {

    StripeProperties {
        secretKey = secretKey.strip();
        webhookSecret = webhookSecret.strip();
        if (secretKey.isEmpty() != webhookSecret.isEmpty()) {
            throw new IllegalArgumentException("wenda.paying.stripe: secret-key and webhook-secret go together");
        }
    }

    boolean isThere() {
        return !secretKey.isEmpty();
    }

    /** Stripe keeps test and real money apart; an account has both. */
    boolean isLive() {
        return secretKey.contains("_live_");
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "StripeProperties[" + api + "]";
    }
}
