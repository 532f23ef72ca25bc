package io.wenda.question;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** How many documents the store has handed out: what a request costs, however fast the machine is. */
public final class RowsRead implements CommandListener {

    private final AtomicInteger rows = new AtomicInteger();

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        BsonValue cursor = event.getResponse().get("cursor");
        if (cursor instanceof BsonDocument read) {
            for (String batch : List.of("firstBatch", "nextBatch")) {
                rows.addAndGet(read.containsKey(batch) ? read.getArray(batch).size() : 0);
            }
        }
    }

    /** How many were read while this was done, by whoever. */
    public int during(Runnable act) {
        int before = rows.get();
        act.run();
        return rows.get() - before;
    }
}
