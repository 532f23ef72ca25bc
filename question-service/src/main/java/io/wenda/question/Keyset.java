package io.wenda.question;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import io.wenda.http.listing.Cursor;
import java.time.Instant;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The rows after a cursor, in a list ordered by a moment and, within the same moment, by id. The outer bound alone would
 * do but for rows of one moment; it is what an index serves.
 */
public final class Keyset {

    private static final Instant EARLIEST = Instant.EPOCH;

    private Keyset() {}

    /** For lists that show the newest first. Without a cursor: every row that has the moment. */
    public static Bson older(String moment, @Nullable Cursor after) {
        return after == null
                ? gte(moment, EARLIEST)
                : and(lte(moment, after.at()), or(lt(moment, after.at()), lt("_id", after.id())));
    }

    /** For lists that show the oldest first. Without a cursor: every row that has the moment. */
    public static Bson newer(String moment, @Nullable Cursor after) {
        return after == null
                ? gte(moment, EARLIEST)
                : and(gte(moment, after.at()), or(gt(moment, after.at()), gt("_id", after.id())));
    }
}
