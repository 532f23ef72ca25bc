package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * Nobody has looked for the money of an order for too long.
 *
 * @param concerned who are to hear of it: the assistants first, and the administrators the next time
 * @param time 1 for the first time, 2 for the second
 */
public record PaymentUnattended(String orderId, String memberId, List<String> concerned, int time, Instant at)
        implements PaymentEvent {

    public PaymentUnattended {
        concerned = List.copyOf(concerned);
    }

    @Override
    public String subject() {
        return orderId;
    }
}
