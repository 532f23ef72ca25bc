package io.wenda.membership.paying;

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
    private final Offers offers;

    WaysController(Ways ways, Offers offers) {
        this.ways = ways;
        this.offers = offers;
    }

    /** Lists the ways to pay for each plan that is bought, and each sponsorship; {@code transfer} is by hand. */
    @GetMapping
    ByPlan list() {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        offers.forSale().forEach((plan, terms) -> ways.put(plan, this.ways.of(terms.price())));
        return new ByPlan(ways);
    }

    /** @param ways codes by plan, in the order in which they are shown */
    record ByPlan(Map<String, List<String>> ways) {}
}
