package io.wenda.question.asking;

import io.wenda.question.people.Viewer;
import java.time.Instant;

/** Who took something away, and when. */
public record Removal(String memberId, boolean byModerator, Instant at) {

    /** Whether this member may undo it: they did it themselves, or they moderate. */
    public boolean undoneBy(Viewer viewer) {
        return viewer.moderator() || (!byModerator && viewer.is(memberId));
    }
}
