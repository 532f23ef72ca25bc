package io.wenda.notification.live;

import io.wenda.notification.inbox.Announced;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The rows that one connection was sent lately: enough to tell doubles, few enough to hold for a day. */
final class RecentRows {

    private static final int REMEMBERED = 256;

    private final SequencedSet<String> ids = new LinkedHashSet<>();

    /** Whether the row was not among them; from now on it is. */
    boolean addsNew(Announced announced) {
        boolean isNew = ids.add(announced.item().id());
        if (ids.size() > REMEMBERED) {
            ids.removeFirst();
        }
        return isNew;
    }
}
