package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * There is something new about a session of remote help that a sponsorship brings: it was asked for, has a time, is over or
 * called off. What about, only the two sides read.
 *
 * @param memberId who sponsors
 * @param concerned who are to hear of it: the sponsor, or those of the staff who help
 * @param step 1 for the request, one more for each step
 */
public record HelpMoved(String helpId, String memberId, List<String> concerned, int step, Instant at)
        implements PaymentEvent {

    public HelpMoved {
        concerned = List.copyOf(concerned);
    }

    @Override
    public String subject() {
        return helpId;
    }
}
