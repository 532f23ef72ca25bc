package io.wenda.membership.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Language;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/plans}: what there is to join, for everybody. */
@RestController
@RequestMapping("/api/plans")
class PlansController {

    private final PlanSettings settings;
    private final Clock clock;

    PlansController(PlanSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Lists what the community offers now. */
    @GetMapping
    Offered offered() {
        return new Offered(
                settings.offered(clock.instant()).map(Listed::of).toList(), Language.byCode(settings.notice()));
    }

    /** @param notice what is ticked before paying, by language, the community's own first; empty where it has no words of its own */
    record Offered(List<Listed> plans, Map<String, List<String>> notice) {}

    /**
     * A plan.
     *
     * @param price absent for what is free
     * @param months that one payment buys; absent for life
     * @param answerMinutes within how many minutes of the community's answering hours an answer is promised; absent where none is
     * @param name by language, the community's own first
     * @param points what it brings, by language
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String code,
            @Nullable Money price,
            @Nullable Integer months,
            int graceDays,
            List<Ability> abilities,
            @Nullable Integer answerMinutes,
            Map<String, String> name,
            Map<String, List<String>> points) {

        static Listed of(Plan plan) {
            return new Listed(
                    plan.code(),
                    plan.money().orElse(null),
                    plan.months(),
                    plan.graceDays(),
                    plan.abilities(),
                    plan.answerMinutes(),
                    Language.byCode(plan.name()),
                    Language.byCode(plan.points()));
        }
    }
}
