package io.wenda.membership.paying;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/orders}: what members want to pay for. Each sees their own alone. */
@RestController
@RequestMapping("/api/orders")
class OrdersController {

    static final int LONGEST_NICKNAME = 80;
    static final int LONGEST_PROOF = 200;

    private final Ordering ordering;
    private final Orders orders;
    private final PlanSettings settings;

    OrdersController(Ordering ordering, Orders orders, PlanSettings settings) {
        this.ordering = ordering;
        this.orders = orders;
        this.settings = settings;
    }

    /** Orders a plan. What it costs and brings is fixed with that; the answer says how to pay. */
    @Refuses(Refusal.NotForSale.class)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Own> order(Session session, @RequestBody Wish wish, IdempotencyKey key) {
        Violations violations = new Violations();
        String plan = violations.line("plan", wish.plan(), 1, 40);
        if (!Boolean.TRUE.equals(wish.notice())) {
            violations.add("notice", "required");
        }
        violations.refuseIfAny();
        return ordering.order(session.memberId(), plan, key).map(this::own);
    }

    /** Lists one's orders, the newest first. */
    @GetMapping
    Mono<Page<Own>> list(Session session, PageRequest page) {
        return orders.of(session.memberId(), page).map(found -> found.map(this::own));
    }

    /** Shows one of one's orders. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/{id}")
    Mono<Own> show(Session session, @PathVariable String id) {
        return orders.get(id, session.memberId()).map(this::own);
    }

    /** Says that the money is sent. Saying it again changes the words, and not the moment. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.OrderSettled.class,
        Refusal.OrderCalledOff.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/claim")
    Mono<Own> claim(Session session, @PathVariable String id, @RequestBody Word word) {
        Violations violations = new Violations();
        String nickname = violations.line("nickname", word.nickname(), 1, LONGEST_NICKNAME);
        String proof = violations.line("proof", word.proof(), 0, LONGEST_PROOF);
        violations.refuseIfAny();
        return ordering.claim(session.memberId(), id, nickname, proof).map(this::own);
    }

    /** Calls an order off that nobody has decided on. */
    @Refuses({Refusal.Absent.class, Refusal.OrderSettled.class, StaleVersionException.class})
    @DeleteMapping("/{id}")
    Mono<Own> cancel(Session session, @PathVariable String id) {
        return ordering.cancel(session.memberId(), id).map(this::own);
    }

    private Own own(Order order) {
        Order.Claim claim = order.claim();
        Order.Decision decision = order.decision();
        return new Own(
                order.id(),
                order.state().code(),
                order.terms().plan(),
                order.terms().price(),
                order.terms().months(),
                order.createdAt(),
                order.remark(),
                settings.transfer().contact(),
                claim == null ? null : claim.nickname(),
                claim == null ? null : claim.at(),
                claim == null ? null : claim.at().plus(settings.transfer().usually()),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason());
    }

    /** @param notice that they have read: no answer is certain, and who is removed gets nothing back */
    record Wish(
            @Nullable @Bounds(min = 1, max = 40) String plan,
            @Nullable @Required Boolean notice) {}

    /**
     * A member's word.
     *
     * @param nickname how they are called where they sent the money
     * @param proof what finds it: the number of the transfer, for instance
     */
    record Word(
            @Nullable @Bounds(min = 1, max = LONGEST_NICKNAME)
            String nickname,

            @Nullable @Bounds(max = LONGEST_PROOF) String proof) {}

    /**
     * An order.
     *
     * @param months that it buys; absent for life
     * @param remark what to write beside the money
     * @param contact whom to send it to
     * @param nickname absent before they said that it is sent
     * @param usuallyBy when somebody has looked, as a rule
     * @param reason why the money was not found; absent where it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Own(
            String id,
            @CodeOf(Order.State.class) String state,
            String plan,
            Money price,
            @Nullable Integer months,
            Instant createdAt,
            String remark,
            String contact,
            @Nullable String nickname,
            @Nullable Instant claimedAt,
            @Nullable Instant usuallyBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}
}
