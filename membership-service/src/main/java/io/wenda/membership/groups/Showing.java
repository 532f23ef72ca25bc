package io.wenda.membership.groups;

import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The groups as somebody may see them, and what they have to do with them. */
@Component
class Showing {

    private final Groups groups;
    private final Places places;
    private final Members members;
    private final Clock clock;

    Showing(Groups groups, Places places, Members members, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.members = members;
        this.clock = clock;
    }

    /**
     * A group before somebody's eyes.
     *
     * @param allowed whether they may be in it
     * @param offered whether it is the one of its series to join or to ask at
     */
    record Seen(Group group, long seated, boolean allowed, boolean offered) {

        Group.State state() {
            return group.state(seated);
        }

        long taken() {
            return group.headcount() + seated;
        }

        /** Whether it says so, and to them. */
        boolean has(Function<Description, String> field) {
            return allowed && !field.apply(group.description()).isEmpty();
        }

        private Seen offer() {
            return new Seen(group, seated, allowed, true);
        }
    }

    /** @param memberId absent for a visitor */
    Flux<Seen> all(@Nullable String memberId) {
        Mono<Optional<Member>> reader = memberId == null
                ? Mono.just(Optional.empty())
                : members.find(memberId).map(Optional::of).defaultIfEmpty(Optional.empty());
        return reader.flatMapMany(who -> groups.all().concatMap(group -> seen(group, who)))
                .collectList()
                .flatMapIterable(Showing::offered);
    }

    private Mono<Seen> seen(Group group, Optional<Member> who) {
        boolean allowed = who.map(member -> group.admits(member, now()))
                .orElse(group.description().ability() == null);
        return places.seated(group.id()).map(seated -> new Seen(group, seated, allowed, false));
    }

    /** Of each series the first that is open, or else the first that has a line. */
    private static List<Seen> offered(List<Seen> all) {
        Set<String> offered = new HashSet<>();
        Set<String> open = new HashSet<>();
        all.stream()
                .filter(seen -> seen.state() == Group.State.OPEN)
                .filter(seen -> open.add(seen.group().series()))
                .forEach(seen -> offered.add(seen.group().id()));
        all.stream()
                .filter(seen -> seen.state() == Group.State.FULL && seen.group().invites())
                .filter(seen -> open.add(seen.group().series()))
                .forEach(seen -> offered.add(seen.group().id()));
        return all.stream()
                .map(seen -> offered.contains(seen.group().id()) ? seen.offer() : seen)
                .toList();
    }

    Mono<OwnPlace> own(Place place) {
        return Mono.zip(
                groups.get(place.groupId()),
                place.state() == Place.State.WAITING ? places.waiting(place.series(), place.askedAt()) : Mono.just(0L),
                (group, position) -> OwnPlace.of(place, group, position));
    }

    Flux<OwnPlace> own(String memberId) {
        return places.of(memberId).concatMap(this::own);
    }

    private Instant now() {
        return clock.instant();
    }
}
