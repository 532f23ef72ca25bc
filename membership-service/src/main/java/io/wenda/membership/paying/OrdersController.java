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
import io.wenda.membership.sponsors.Dedication;
import io.wenda.membership.sponsors.SponsorPlan;
import io.wenda.transport.StaleVersionException;
import io.wenda.web.QrPicture;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    static final int LONGEST_WAY = 20;

    private final Ordering ordering;
    private final Orders orders;
    private final Ways ways;
    private final Offers offers;
    private final PlanSettings settings;

    OrdersController(Ordering ordering, Orders orders, Ways ways, Offers offers, PlanSettings settings) {
        this.ordering = ordering;
        this.orders = orders;
        this.ways = ways;
        this.offers = offers;
        this.settings = settings;
    }

    /** Orders a plan, or a sponsorship. What it costs and brings is fixed with that; the answer says how to pay. */
    @Refuses({
        Refusal.NotForSale.class,
        Refusal.ExpelledFromPaid.class,
        Refusal.Held.class,
        Refusal.ProviderSilent.class,
        StaleVersionException.class
    })
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Own> order(Session session, @RequestBody Wish wish, IdempotencyKey key) {
        Violations violations = new Violations();
        String plan = violations.line("plan", wish.plan(), 1, 40);
        if (!Boolean.TRUE.equals(wish.notice())) {
            violations.add("notice", "required");
        }
        String way = violations.line("way", wish.way(), 0, LONGEST_WAY);
        Optional<Provider> provider = ways.provider(way);
        if (violations.accepts("way") && provider.isEmpty() && !ways.isByHand(way)) {
            violations.add("way", way.isEmpty() ? "required" : "unknown-way");
        }
        Ordering.Wanted wanted = wanted(violations, plan, wish);
        violations.refuseIfAny();
        return provider.map(through -> ordering.order(session.memberId(), wanted, through, key))
                .orElseGet(() -> ordering.order(session.memberId(), wanted, key))
                .map(this::own);
    }

    /** Only sponsors say how much, and what is to stand on the wall. */
    private Ordering.Wanted wanted(Violations violations, String plan, Wish wish) {
        Optional<SponsorPlan> sponsorship = offers.sponsorship(plan);
        if (sponsorship.isPresent()) {
            sponsorship.get().against(wish.amount()).ifPresent(code -> violations.add("amount", code));
            Dedication dedication = Dedication.read(violations, wish.name(), wish.anonymous(), wish.message());
            return new Ordering.Wanted(plan, wish.amount(), dedication);
        }
        Dedication.read(violations, wish.name(), true, wish.message());
        if (wish.amount() != null) {
            violations.add("amount", "only-of-sponsors");
        }
        if (wish.name() != null || wish.message() != null || wish.anonymous() != null) {
            violations.add("name", "only-of-sponsors");
        }
        return new Ordering.Wanted(plan, null, null);
    }

    /** A QR code (SVG) that leads the payer's telephone to where an open order is paid at its provider. */
    @Refuses(Refusal.Absent.class)
    @GetMapping(path = "/{id}/picture", produces = "image/svg+xml")
    Mono<ResponseEntity<String>> picture(Session session, @PathVariable String id) {
        return orders.get(id, session.memberId())
                .flatMap(order -> Mono.justOrEmpty(order.checkout()))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .map(checkout -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(QrPicture.of(checkout.text())));
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
        Refusal.PaidOtherwise.class,
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
        Online online = order.online();
        Checkout checkout = order.checkout();
        PlanSettings.Transfer transfer = settings.transfer();
        return new Own(
                order.id(),
                order.state().code(),
                order.terms().isSponsorship(),
                order.terms().plan(),
                order.terms().price(),
                order.terms().months(),
                order.createdAt(),
                online == null ? Ways.TRANSFER : online.provider(),
                online == null ? order.remark() : null,
                online == null && transfer != null ? transfer.contact() : null,
                checkout == null ? null : checkout.url(),
                checkout != null && checkout.code() != null,
                online == null ? null : online.payBy(),
                claim == null ? null : claim.nickname(),
                order.doneAt(),
                claim == null ? null : claim.at().plus(settings.usually()),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason());
    }

    /**
     * What somebody wants.
     *
     * @param way to pay, of those in {@code /api/ways}; {@code transfer} if absent, which not every community takes
     * @param notice that they have read: no answer is certain, and who is removed gets nothing back
     * @param amount that a sponsor gives, in the smallest unit of the currency; where the plan leaves it to them
     * @param name by which a sponsor is thanked for; needed for a sponsorship unless anonymous
     * @param anonymous whether a sponsor is thanked for without a name
     * @param message of a sponsor, public once a person has read it
     */
    record Wish(
            @Nullable @Bounds(min = 1, max = 40) String plan,
            @Nullable @Bounds(max = LONGEST_WAY) String way,
            @Nullable @Required Boolean notice,
            @Nullable Long amount,
            @Nullable @Bounds(max = Dedication.LONGEST_NAME) String name,
            @Nullable Boolean anonymous,

            @Nullable @Bounds(max = Dedication.LONGEST_MESSAGE)
            String message) {}

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
     * @param sponsorship whether it is for one, and for no membership
     * @param months that it buys; absent for life
     * @param way how it is paid: {@code transfer} by hand, else through this provider
     * @param remark what to write beside the money; absent through a provider
     * @param contact whom to send it to; absent through a provider, and where nobody takes money by hand any more
     * @param checkout the provider's page where it is paid; absent where there is none, and when the order is not open
     * @param picture whether it is paid by the picture at {@code /api/orders/{id}/picture} alone
     * @param payBy when the provider takes no money for it any more; absent by hand
     * @param nickname absent before they said that it is sent
     * @param claimedAt when they said that it is sent, or when the provider got it; absent before
     * @param usuallyBy when somebody has looked, as a rule
     * @param reason why the money was not found; absent where it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Own(
            String id,
            @CodeOf(Order.State.class) String state,
            boolean sponsorship,
            String plan,
            Money price,
            @Nullable Integer months,
            Instant createdAt,
            String way,
            @Nullable String remark,
            @Nullable String contact,
            @Nullable String checkout,
            boolean picture,
            @Nullable Instant payBy,
            @Nullable String nickname,
            @Nullable Instant claimedAt,
            @Nullable Instant usuallyBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}
}
