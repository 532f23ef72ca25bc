package io.wenda.membership.groups;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What assistants see: who asks, and who is to be taken out. Nobody can be taken out of a chat group from here, so who may not
 * be in one any more is on a list until somebody has seen to it. That list follows from the time and from the members as they
 * are, each time it is read: what ends without a word is on it all the same.
 */
@Component
class DeskView {

    private static final int AT_ONCE = 200;

    private final Groups groups;
    private final Places places;
    private final Members members;
    private final Clock clock;

    DeskView(Groups groups, Places places, Members members, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Somebody who asks.
     *
     * @param nickname how they are called in the chat program
     * @param remark what they wrote there
     * @param allowed whether they may be in the group now
     */
    record Queued(
            String id,
            String groupId,
            String group,
            String memberId,
            String memberName,
            String nickname,
            String remark,
            @CodeOf(Place.State.class) String state,
            Instant askedAt,
            boolean allowed) {}

    /**
     * Somebody who is to be taken out of a group.
     *
     * @param reason {@code expelled}, or {@code ended}: what lets one be in it is over
     */
    record Leaving(
            String id,
            String groupId,
            String group,
            String memberId,
            String memberName,
            String nickname,
            String reason) {}

    Mono<Page<Queued>> queue(String by, String state, PageRequest page) {
        return members.require(by, Role.ASSISTANT)
                .then(Mono.defer(() -> places.page(Place.State.valueOf(state.toUpperCase(Locale.ROOT)), page)))
                .flatMap(found -> Mono.zip(all(), people(found.items()))
                        .map(read -> found.map(place -> queued(place, read.getT1(), read.getT2()))));
    }

    private Queued queued(Place place, Map<String, Group> all, Map<String, Member> people) {
        Group group = all.get(place.groupId());
        Member member = people.get(place.memberId());
        return new Queued(
                place.id(),
                place.groupId(),
                group == null ? place.groupId() : group.name(),
                place.memberId(),
                member == null ? "" : member.name(),
                place.nickname(),
                place.remark(),
                place.state().code(),
                place.askedAt(),
                group != null && member != null && group.admits(member, clock.instant()));
    }

    /** By group. */
    Flux<Leaving> leaving(String by) {
        return members.require(by, Role.ASSISTANT)
                .then(all())
                .flatMapMany(all -> places.seated()
                        .buffer(AT_ONCE)
                        .concatMap(some -> people(some).flatMapIterable(people -> leaving(some, all, people))));
    }

    private List<Leaving> leaving(List<Place> some, Map<String, Group> all, Map<String, Member> people) {
        return some.stream()
                .map(place -> queued(place, all, people))
                .filter(place -> !place.allowed())
                .map(place -> leaving(place, people.get(place.memberId())))
                .toList();
    }

    private static Leaving leaving(Queued place, @Nullable Member member) {
        boolean expelled = member != null && member.conduct().expelsFromPaid();
        return new Leaving(
                place.id(),
                place.groupId(),
                place.group(),
                place.memberId(),
                place.memberName(),
                place.nickname(),
                expelled ? "expelled" : "ended");
    }

    private Mono<Map<String, Group>> all() {
        return groups.all().collectMap(Group::id, Function.identity());
    }

    private Mono<Map<String, Member>> people(List<Place> some) {
        return members.all(some.stream().map(Place::memberId).toList()).collectMap(Member::id, Function.identity());
    }
}
