package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.Place.Sign;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Members ask to be let into a group, and say that they do not want it any more or have left. */
@Component
class AskingToJoin {

    private static final int CODE_LENGTH = 6;

    private final Groups groups;
    private final Places places;
    private final MovingUp line;
    private final Members members;
    private final Clock clock;

    AskingToJoin(Groups groups, Places places, MovingUp line, Members members, Clock clock) {
        this.groups = groups;
        this.places = places;
        this.line = line;
        this.members = members;
        this.clock = clock;
    }

    /** What this member writes in the chat program, so that the assistant knows what they want and who they are. */
    static String remark(Group group, String memberId) {
        return group.description().remark() + " " + code(group, memberId);
    }

    private static String code(Group group, String memberId) {
        return Places.idOf(memberId, group.series()).substring(0, CODE_LENGTH).toUpperCase(Locale.ROOT);
    }

    /**
     * Asks for a seat in the first group of the series that has one; where none has, or others wait, in the line. Who asks
     * twice asks once.
     */
    Mono<Place> ask(String memberId, String groupId, Sign sign) {
        return groups.get(groupId)
                .flatMap(group -> requireJoinable(group, memberId, sign).then(place(group, memberId, sign)));
    }

    private Mono<Void> requireJoinable(Group group, String memberId, Sign sign) {
        if (!group.invites()) {
            return Mono.error(new Refusal.JoinedDirectly());
        }
        requireRemark(group, memberId, sign.remark());
        return members.get(memberId)
                .filter(member -> group.admits(member, now()))
                .switchIfEmpty(Mono.error(Refusal.AbilityMissing::new))
                .then(groups.of(group.series()).all(Group::closed))
                .filter(allClosed -> allClosed)
                .flatMap(closed -> Mono.error(new Refusal.GroupClosed()));
    }

    /** Others are not let in: it is all that the assistant sees of who asks. */
    private static void requireRemark(Group group, String memberId, String remark) {
        String written = remark.toLowerCase(Locale.ROOT);
        if (!written.contains(group.description().remark().toLowerCase(Locale.ROOT))) {
            throw InvalidException.of("remark", "names-no-community");
        }
        if (!written.contains(code(group, memberId).toLowerCase(Locale.ROOT))) {
            throw InvalidException.of("remark", "without-code");
        }
    }

    private Mono<Place> place(Group wanted, String memberId, Sign sign) {
        String id = Places.idOf(memberId, wanted.series());
        return places.find(id)
                .flatMap(there -> there.isOpen() || there.hasSeat()
                        ? Mono.just(there)
                        : line.roomFor(wanted)
                                .flatMap(room -> places.change(
                                        id, place -> place.askedAgain(room.group(), sign, room.there(), now()))))
                .switchIfEmpty(Mono.defer(() -> line.roomFor(wanted)
                        .map(room -> Place.asked(id, memberId, room.group(), sign, room.there(), now()))
                        .flatMap(place -> places.insert(place)
                                .onErrorResume(DuplicateKeyException.class, twice -> places.get(id)))));
    }

    /** Says that one does not want it any more, or has left the group; the next one in the line moves up. */
    Mono<Place> leave(String memberId, String id) {
        return places.get(id, memberId)
                .then(places.change(id, Place::left))
                .flatMap(place -> line.moveUp(place.series()).thenReturn(place));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
