package io.wenda.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody sponsors the community, and it stands on the wall. The one event that tells an amount: what sponsors give is public.
 *
 * @param sponsorshipId as it stands on the wall; not the order's
 * @param amount in the smallest unit of the currency
 * @param currency ISO 4217
 * @param name as the sponsor chose it; absent for who is anonymous
 */
public record SponsorshipReceived(
        String sponsorshipId,
        String memberId,
        String plan,
        long amount,
        String currency,
        @Nullable String name,
        Instant at)
        implements PaymentEvent {

    @Override
    public String subject() {
        return sponsorshipId;
    }
}
