package io.wenda.standalone.backup;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a restore leaves in each database. While it is not complete, the service does not start; when it is, the service
 * tells everything once more, as a broker that is new knows nothing, and then takes the mark away.
 */
final class RestoreMark {

    static final String COLLECTION = "restored";

    private static final String ID = "restored";
    private static final String COMPLETE = "complete";

    private RestoreMark() {}

    static void set(MongoDatabase database, boolean complete) {
        Document mark = new Document("_id", ID).append(COMPLETE, complete).append("at", Instant.now());
        database.getCollection(COLLECTION).replaceOne(new Document("_id", ID), mark, new ReplaceOptions().upsert(true));
    }

    /** Whether a restore of this database began and did not come to its end. */
    static boolean isHalf(MongoDatabase database) {
        Document mark = find(database);
        return mark != null && !mark.getBoolean(COMPLETE, false);
    }

    private static @Nullable Document find(MongoDatabase database) {
        return database.getCollection(COLLECTION).find(new Document("_id", ID)).first();
    }
}
