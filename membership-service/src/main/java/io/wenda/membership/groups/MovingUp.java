package io.wenda.membership.groups;

import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where a seat is free, the next one in the line moves up: an assistant is to look at them.
 *
 * <p>Who is the next is read first, and how many seats are left for whom nobody looks at afterwards: so two instances that do
 * this at once never move two up for one seat. Nothing is lost by moving one too late: every minute each line is looked at.
 */
@Component
class MovingUp {

    private final Groups groups;
    private final Places places;
    private final Clock clock;

    MovingUp(Groups groups, Places places, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.clock = clock;
    }

    /** @param there whether an assistant is to look, or else the line is where to wait */
    record Room(Group group, boolean there) {}

    /** Where who asks for this group comes: the first of its series with a seat, unless others wait. */
    Mono<Room> roomFor(Group wanted) {
        return places.firstWaiting(wanted.series())
                .map(waiting -> new Room(wanted, false))
                .switchIfEmpty(Mono.defer(() -> withRoom(wanted.series()).map(group -> new Room(group, true))))
                .defaultIfEmpty(new Room(wanted, false));
    }

    /** The same for who is in the line already: empty where it is not their turn. */
    Mono<Group> turnOf(Place waiting) {
        return places.firstWaiting(waiting.series())
                .filter(next -> next.id().equals(waiting.id()))
                .flatMap(next -> withRoom(waiting.series()));
    }

    /** The first group of this series with a seat for which nobody has asked. */
    private Mono<Group> withRoom(String series) {
        return groups.of(series)
                .filter(group -> !group.closed())
                .filterWhen(group -> Mono.zip(
                        places.seated(group.id()),
                        places.asked(group.id()),
                        (seated, asked) -> seated + asked < group.seats()))
                .next();
    }

    /** Until no seat is left, or nobody waits. */
    Mono<Void> moveUp(String series) {
        return Mono.defer(() -> moveOne(series))
                .repeat()
                .takeWhile(moved -> moved)
                .then();
    }

    private Mono<Boolean> moveOne(String series) {
        return places.firstWaiting(series)
                .flatMap(next -> withRoom(series)
                        .flatMap(group -> places.store(next, next.movedUp(group, now())))
                        .map(moved -> true)
                        .onErrorReturn(StaleVersionException.class, true))
                .defaultIfEmpty(false);
    }

    /** What an instance that died has left, and what became free without a word. */
    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> moveUp() {
        return groups.all()
                .filter(Group::invites)
                .map(Group::series)
                .distinct()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(this::moveUp)
                .then();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
