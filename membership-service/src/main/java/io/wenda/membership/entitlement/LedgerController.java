package io.wenda.membership.entitlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/ledger}: the books of all members, for treasurers; everybody else gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping("/api/ledger")
class LedgerController {

    static final int LONGEST_WHY = 500;
    static final int LONGEST_ID = 64;

    private final Treasury treasury;
    private final PlanSettings settings;
    private final Clock clock;

    LedgerController(Treasury treasury, PlanSettings settings, Clock clock) {
        this.treasury = treasury;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lists what was paid, given and ended, the newest first. */
    @GetMapping
    Mono<Page<Listed>> list(Session session, PageRequest page) {
        return treasury.page(session.memberId(), page).map(found -> found.map(Listed::of));
    }

    /** Gives a member a plan by hand, and says why. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Listed> grant(Session session, @RequestBody Gift gift, IdempotencyKey key) {
        Violations violations = new Violations();
        boolean byAddress = gift.email() != null;
        String memberId = violations.line("memberId", gift.memberId(), byAddress ? 0 : 1, LONGEST_ID);
        EmailAddress email =
                byAddress ? EmailAddress.read(violations, gift.email()).orElse(null) : null;
        if (byAddress && !memberId.isEmpty()) {
            violations.add("memberId", "only-one-of-two");
        }
        Instant begins = gift.from() == null ? clock.instant() : gift.from();
        if (gift.until() != null && !gift.until().isAfter(begins)) {
            violations.add("until", "in-the-past");
        }
        String why = violations.line("why", gift.why(), 1, LONGEST_WHY);
        violations.required("plan", gift.plan());
        Optional<Terms> terms = settings.known(gift.plan() == null ? "" : gift.plan());
        if (terms.isEmpty() && gift.plan() != null) {
            violations.add("plan", "unknown-plan");
        }
        violations.refuseIfAny();
        Treasury.Gift checked = new Treasury.Gift(memberId, email, terms.orElseThrow(), gift.from(), gift.until(), why);
        return treasury.grant(session.memberId(), checked, key).map(Listed::of);
    }

    /** Ends what a line gives: its money was given back or taken back, or it is revoked. Once; it cannot be undone. */
    @Refuses({Refusal.Absent.class, Refusal.AlreadyEnded.class, StaleVersionException.class})
    @PutMapping("/{id}/end")
    Mono<Listed> end(Session session, @PathVariable String id, @RequestBody Ending ending) {
        Violations violations = new Violations();
        String why = violations.line("why", ending.why(), 1, LONGEST_WHY);
        violations.required("kind", ending.kind());
        Optional<Kind> kind = Kind.ending(ending.kind() == null ? "" : ending.kind());
        if (kind.isEmpty() && ending.kind() != null) {
            violations.add("kind", "unknown-kind");
        }
        violations.refuseIfAny();
        return treasury.end(session.memberId(), id, kind.orElseThrow(), why).map(Listed::of);
    }

    /**
     * What is given.
     *
     * @param memberId who gets it; absent where the address says so
     * @param email of who gets it; absent where the id says so
     * @param from when it begins; now if absent
     * @param until before which it ends; absent for as long as the plan lasts
     */
    record Gift(
            @Nullable @Bounds(max = LONGEST_ID) String memberId,
            @Nullable @Bounds(max = EmailAddress.LONGEST) String email,
            @Nullable @Required String plan,
            @Nullable Instant from,
            @Nullable Instant until,

            @Nullable @Bounds(min = 1, max = LONGEST_WHY) String why) {}

    record Ending(
            @Nullable @Required @OneOf({"refunded", "charged-back", "revoked"})
            String kind,

            @Nullable @Bounds(min = 1, max = LONGEST_WHY) String why) {}

    /**
     * A line of the books.
     *
     * @param plan that it gives; absent where it ends another line
     * @param price absent where no money came
     * @param from when it counts
     * @param at when it was written
     * @param ends the line that it ends; absent for one that gives
     * @param ended how it was ended; absent while it holds
     * @param orderId absent where no order led to it
     * @param by who decided so
     * @param byName absent where it was a provider; empty where they are gone
     * @param why absent where an order says it all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String id,
            String memberId,
            String memberName,
            Kind kind,
            @Nullable String plan,
            @Nullable Money price,
            Instant from,
            Instant at,
            @Nullable String ends,
            @Nullable Kind ended,
            @Nullable String orderId,
            String by,
            @Nullable String byName,
            @Nullable String why) {

        static Listed of(Treasury.Shown shown) {
            Entry entry = shown.entry();
            Terms terms = entry.terms();
            return new Listed(
                    entry.id(),
                    entry.memberId(),
                    shown.memberName(),
                    entry.kind(),
                    terms == null ? null : terms.plan(),
                    terms == null || entry.kind() != Kind.PAID ? null : terms.price(),
                    entry.from(),
                    entry.at(),
                    entry.ends(),
                    shown.ended(),
                    entry.orderId(),
                    entry.by(),
                    shown.byName(),
                    entry.why());
        }
    }
}
