package io.wenda.membership.sponsors;

import io.wenda.membership.accounts.Language;
import io.wenda.membership.plans.PlanSettings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one may sponsor the community, from its profile.
 *
 * @param remark what the sender writes beside money that is sent by hand, before a code of their own; that of memberships
 *     where absent
 * @param notice what a sponsor ticks before paying; the shipped words where empty
 * @param plans in the order in which they are shown; none in a community without sponsors
 */
@ConfigurationProperties(prefix = "wenda.sponsoring", ignoreUnknownFields = false)
public record SponsorSettings(
        @Nullable String remark,
        @DefaultValue Map<Language, List<String>> notice,
        @DefaultValue List<SponsorPlan> plans) {

    private static final int LONGEST_REMARK = 100;

    public SponsorSettings {
        if (remark != null && (remark.isBlank() || remark.length() > LONGEST_REMARK)) {
            throw new IllegalArgumentException(
                    "sponsoring: remark has not 1 to %d characters".formatted(LONGEST_REMARK));
        }
        notice = PlanSettings.notice("sponsoring", notice);
        plans = List.copyOf(plans);
        Set<String> codes = new HashSet<>();
        for (SponsorPlan plan : plans) {
            if (!codes.add(plan.code())) {
                throw new IllegalArgumentException("sponsorship %s: code is there twice".formatted(plan.code()));
            }
        }
    }

    public Stream<SponsorPlan> offered(Instant now) {
        return plans.stream().filter(plan -> plan.isOffered(now));
    }

    /** The plan with this code, if it is offered. */
    public Optional<SponsorPlan> offered(String code, Instant now) {
        return offered(now).filter(plan -> plan.code().equals(code)).findFirst();
    }

    /** The plan with this code, offered still or not. */
    public Optional<SponsorPlan> known(String code) {
        return plans.stream().filter(plan -> plan.code().equals(code)).findFirst();
    }

    /** What this plan is called; its code where there is none any more. */
    public String name(String code, Language language) {
        return known(code).map(plan -> plan.name(language)).orElse(code);
    }
}
