package io.wenda.standalone.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a query, update or delete for which no index has been declared, or none in its order.
 *
 * <p>To ask for everything in no order is no such query. Nor is one that says by a hint that its way is meant: {@code
 * $natural} for reading all documents, or the index to read.
 */
public enum Unserved {

    /** It fails as it does on a MongoDB server that is told to, by {@code notablescan}. */
    REFUSED {
        @Override
        void told(String query) {
            throw new MongoServerError(291, "NoQueryExecutionPlans", query);
        }
    },

    /** It is answered, and told of in the log, once for each form it has. */
    LOGGED {
        @Override
        void told(String query) {
            if (TOLD.add(query)) {
                log.warn(query);
            }
        }
    };

    private static final Logger log = LoggerFactory.getLogger(Unserved.class);
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    abstract void told(String query);

    void asked(String collection, Conditions conditions, Document order) {
        told(
                "no index of %s serves a query by %s%s: declare %s, or say by the hint {$natural: 1} that all are to be read"
                        .formatted(
                                collection,
                                conditions.fields(),
                                order.isEmpty() ? "" : " in the order " + shown(order),
                                advice(conditions, order)));
    }

    private static String advice(Conditions conditions, Document order) {
        Map<String, Object> keys = wanted(conditions, order);
        return keys.isEmpty() ? "one and ask by a value or a range of its first field" : shown(keys);
    }

    /** What is equal first, then what is in order, then what has a range. */
    private static Map<String, Object> wanted(Conditions conditions, Document order) {
        Map<String, Object> keys = new LinkedHashMap<>();
        conditions.pointed().forEach(field -> keys.put(field, 1));
        order.forEach(keys::putIfAbsent);
        conditions.ranged().forEach(field -> keys.putIfAbsent(field, 1));
        return keys;
    }

    private static String shown(Map<String, Object> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + ": " + key.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
