package io.wenda.membership.paying;

import io.wenda.membership.plans.PlanSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/ways}: how one can pay, for everybody. */
@RestController
@RequestMapping("/api/ways")
class WaysController {

    private final Ways ways;
    private final PlanSettings settings;
    private final Clock clock;

    WaysController(Ways ways, PlanSettings settings, Clock clock) {
        this.ways = ways;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lists the ways to pay for each plan that is bought; {@code transfer} is by hand, and always there. */
    @GetMapping
    ByPlan list() {
        Instant now = clock.instant();
        Map<String, List<String>> ways = new LinkedHashMap<>();
        settings.forSale(now).forEach((plan, terms) -> ways.put(plan, this.ways.of(terms.price())));
        return new ByPlan(ways);
    }

    /** @param ways codes by plan, in the order in which they are shown */
    record ByPlan(Map<String, List<String>> ways) {}
}
