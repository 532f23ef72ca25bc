package io.wenda.membership.paying;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.plans.Money;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/strays}: money that no order waits for, for treasurers; everybody else gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping("/api/strays")
class StraysController {

    static final int LONGEST_WHY = 500;

    private final Straying straying;
    private final Members members;

    StraysController(Straying straying, Members members) {
        this.straying = straying;
        this.members = members;
    }

    /**
     * Lists them, the newest first.
     *
     * @param settled true for those of which somebody has said what becomes of them
     */
    @GetMapping
    Mono<Page<Listed>> list(
            Session session, PageRequest page, @RequestParam(required = false) @Nullable Boolean settled) {
        return straying.page(session.memberId(), !Boolean.TRUE.equals(settled), page)
                .flatMap(found -> named(found.items()).map(names -> found.map(stray -> Listed.of(stray, names))));
    }

    private Mono<Map<String, String>> named(List<Stray> strays) {
        return members.names(strays.stream()
                .flatMap(stray -> Stream.ofNullable(stray.memberId()))
                .toList());
    }

    /**
     * Says what becomes of it: {@code accepted}, it counts for the order after all, where it only came too late; {@code returned},
     * it was given back at the provider; {@code noted}, nothing is to be done here. Once.
     */
    @Refuses({Refusal.Absent.class, Refusal.FitsNoOrder.class, Refusal.OrderSettled.class, StaleVersionException.class})
    @PutMapping("/{id}/decision")
    Mono<Listed> decide(Session session, @PathVariable String id, @RequestBody Verdict verdict) {
        Violations violations = new Violations();
        String why = violations.line("why", verdict.why(), 1, LONGEST_WHY);
        violations.required("outcome", verdict.outcome());
        Optional<Stray.Outcome> outcome = Stream.of(Stray.Outcome.values())
                .filter(each -> each.code().equals(verdict.outcome()))
                .findFirst();
        if (outcome.isEmpty() && verdict.outcome() != null) {
            violations.add("outcome", "unknown-decision");
        }
        violations.refuseIfAny();
        return straying.settle(session.memberId(), id, outcome.orElseThrow(), why)
                .flatMap(stray -> named(List.of(stray)).map(names -> Listed.of(stray, names)));
    }

    record Verdict(
            @Nullable @Required @OneOf({"accepted", "returned", "noted"})
            String outcome,

            @Nullable @Bounds(min = 1, max = LONGEST_WHY) String why) {}

    /**
     * Money that no order waits for.
     *
     * @param reference names the payment at its provider
     * @param orderId for which it came, as the provider says; we may have none with this id
     * @param memberName whose order that is; absent where it is none of ours
     * @param acceptable whether it may be {@code accepted}
     * @param outcome absent while nobody has said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String id,
            Stray.Reason reason,
            String provider,
            String reference,
            String merchant,
            String orderId,
            @Nullable String memberId,
            @Nullable String memberName,
            Money money,
            Instant paidAt,
            Instant at,
            boolean acceptable,
            Stray.@Nullable Outcome outcome,
            @Nullable String why,
            @Nullable Instant decidedAt) {

        static Listed of(Stray stray, Map<String, String> names) {
            Receipt receipt = stray.receipt();
            Stray.Decision decision = stray.decision();
            return new Listed(
                    stray.id(),
                    stray.reason(),
                    receipt.provider(),
                    receipt.reference(),
                    receipt.merchant(),
                    receipt.orderId(),
                    stray.memberId(),
                    stray.memberId() == null ? null : names.get(stray.memberId()),
                    receipt.money(),
                    receipt.paidAt(),
                    stray.at(),
                    stray.isAcceptable(),
                    decision == null ? null : decision.outcome(),
                    decision == null ? null : decision.why(),
                    decision == null ? null : decision.at());
        }
    }
}
