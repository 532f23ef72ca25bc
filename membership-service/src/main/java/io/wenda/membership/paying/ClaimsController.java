package io.wenda.membership.paying;

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
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.PaidSeats.Admitted;
import io.wenda.membership.plans.Money;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/claims}: money that members say they sent, for assistants; everybody else gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping("/api/claims")
class ClaimsController {

    static final int LONGEST_REASON = 300;

    private final Confirming confirming;
    private final Members members;

    ClaimsController(Confirming confirming, Members members) {
        this.confirming = confirming;
        this.members = members;
    }

    /** Lists what waits for somebody to look, the oldest first. */
    @GetMapping
    Mono<Page<Waiting>> waiting(Session session, PageRequest page) {
        return confirming.waiting(session.memberId(), page).flatMap(this::named);
    }

    private Mono<Page<Waiting>> named(Page<Order> found) {
        return members.names(found.items().stream().map(Order::memberId).toList())
                .map(names -> found.map(order -> Waiting.of(order, names)));
    }

    /**
     * Says that the money came, or that it did not and why. Once; who comes second hears of the first. Who paid has a seat by
     * that in the groups that are for it, or is in the line where they are full.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.OrderSettled.class,
        Refusal.OrderCalledOff.class,
        Refusal.OwnClaim.class,
        Refusal.MemberExpelled.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/decision")
    Mono<Decided> decide(Session session, @PathVariable String id, @RequestBody Verdict verdict) {
        Violations violations = new Violations();
        violations.required("decision", verdict.decision());
        boolean confirms = "confirm".equals(verdict.decision());
        if (verdict.decision() != null && !confirms && !verdict.decision().equals("decline")) {
            violations.add("decision", "unknown-decision");
        }
        String reason = violations.line("reason", verdict.reason(), confirms ? 0 : 1, LONGEST_REASON);
        violations.refuseIfAny();
        return confirms
                ? confirming.confirm(session.memberId(), id).map(done -> Decided.of(done.order(), done.seats()))
                : confirming.decline(session.memberId(), id, reason).map(order -> Decided.of(order, List.of()));
    }

    /** @param reason for declining: the member reads it */
    record Verdict(
            @Nullable @Required @OneOf({"confirm", "decline"})
            String decision,

            @Nullable @Bounds(max = LONGEST_REASON) String reason) {}

    /** @param seats in groups that are for who paid so: the member has one by this, or is in the line */
    record Decided(String id, @CodeOf(Order.State.class) String state, List<Admitted> seats) {

        static Decided of(Order order, List<Admitted> seats) {
            return new Decided(order.id(), order.state().code(), seats);
        }
    }

    /**
     * A claim.
     *
     * @param remark what stands beside the money
     * @param nickname how the sender is called where they sent it
     * @param proof what finds it; empty where they said nothing
     */
    record Waiting(
            String id,
            String memberName,
            String plan,
            Money price,
            String remark,
            String nickname,
            String proof,
            Instant claimedAt) {

        static Waiting of(Order order, Map<String, String> names) {
            Order.Claim claim = Objects.requireNonNull(order.claim());
            return new Waiting(
                    order.id(),
                    names.getOrDefault(order.memberId(), ""),
                    order.terms().plan(),
                    order.terms().price(),
                    order.remark(),
                    claim.nickname(),
                    claim.proof(),
                    claim.at());
        }
    }
}
