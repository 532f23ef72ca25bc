package io.wenda.membership.paying;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What all providers have in common.
 *
 * @param community what is paid for begins with its name, where providers show it
 * @param publicUrl where people and providers reach this community
 * @param window how long an order waits for its money: what Stripe allows is 30 minutes to 24 hours
 * @param askAfter how long an order may be silent before its provider is asked; again after as long as it has been silent
 */
@ConfigurationProperties("wenda.paying")
public record PayingProperties(String community, URI publicUrl, Duration window, Duration askAfter) {

    private static final Duration SHORTEST = Duration.ofMinutes(35);
    private static final Duration LONGEST = Duration.ofHours(23);

    public PayingProperties {
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("wenda.paying: window is not " + SHORTEST + " to " + LONGEST);
        }
        if (!askAfter.isPositive()) {
            throw new IllegalArgumentException("wenda.paying: ask-after is not above 0");
        }
    }

    /** Where the provider with this code tells what happens. */
    public String callbackUrl(String provider) {
        return publicUrl.resolve("/api/callbacks/" + provider).toString();
    }

    /** Where a payer comes back to. */
    public String returnUrl(Bill bill) {
        return publicUrl.resolve(bill.page()).toString();
    }
}
