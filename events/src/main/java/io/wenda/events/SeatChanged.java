package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A member has a seat in a chat group, is in it, is not let in, or is the next of whom somebody is to decide on.
 *
 * @param requestId the same for one member and the groups of which one is as good as another
 * @param group what it is called
 */
public record SeatChanged(String requestId, String memberId, String group, Change change, Instant at)
        implements GroupEvent {

    /** What became of it. */
    public enum Change {
        @JsonProperty("moved-up")
        MOVED_UP,
        @JsonProperty("offered")
        OFFERED,
        @JsonProperty("let-in")
        LET_IN,
        @JsonProperty("declined")
        DECLINED
    }

    @Override
    public String subject() {
        return requestId;
    }
}
