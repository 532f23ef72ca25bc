package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.events.MemberState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ability that a member has, from one moment on and until before another.
 *
 * @param until null where it has no end
 * @param answerMinutes within how many minutes of the community's answering hours an answer is promised; null for every
 *     ability but {@link Ability#ANSWER_BY}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(
        Ability ability,
        Instant from,
        @Nullable Instant until,
        @Nullable Integer answerMinutes) {

    private static final Comparator<Grant> SHORTEST_FIRST =
            Comparator.comparingInt(grant -> grant.answerMinutes == null ? Integer.MAX_VALUE : grant.answerMinutes);

    /** One without a budget. */
    public Grant(Ability ability, Instant from, @Nullable Instant until) {
        this(ability, from, until, null);
    }

    /** Whether it counts at this moment. */
    boolean holds(Instant now) {
        return !from.isAfter(now) && (until == null || until.isAfter(now));
    }

    /** As it is told. */
    MemberState.Ability told() {
        return new MemberState.Ability(ability.code(), from, until, answerMinutes);
    }

    /**
     * The same abilities at the same times, in pieces that do not overlap, and that touch only where the budget changes: of several
     * at one time the shortest holds.
     */
    public static List<Grant> merged(Stream<Grant> grants) {
        return grants
                .collect(Collectors.groupingBy(Grant::ability, () -> new EnumMap<>(Ability.class), Collectors.toList()))
                .values()
                .stream()
                .flatMap(same -> pieces(same).stream())
                .toList();
    }

    /** Which of these holds at this moment, as far as it is of this ability; the one with the shortest budget. */
    static Optional<Grant> held(Stream<Grant> grants, Ability ability, Instant now) {
        return grants.filter(grant -> grant.ability == ability && grant.holds(now))
                .min(SHORTEST_FIRST);
    }

    /** From each moment at which something begins or ends to the next. */
    private static List<Grant> pieces(List<Grant> same) {
        List<Instant> turns = same.stream()
                .flatMap(grant -> Stream.of(grant.from, grant.until))
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
        List<Grant> pieces = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Instant from = turns.get(i);
            Instant until = i + 1 < turns.size() ? turns.get(i + 1) : null;
            held(same.stream(), same.getFirst().ability, from)
                    .map(grant -> new Grant(grant.ability, from, until, grant.answerMinutes))
                    .ifPresent(piece -> {
                        boolean goesOn = !pieces.isEmpty() && pieces.getLast().goesOnAs(piece);
                        pieces.add(goesOn ? pieces.removeLast().until(until) : piece);
                    });
        }
        return pieces;
    }

    private boolean goesOnAs(Grant later) {
        return later.from.equals(until) && Objects.equals(answerMinutes, later.answerMinutes);
    }

    /** The same from then on. */
    Grant since(Instant begin) {
        return new Grant(ability, begin, until, answerMinutes);
    }

    private Grant until(@Nullable Instant end) {
        return new Grant(ability, from, end, answerMinutes);
    }
}
