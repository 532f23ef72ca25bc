package io.wenda.membership.plans;

import io.wenda.membership.accounts.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The community's plans, from its profile. What is misspelt there stops the start and is named with its line.
 *
 * @param zone where a month begins and ends
 * @param remindBefore how long before its end a membership's member hears of it
 * @param transfer how money is sent by hand; absent where nobody takes it so
 * @param notice what is ticked before paying, in one language or more, the community's own first; the shipped words where empty
 * @param plans in the order in which they are shown
 */
@ConfigurationProperties(prefix = "wenda.membership", ignoreUnknownFields = false)
public record PlanSettings(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("5d") Duration remindBefore,
        @Nullable Transfer transfer,
        @DefaultValue Map<Language, List<String>> notice,
        @DefaultValue List<Plan> plans) {

    public PlanSettings {
        notice = notice("membership", notice);
        plans = List.copyOf(plans);
        Set<String> codes = new HashSet<>();
        for (Plan plan : plans) {
            if (!codes.add(plan.code())) {
                throw new IllegalArgumentException("plan %s: code is there twice".formatted(plan.code()));
            }
        }
        if (remindBefore.isNegative()) {
            throw new IllegalArgumentException("remind-before is negative");
        }
    }

    /** What is ticked before paying in this part of the profile. */
    public static Map<Language, List<String>> notice(String part, Map<Language, List<String>> notice) {
        for (List<String> lines : notice.values()) {
            if (lines.isEmpty() || lines.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(part + ": notice has an empty line");
            }
        }
        return Language.inOrder(notice);
    }

    /**
     * Money that is sent from person to person, and seen by an assistant.
     *
     * @param remark what the sender writes beside it, before a code of their own
     * @param contact whom to send it to: the assistant, as the chat program finds them
     * @param usually how long an assistant takes as a rule
     * @param patience after which a claim that waits is told to the assistants; after it once more, to the administrators
     */
    public record Transfer(
            String remark,
            String contact,
            @DefaultValue(USUALLY) Duration usually,
            @DefaultValue(PATIENCE) Duration patience) {

        private static final String USUALLY = "PT12H";
        private static final String PATIENCE = "PT24H";

        public Transfer {
            if (remark == null || remark.isBlank() || remark.length() > 100) {
                throw new IllegalArgumentException("transfer: remark has not 1 to 100 characters");
            }
            if (contact == null || contact.isBlank()) {
                throw new IllegalArgumentException("transfer: contact is empty");
            }
            if (usually.isNegative() || !patience.isPositive()) {
                throw new IllegalArgumentException("transfer: usually and patience are lengths of time");
            }
        }
    }

    /** How long an assistant takes as a rule; also over what was sent before transfers were turned off. */
    public Duration usually() {
        return transfer == null ? Duration.parse(Transfer.USUALLY) : transfer.usually();
    }

    /** How long a claim may wait before somebody is told; also one from before transfers were turned off. */
    public Duration patience() {
        return transfer == null ? Duration.parse(Transfer.PATIENCE) : transfer.patience();
    }

    Stream<Plan> offered(Instant now) {
        return plans.stream().filter(plan -> plan.isOffered(now));
    }

    /** What a payment for this plan buys at this moment; empty where it is not to be bought. */
    public Optional<Terms> forSale(String code, Instant now) {
        return offered(now).filter(plan -> plan.code().equals(code)).findFirst().flatMap(Plan::terms);
    }

    /** What payments buy at this moment, by plan, in the order in which plans are shown. */
    public Map<String, Terms> forSale(Instant now) {
        Map<String, Terms> terms = new LinkedHashMap<>();
        offered(now).forEach(plan -> plan.terms().ifPresent(bought -> terms.put(plan.code(), bought)));
        return terms;
    }

    /** What this plan is called; its code where there is none any more. */
    public String name(String code, Language language) {
        return plans.stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .map(plan -> plan.name(language))
                .orElse(code);
    }

    /** What this plan brings, offered still or not; empty where there is none that is bought. */
    public Optional<Terms> known(String code) {
        return plans.stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .flatMap(Plan::terms);
    }
}
