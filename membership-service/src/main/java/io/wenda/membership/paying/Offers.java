package io.wenda.membership.paying;

import io.wenda.membership.accounts.Language;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import io.wenda.membership.sponsors.SponsorPlan;
import io.wenda.membership.sponsors.SponsorSettings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that can be ordered: memberships and sponsorships, each by its code. What a code names it names alone. */
@Component
class Offers {

    private final PlanSettings plans;
    private final SponsorSettings sponsorships;
    private final Clock clock;

    Offers(PlanSettings plans, SponsorSettings sponsorships, Clock clock) {
        for (SponsorPlan plan : sponsorships.plans()) {
            if (plans.plans().stream().anyMatch(other -> other.code().equals(plan.code()))) {
                throw new IllegalArgumentException(
                        "sponsorship %s: there is a plan of that code".formatted(plan.code()));
            }
        }
        this.plans = plans;
        this.sponsorships = sponsorships;
        this.clock = clock;
    }

    /** The sponsorship with this code, where there is one to be ordered now. */
    Optional<SponsorPlan> sponsorship(String code) {
        return sponsorships.offered(code, clock.instant());
    }

    /** What this buys now; empty where it is not to be bought, or not for this amount. */
    Optional<Terms> forSale(String code, @Nullable Long amount) {
        return sponsorship(code)
                .filter(plan -> plan.against(amount).isEmpty())
                .map(plan -> plan.terms(amount))
                .or(() -> plans.forSale(code, clock.instant()));
    }

    /** All that can be ordered now, each at its least price. */
    Map<String, Terms> forSale() {
        Map<String, Terms> all = new LinkedHashMap<>(plans.forSale(clock.instant()));
        sponsorships.offered(clock.instant()).forEach(plan -> all.put(plan.code(), plan.terms(null)));
        return all;
    }

    /** What the sender writes beside money that is sent by hand: neither is taken for the other. Empty where none is sent so. */
    String remark(Terms terms) {
        String ofSponsors = sponsorships.remark();
        if (terms.isSponsorship() && ofSponsors != null) {
            return ofSponsors;
        }
        PlanSettings.Transfer transfer = plans.transfer();
        return transfer == null ? "" : transfer.remark();
    }

    String name(Terms terms, Language language) {
        return terms.isSponsorship() ? sponsorships.name(terms.plan(), language) : plans.name(terms.plan(), language);
    }
}
