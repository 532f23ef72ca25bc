package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.describing.CodeOf;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.Place.Sign;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Paying is joining: who is seen to have paid has a seat in the groups that take what they paid for, by the same click. Where
 * those are full they are in the line. Money is never refused for that.
 */
@Component
public class PaidSeats {

    private final Groups groups;
    private final Places places;
    private final Admitting admitting;
    private final MovingUp line;
    private final Members members;
    private final Clock clock;

    PaidSeats(Groups groups, Places places, Admitting admitting, MovingUp line, Members members, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.admitting = admitting;
        this.line = line;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Who paid.
     *
     * @param nickname how they are called in the chat program
     * @param remark what they wrote there
     * @param by who saw the money come
     */
    public record Payer(String memberId, String nickname, String remark, String by) {

        Sign sign() {
            return new Sign(nickname, remark);
        }
    }

    /** @param state {@code let-in}, or {@code waiting} where it is full */
    public record Admitted(
            String groupId,
            String group,
            @CodeOf(Place.State.class) String state) {}

    /**
     * Lets them in where what they bought lets them now. As often as one likes: who is in stays where they are, and whose time
     * is over since does not come back.
     */
    public Mono<List<Admitted>> admit(Payer payer, List<Ability> bought) {
        return members.get(payer.memberId())
                .flatMapMany(member -> groups.all().filter(group -> group.admits(member, now())))
                .filter(group -> group.invites() && !group.closed())
                .filter(group -> !group.isForEverybody()
                        && bought.contains(group.description().ability()))
                .distinct(Group::series)
                .concatMap(first -> admit(payer, first))
                .collectList();
    }

    private Mono<Admitted> admit(Payer payer, Group first) {
        String id = Places.idOf(payer.memberId(), first.series());
        return places.insert(Place.asked(id, payer.memberId(), first, payer.sign(), false, now()))
                .onErrorResume(
                        DuplicateKeyException.class,
                        there -> places.change(id, place -> place.askedAgain(first, payer.sign(), false, now())))
                .then(Mono.defer(() -> letIn(id, payer.by())).retryWhen(Admitting.FASTER_OTHERS))
                .flatMap(place -> groups.get(place.groupId())
                        .map(group -> new Admitted(
                                group.id(), group.name(), place.state().code())));
    }

    private Mono<Place> letIn(String id, String by) {
        return places.get(id)
                .flatMap(place -> isOver(place)
                        ? Mono.just(place)
                        : seatFor(place)
                                .map(seat -> place.letIn(seat, by, now()))
                                .defaultIfEmpty(place.full())
                                .flatMap(next -> places.store(place, next)));
    }

    /** They said so in this very moment. */
    private static boolean isOver(Place place) {
        return !place.isOpen() && !place.hasSeat();
    }

    /** Theirs, or one that is free where it is their turn. */
    private Mono<Seat> seatFor(Place place) {
        String seat = place.seat();
        if (seat != null) {
            return groups.get(place.groupId()).map(group -> Seat.of(group, seat));
        }
        Mono<Group> group = place.state() == Place.State.ASKED
                ? groups.get(place.groupId()).filter(own -> !own.closed())
                : line.turnOf(place);
        return group.flatMap(admitting::free);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
