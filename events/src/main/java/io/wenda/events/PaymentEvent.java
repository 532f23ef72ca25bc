package io.wenda.events;

/**
 * What happens to somebody's money: whose, and for which order, and nothing else; never how much, but of a sponsorship,
 * which is public. Told by membership-service on a topic that notification-service alone may read, keyed by member.
 */
public sealed interface PaymentEvent extends Event
        permits PaymentConfirmed,
                PaymentDeclined,
                PaymentRefunded,
                PaymentUnattended,
                PaymentStray,
                MembershipEnding,
                SponsorshipReceived,
                HelpMoved {

    String memberId();

    @Override
    default String key() {
        return memberId();
    }
}
