package io.wenda.notification.live;

import io.wenda.notification.inbox.Announced;
import io.wenda.notification.inbox.InboxItem;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The rows that one connection was sent lately: enough to tell doubles, few enough to hold for a day. */
final class RecentRows {

    private static final int REMEMBERED = 64;

    private final SequencedSet<String> ids = new LinkedHashSet<>();

    /** Whether the row was not among them; from now on it is. That rows moved is always new. */
    boolean addsNew(Announced announced) {
        InboxItem item = announced.item();
        boolean isNew = item == null || ids.add(item.id());
        if (ids.size() > REMEMBERED) {
            ids.removeFirst();
        }
        return isNew;
    }
}
