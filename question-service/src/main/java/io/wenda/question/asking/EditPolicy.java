package io.wenda.question.asking;

import io.wenda.question.people.Viewer;
import org.springframework.stereotype.Component;

/** Whether a moderator reads what an author changes in a public post before everybody else does. */
@Component
public class EditPolicy {

    private final ReviewingProperties.WhichEdits which;

    EditPolicy(ReviewingProperties community) {
        this.which = community.edits();
    }

    /** Whether one does at all. */
    public boolean readsFirst() {
        return which == ReviewingProperties.WhichEdits.ALL;
    }

    /** The staff's own edits never wait. */
    public boolean holdsBackEditsOf(Viewer viewer) {
        return readsFirst() && !viewer.staff();
    }
}
