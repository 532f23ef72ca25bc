package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * A provider has told of money that no order waits for. A person says what becomes of it.
 *
 * @param memberId whose order it names; empty where it names none of ours
 * @param concerned who are to hear of it: the treasurers
 */
public record PaymentStray(String strayId, String memberId, List<String> concerned, Instant at)
        implements PaymentEvent {

    public PaymentStray {
        concerned = List.copyOf(concerned);
    }

    @Override
    public String subject() {
        return strayId;
    }

    @Override
    public String key() {
        return memberId.isEmpty() ? strayId : memberId;
    }
}
