package io.wenda.transport;

import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * What to change in a document so that it goes from one state to the next: only the top-level fields that differ, so that
 * fields which other queries maintain are left as they are.
 */
final class Changes {

    private Changes() {}

    static List<Bson> between(BsonDocument before, BsonDocument next) {
        List<Bson> changes = new ArrayList<>();
        for (Map.Entry<String, BsonValue> field : next.entrySet()) {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                changes.add(Updates.set(field.getKey(), field.getValue()));
            }
        }
        for (String field : before.keySet()) {
            if (!next.containsKey(field)) {
                changes.add(Updates.unset(field));
            }
        }
        return changes;
    }
}
