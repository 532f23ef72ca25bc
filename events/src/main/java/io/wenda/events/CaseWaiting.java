package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * A case waits for somebody to decide: the member has replied, has let the time for it pass, or has appealed.
 *
 * @param concerned who may decide
 * @param time 1 for the first decision, 2 for that on the appeal
 */
public record CaseWaiting(String caseId, String memberId, List<String> concerned, int time, Instant at)
        implements ConductEvent {

    public CaseWaiting {
        concerned = List.copyOf(concerned);
    }
}
