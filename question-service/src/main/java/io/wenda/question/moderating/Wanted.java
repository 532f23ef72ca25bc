package io.wenda.question.moderating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import io.wenda.http.reading.Violations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions somebody looks for.
 *
 * @param from the first moment
 * @param to the first moment that is too late
 */
record Wanted(
        @Nullable String moderator,
        @Nullable String author,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** As in the query of an address; what is no instant is a violation. */
    static Wanted of(@Nullable String moderator, @Nullable String author, @Nullable String from, @Nullable String to) {
        Violations violations = new Violations();
        Wanted wanted = new Wanted(moderator, author, instant("from", from, violations), instant("to", to, violations));
        violations.refuseIfAny();
        return wanted;
    }

    private static @Nullable Instant instant(String field, @Nullable String value, Violations violations) {
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            violations.add(field, "not-an-instant");
            return null;
        }
    }

    Bson filter() {
        List<Bson> all = new ArrayList<>();
        if (moderator != null) {
            all.add(eq("moderatorId", moderator));
        }
        if (author != null) {
            all.add(eq("authorId", author));
        }
        if (from != null) {
            all.add(gte("at", from));
        }
        if (to != null) {
            all.add(lt("at", to));
        }
        return all.isEmpty() ? gte("at", Instant.EPOCH) : and(all);
    }
}
