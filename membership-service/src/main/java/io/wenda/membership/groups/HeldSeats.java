package io.wenda.membership.groups;

import io.wenda.http.creating.Ids;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.groups.Place.Sign;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seats of people who sit in a group already and have no account here yet: taken like every other seat, in nobody's name, until
 * it is handed over to the member that they become, or let go.
 */
@Component
public class HeldSeats {

    private static final Sign UNKNOWN = new Sign("", "");

    private final Groups groups;
    private final Places places;
    private final Admitting admitting;
    private final Clock clock;

    HeldSeats(Groups groups, Places places, Admitting admitting, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.admitting = admitting;
        this.clock = clock;
    }

    /**
     * How much room there is in a group.
     *
     * @param invites whether it has seats at all
     * @param ability that one needs to be in it; absent where everybody may
     * @param left seats that are free
     */
    public record Room(
            String group,
            String series,
            boolean invites,
            @Nullable Ability ability,
            long left) {}

    /** By the code of the group. */
    public Mono<Map<String, Room>> rooms() {
        return groups.all().concatMap(this::room).collectMap(Room::group);
    }

    private Mono<Room> room(Group group) {
        return places.seated(group.id())
                .map(seated -> new Room(
                        group.id(),
                        group.series(),
                        group.invites(),
                        group.description().ability(),
                        Math.max(0, group.seats() - seated)));
    }

    /** Whether somebody has a seat of this series, held for them, or as this member. */
    public Mono<Boolean> has(String person, @Nullable String memberId, String series) {
        return places.find(idOf(person, series))
                .concatWith(memberId == null ? Mono.empty() : places.find(Places.idOf(memberId, series)))
                .any(Place::hasSeat);
    }

    /** Holds a seat, unless one is held; false where there is none, and no such group. */
    public Mono<Boolean> hold(String person, String groupId, Instant since, String by) {
        return groups.find(groupId)
                .flatMap(group -> places.find(idOf(person, group.series()))
                        .switchIfEmpty(Mono.defer(() -> admitting
                                .free(group)
                                .map(seat -> held(person, group, since).remembered(seat, by))
                                .flatMap(places::insert))))
                .hasElement()
                .retryWhen(Admitting.FASTER_OTHERS);
    }

    private static Place held(String person, Group group, Instant since) {
        return Place.asked(idOf(person, group.series()), Place.NOBODY, group, UNKNOWN, false, since);
    }

    /**
     * The seat is this member's now; another where none was held; where there is none, they stand in the line since then. Who has
     * one keeps it, and where it was settled here that they are not in it, it stays so. As often as one likes.
     *
     * @return whether they have a seat
     */
    public Mono<Boolean> handOver(String person, String memberId, String groupId, Instant since, String by) {
        return groups.find(groupId)
                .flatMap(group -> Mono.defer(() -> handOver(person, memberId, group, since, by))
                        .retryWhen(Admitting.FASTER_OTHERS)
                        .delayUntil(place -> places.remove(idOf(person, group.series()))))
                .map(Place::hasSeat)
                .defaultIfEmpty(false);
    }

    private Mono<Place> handOver(String person, String memberId, Group group, Instant since, String by) {
        String id = Places.idOf(memberId, group.series());
        return places.find(id)
                .singleOptional()
                .flatMap(own -> own.filter(place -> !place.isOpen())
                        .map(Mono::just)
                        .orElseGet(() -> seatFor(person, group)
                                .singleOptional()
                                .flatMap(seat -> seated(
                                        own, seat, Place.asked(id, memberId, group, UNKNOWN, false, since), by))));
    }

    /** @param asked for who never asked here */
    private Mono<Place> seated(Optional<Place> own, Optional<Seat> seat, Place asked, String by) {
        return own.map(place -> places.store(
                        place, seat.map(taken -> place.letIn(taken, by, now())).orElse(place)))
                .orElseGet(() -> places.insert(
                        seat.map(taken -> asked.remembered(taken, by)).orElse(asked)));
    }

    private Mono<Seat> seatFor(String person, Group group) {
        return places.find(idOf(person, group.series()))
                .flatMap(held -> groups.get(held.groupId())
                        .map(of ->
                                Seat.of(of, Objects.requireNonNull(held.seat())).handedOver()))
                .switchIfEmpty(Mono.defer(() -> admitting.free(group)));
    }

    /** Nobody is waited for any more. */
    public Mono<Void> letGo(String person, String groupId) {
        return groups.find(groupId).flatMap(group -> places.remove(idOf(person, group.series())));
    }

    /**
     * A seat that somebody has.
     *
     * @param ability without which nobody is in that group
     */
    public record Sitting(String memberId, String group, Ability ability) {}

    /** The seats of these members in the groups that not everybody may be in. */
    public Flux<Sitting> of(Collection<String> memberIds) {
        return groups.all()
                .filter(group -> !group.isForEverybody())
                .collectMap(
                        Group::id,
                        group -> Objects.requireNonNull(group.description().ability()))
                .flatMapMany(needed ->
                        places.seatsOf(memberIds).mapNotNull(place -> sitting(place, needed.get(place.groupId()))));
    }

    private static @Nullable Sitting sitting(Place place, @Nullable Ability needed) {
        return needed == null ? null : new Sitting(place.memberId(), place.groupId(), needed);
    }

    private static String idOf(String person, String series) {
        return Ids.of("held seat", person, series);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
