package io.wenda.membership.groups;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.transport.StaleVersionException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/group-requests}: who wants to be let into a group, and who is. */
@RestController
@RequestMapping("/api/group-requests")
class GroupRequestsController {

    static final int LONGEST_REASON = 300;

    private static final String APPROVE = "approve";
    private static final String LET_IN = "let-in";
    private static final String DECLINE = "decline";

    private final Admitting admitting;
    private final AskingToJoin asking;
    private final Showing showing;
    private final DeskView desk;

    GroupRequestsController(Admitting admitting, AskingToJoin asking, Showing showing, DeskView desk) {
        this.admitting = admitting;
        this.asking = asking;
        this.showing = showing;
        this.desk = desk;
    }

    record OwnPlaces(List<OwnPlace> items) {}

    /** Lists one's own requests, places in lines, and groups. */
    @GetMapping("/mine")
    Mono<OwnPlaces> mine(Session session) {
        return showing.own(session.memberId()).collectList().map(OwnPlaces::new);
    }

    /** Says that one does not want to be let in any more, or has left the group. Saying so twice changes nothing. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @DeleteMapping("/{id}")
    Mono<OwnPlace> leave(Session session, @PathVariable String id) {
        return asking.leave(session.memberId(), id).flatMap(showing::own);
    }

    /**
     * Lists whom an assistant is to look at, for assistants, who asked first before the others.
     *
     * @param state {@code asked} when absent; {@code approved}: who has a seat and is not in the group yet; {@code waiting}: the
     *     lines
     */
    @Refuses(Refusal.NotAllowed.class)
    @GetMapping
    Mono<Page<DeskView.Queued>> queue(
            Session session,
            PageRequest page,
            @RequestParam(required = false) @Nullable @OneOf({"asked", "approved", "waiting"}) String state) {
        Violations violations = new Violations();
        String wanted = state == null ? "asked" : state;
        if (!Set.of("asked", "approved", "waiting").contains(wanted)) {
            violations.add("state", "unknown-state");
        }
        violations.refuseIfAny();
        return desk.queue(session.memberId(), wanted, page);
    }

    /**
     * Decides on a request, for assistants: {@code approve} gives the member a seat, {@code let-in} says that
     * they are in the group, {@code decline} that they are not let in and why. Where every seat is taken (409
     * {@code group-full}) they are in the line by that. What they may is asked once more.
     */
    @Refuses({
        Refusal.NotAllowed.class,
        Refusal.Absent.class,
        Refusal.OwnRequest.class,
        Refusal.GroupFull.class,
        Refusal.GroupClosed.class,
        Refusal.AbilityMissing.class,
        Refusal.RequestSettled.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/decision")
    Mono<Decided> decide(Session session, @PathVariable String id, @RequestBody Verdict verdict) {
        Violations violations = new Violations();
        String decision = verdict.decision() == null ? "" : verdict.decision();
        violations.required("decision", verdict.decision());
        if (!decision.isEmpty() && !Set.of(APPROVE, LET_IN, DECLINE).contains(decision)) {
            violations.add("decision", "unknown-decision");
        }
        String reason = violations.line("reason", verdict.reason(), decision.equals(DECLINE) ? 1 : 0, LONGEST_REASON);
        violations.refuseIfAny();
        Mono<Place> decided = switch (decision) {
            case APPROVE -> admitting.approve(session.memberId(), id);
            case LET_IN -> admitting.letIn(session.memberId(), id);
            default -> admitting.decline(session.memberId(), id, reason);
        };
        return decided.map(Decided::of);
    }

    /** Says that this member is not in the group any more, as the staff has seen to it: their seat is free. */
    @Refuses({Refusal.NotAllowed.class, Refusal.Absent.class, Refusal.RequestSettled.class, StaleVersionException.class
    })
    @PutMapping("/{id}/removal")
    Mono<Decided> remove(Session session, @PathVariable String id) {
        return admitting.remove(session.memberId(), id).map(Decided::of);
    }

    /** @param reason for declining: the member reads it */
    record Verdict(
            @Nullable @Required @OneOf({APPROVE, LET_IN, DECLINE})
            String decision,

            @Nullable @Bounds(max = LONGEST_REASON) String reason) {}

    record Decided(
            String id,
            String groupId,
            @CodeOf(Place.State.class) String state) {

        static Decided of(Place place) {
            return new Decided(place.id(), place.groupId(), place.state().code());
        }
    }
}
