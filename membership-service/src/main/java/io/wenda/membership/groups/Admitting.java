package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Assistants let people into groups, and take them out. Taking a seat is one write: of two who take the last one, or who
 * decide on one member at once, one does, and the other hears of it.
 */
@Component
class Admitting {

    /** Somebody else was faster: with this member, or with the seat. */
    static final Retry FASTER_OTHERS = Retry.max(100)
            .filter(error -> error instanceof StaleVersionException || error instanceof DuplicateKeyException)
            .onRetryExhaustedThrow((spec, last) -> last.failure());

    private final Groups groups;
    private final Places places;
    private final MovingUp line;
    private final Members members;
    private final Clock clock;

    Admitting(Groups groups, Places places, MovingUp line, Members members, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.line = line;
        this.members = members;
        this.clock = clock;
    }

    /** A seat is theirs. */
    Mono<Place> approve(String by, String id) {
        return seat(by, id, (place, seat) -> place.approved(seat, by, now()));
    }

    /** They are in the group; with the seat that they have, or one that is free. */
    Mono<Place> letIn(String by, String id) {
        return seat(by, id, (place, seat) -> place.letIn(seat, by, now()));
    }

    Mono<Place> decline(String by, String id, String reason) {
        return members.require(by, Role.ASSISTANT)
                .then(Mono.defer(() -> toDecide(by, id)))
                .flatMap(place -> groups.get(place.groupId()))
                .flatMap(group -> places.change(id, place -> place.declined(group, by, reason, now())))
                .flatMap(this::moveUp);
    }

    /** They are not in the group any more, as somebody of the staff has seen to: the seat is free. */
    Mono<Place> remove(String by, String id) {
        return members.require(by, Role.ASSISTANT)
                .then(Mono.defer(() -> places.change(id, place -> place.removed(by, now()))))
                .flatMap(this::moveUp);
    }

    private Mono<Place> moveUp(Place place) {
        return line.moveUp(place.series()).thenReturn(place);
    }

    private Mono<Place> seat(String by, String id, BiFunction<Place, Seat, Place> taking) {
        return members.require(by, Role.ASSISTANT)
                .then(Mono.defer(() -> seatOnce(by, id, taking)).retryWhen(FASTER_OTHERS));
    }

    private Mono<Place> seatOnce(String by, String id, BiFunction<Place, Seat, Place> taking) {
        return toDecide(by, id)
                .flatMap(place -> seatFor(place)
                        .map(seat -> taking.apply(place, seat))
                        .defaultIfEmpty(place.full())
                        .flatMap(next -> places.store(place, next))
                        .flatMap(next -> next.hasSeat() ? Mono.just(next) : full(place, next)));
    }

    /** Whose turn it was is in the line by that: another group of the series may have a seat. */
    private Mono<Place> full(Place before, Place after) {
        Mono<Void> moved = after.version() == before.version() ? Mono.empty() : line.moveUp(after.series());
        return moved.then(Mono.error(Refusal.GroupFull::new));
    }

    /** Empty where the group is full. What they may is asked once more: it may have ended since they asked. */
    private Mono<Seat> seatFor(Place place) {
        place.requireUndecided();
        return Mono.zip(groups.get(place.groupId()), members.get(place.memberId()))
                .flatMap(found -> {
                    Group group = found.getT1();
                    if (!group.admits(found.getT2(), now())) {
                        return Mono.error(new Refusal.AbilityMissing());
                    }
                    String seat = place.seat();
                    if (seat != null) {
                        return Mono.just(Seat.of(group, seat));
                    }
                    return group.closed() ? Mono.error(new Refusal.GroupClosed()) : free(group);
                });
    }

    /** Any of those that are free, so that several assistants seldom reach for the same. */
    Mono<Seat> free(Group group) {
        return places.seated(group.id())
                .filter(taken -> taken < group.seats())
                .flatMap(taken -> places.numbers(group.id()).collectList())
                .map(taken -> Seat.free(group, Set.copyOf(taken)))
                .filter(free -> !free.isEmpty())
                .map(free ->
                        new Seat(group, free.get(ThreadLocalRandom.current().nextInt(free.size()))));
    }

    /** On their own request decides only who is alone. */
    private Mono<Place> toDecide(String by, String id) {
        return places.get(id).flatMap(place -> {
            Mono<Boolean> others =
                    place.memberId().equals(by) ? members.hasOther(by, Role.ASSISTANT) : Mono.just(false);
            return others.flatMap(more -> more ? Mono.error(new Refusal.OwnRequest()) : Mono.just(place));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
