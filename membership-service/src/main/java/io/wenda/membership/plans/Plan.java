package io.wenda.membership.plans;

import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Language;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One way to belong to the community.
 *
 * @param code names it for ever: what was bought refers to it
 * @param price absent for what is free
 * @param months that one payment buys; absent for life
 * @param graceDays for which abilities go on after the last day
 * @param answerWithin how much of the community's answering hours may pass before an answer; there with {@code answer-by}
 *     alone
 * @param from before which it is not offered
 * @param until from which on it is not offered any more
 * @param name in one language or more, the community's own first
 * @param points what it brings, in the languages of its name
 */
public record Plan(
        String code,
        @Nullable BigDecimal price,
        @Nullable Currency currency,
        @Nullable Integer months,
        @DefaultValue("0") int graceDays,
        @DefaultValue List<Ability> abilities,
        @Nullable Duration answerWithin,
        @Nullable Instant from,
        @Nullable Instant until,
        @DefaultValue Map<Language, String> name,
        @DefaultValue Map<Language, List<String>> points) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST_MONTHS = 120;
    private static final int MOST_DAYS = 366;

    public Plan {
        require(
                code != null && CODE.matcher(code).matches(),
                code,
                "code",
                "is not lower case letters, digits and hyphens");
        require((price == null) == (currency == null), code, "price", "needs a currency, and a currency a price");
        require(price == null || price.signum() > 0, code, "price", "is not above 0; what is free has none");
        require(price != null || months == null, code, "months", "of what is free never end");
        require(months == null || (months > 0 && months <= MOST_MONTHS), code, "months", "are not 1 to " + MOST_MONTHS);
        require(graceDays >= 0 && graceDays <= MOST_DAYS, code, "grace-days", "are not 0 to " + MOST_DAYS);
        require(
                abilities.contains(Ability.ANSWER_BY) == (answerWithin != null),
                code,
                "answer-within",
                "is there with the ability answer-by, and only then");
        require(
                answerWithin == null || isBudget(answerWithin),
                code,
                "answer-within",
                "is not PT1M to PT720H, in whole minutes");
        require(from == null || until == null || from.isBefore(until), code, "until", "is not after from");
        require(!name.isEmpty() && name.values().stream().noneMatch(String::isBlank), code, "name", "is empty");
        require(
                points.isEmpty() || points.keySet().equals(name.keySet()),
                code,
                "points",
                "are not in the languages of its name");
        abilities = List.copyOf(abilities);
        name = Language.inOrder(name);
        points = Language.inOrder(points);
        if (price != null && currency != null) {
            require(isWhole(price, currency), code, "price", "has parts that the currency does not");
        }
    }

    private static void require(boolean holds, String code, String field, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("plan %s: %s %s".formatted(code, field, fault));
        }
    }

    private static boolean isBudget(Duration budget) {
        return budget.equals(Duration.ofMinutes(budget.toMinutes()))
                && budget.toMinutes() > 0
                && budget.toMinutes() <= Ability.MOST_ANSWER_MINUTES;
    }

    private static boolean isWhole(BigDecimal price, Currency currency) {
        return price.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
    }

    /** What it is called. */
    String name(Language reader) {
        return reader.among(name.keySet()).map(name::get).orElse(code);
    }

    boolean isOffered(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }

    /** Empty for what is free. */
    Optional<Money> money() {
        return price == null || currency == null ? Optional.empty() : Optional.of(Money.of(price, currency));
    }

    /** What a payment buys at this moment; empty for what is free. */
    Optional<Terms> terms() {
        return money().map(money -> new Terms(code, money, months, graceDays, abilities, answerMinutes(), null));
    }

    @Nullable
    Integer answerMinutes() {
        return answerWithin == null ? null : Math.toIntExact(answerWithin.toMinutes());
    }
}
