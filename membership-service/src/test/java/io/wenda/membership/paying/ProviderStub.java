package io.wenda.membership.paying;

import java.time.Instant;
import java.util.Map;

/** Stands in for a provider: answers as its API does, and sends what it sends, signed as it signs. */
public interface ProviderStub {

    String code();

    /** With which a community has an account here. */
    Map<String, Object> settings();

    /** It answers nobody, or again. */
    void isSilent(boolean now);

    /** Somebody pays this order; the message about it may come or not. */
    SignedMessage pays(String orderId, Instant now);

    /** A message that money came which nobody asked for. */
    SignedMessage paid(String orderId, long minor, String currency, Instant now);

    /** The same to another account, or as a rehearsal where the order is real. */
    SignedMessage paidToOthers(String orderId, long minor, String currency, Instant now);

    /** This much of what was paid is given back. */
    SignedMessage gaveBack(String orderId, long minor, Instant now);

    /** The same words, signed by somebody else. */
    SignedMessage forged(SignedMessage message, Instant now);

    /** Whether it would take money for this order now. */
    boolean isOpen(String orderId);
}
