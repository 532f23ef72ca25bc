package io.wenda.question.asking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import io.wenda.events.MemberState.Ability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * Which of what waits moderators read first: what was sent by members who had the ability at that instant. It follows from what
 * is known of them now; so what ended since still counts, what began since does not, and what is told late counts from when it
 * is told.
 *
 * @param able from when to when each member has the ability
 */
public record ReadFirst(Map<String, List<Ability>> able) {

    static final ReadFirst NOTHING = new ReadFirst(Map.of());

    public ReadFirst {
        able = Map.copyOf(able);
    }

    public boolean isEmpty() {
        return able.isEmpty();
    }

    /** Whether what this member sent at this instant is. */
    public boolean has(String memberId, Instant sent) {
        return able.getOrDefault(memberId, List.of()).stream().anyMatch(ability -> ability.covers(sent));
    }

    /** The same as a condition on the fields that have the member and the instant. */
    Bson in(String member, String sent) {
        return or(able.entrySet().stream()
                .map(its -> and(
                        eq(member, its.getKey()),
                        or(its.getValue().stream()
                                .map(ability -> within(sent, ability))
                                .toList())))
                .toList());
    }

    private static Bson within(String sent, Ability ability) {
        Bson begun = gte(sent, ability.from());
        return ability.until() == null ? begun : and(begun, lt(sent, ability.until()));
    }
}
