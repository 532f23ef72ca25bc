package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.history.Keeper;
import io.wenda.http.history.Kept;
import io.wenda.http.history.Kind;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.accounts.Members;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The groups and seats of a community, as lines that leave and come back. Nobody hears of that. */
@Component
public class GroupHistory {

    private static final String OPERATOR = "history";

    private final Groups groups;
    private final Places places;
    private final Admitting admitting;
    private final Members members;
    private final Clock clock;

    GroupHistory(Groups groups, Places places, Admitting admitting, Members members, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.admitting = admitting;
        this.members = members;
        this.clock = clock;
    }

    /**
     * The groups, and then who has a seat in one where everybody may be, or waits for it. Who is in the others is left out: it
     * says who paid, and moves with what they paid for.
     */
    public Flux<Record> lines() {
        return groups.all().collectList().flatMapMany(all -> {
            Set<String> forEverybody =
                    all.stream().filter(Group::isForEverybody).map(Group::id).collect(Collectors.toSet());
            Flux<Record> seats = places.all()
                    .filter(place -> SeatLine.isWritten(place) && forEverybody.contains(place.groupId()))
                    .map(SeatLine::of);
            return Flux.<Record>fromStream(all.stream().map(GroupLine::of)).concatWith(seats);
        });
    }

    /** @param thread of the members' lines: a seat names one */
    public Map<Kind, Keeper<?>> keepers(String thread) {
        return Map.of(
                Kind.GROUP,
                new Keeper<>(
                        GroupLine.class,
                        line -> thread,
                        line -> Mono.fromSupplier(() -> line.read(clock.instant()))
                                .flatMap(this::group)),
                Kind.SEAT,
                new Keeper<>(
                        SeatLine.class,
                        line -> thread,
                        line -> Mono.fromSupplier(() -> line.read(clock.instant()))
                                .flatMap(this::seat)));
    }

    /** What the profile made has the words of its line instead. */
    private Mono<Kept> group(Group read) {
        return groups.insert(read)
                .map(stored -> Kept.STORED)
                .onErrorResume(
                        DuplicateKeyException.class,
                        there -> groups.get(read.id()).flatMap(found -> meet(found, read)));
    }

    private Mono<Kept> meet(Group there, Group read) {
        boolean same = GroupLine.of(there).equals(GroupLine.of(read));
        return same || there.profile().isEmpty()
                ? Kept.alreadyIf(same)
                : groups.change(there.id(), group -> group.remembered(read)).thenReturn(Kept.STORED);
    }

    private Mono<Kept> seat(SeatLine.Read read) {
        return groups.find(read.group())
                .filter(group -> group.invites() && group.isForEverybody())
                .switchIfEmpty(Mono.error(() -> InvalidException.of("group", "unknown-group")))
                .flatMap(group -> places.find(Places.idOf(read.member(), group.series()))
                        .flatMap(there -> Kept.alreadyIf(isThere(there, read)))
                        .switchIfEmpty(Mono.defer(() -> take(read, group))));
    }

    private static boolean isThere(Place there, SeatLine.Read read) {
        return there.groupId().equals(read.group())
                && SeatLine.isWritten(there)
                && SeatLine.StateOfLine.of(there) == read.state();
    }

    private Mono<Kept> take(SeatLine.Read read, Group group) {
        String id = Places.idOf(read.member(), group.series());
        Place waiting = Place.asked(id, read.member(), group, read.sign(), false, read.asked());
        Mono<Place> first = read.state() == SeatLine.StateOfLine.WAITING
                ? Mono.just(waiting)
                : admitting
                        .free(group)
                        .switchIfEmpty(Mono.error(() -> InvalidException.of("group", "group-full")))
                        .map(seat -> waiting.remembered(seat, OPERATOR));
        return members.find(read.member())
                .switchIfEmpty(Mono.error(() -> InvalidException.of("member", "unknown-member")))
                .then(first)
                .flatMap(places::insert)
                .retryWhen(Admitting.FASTER_OTHERS)
                .thenReturn(Kept.STORED);
    }
}
