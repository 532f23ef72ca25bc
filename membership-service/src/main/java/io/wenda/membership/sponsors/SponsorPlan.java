package io.wenda.membership.sponsors;

import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One way to sponsor the community: personal service, for instance.
 *
 * @param code names it for ever: what was given refers to it
 * @param price absent where the sponsor says how much
 * @param minimum the least that they may say; absent where there is a price
 * @param months for which moderators read first what they send; absent where it is not
 * @param sessions of remote help that it brings
 * @param from before which it is not offered
 * @param until from which on it is not offered any more
 * @param name in one language or more, the community's own first
 * @param points what it brings, in the languages of its name
 */
public record SponsorPlan(
        String code,
        @Nullable BigDecimal price,
        @Nullable BigDecimal minimum,
        Currency currency,
        @Nullable Integer months,
        @DefaultValue("0") int sessions,
        @Nullable Instant from,
        @Nullable Instant until,
        @DefaultValue Map<Language, String> name,
        @DefaultValue Map<Language, List<String>> points) {

    /** In the smallest unit: what nobody types but by mistake. */
    private static final long MOST = 100_000_000;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST_MONTHS = 120;
    private static final int MOST_SESSIONS = 20;

    public SponsorPlan {
        require(
                code != null && CODE.matcher(code).matches(),
                code,
                "code",
                "is not lower case letters, digits and hyphens");
        require((price == null) != (minimum == null), code, "price", "and minimum: there must be one of the two");
        require(months == null || (months > 0 && months <= MOST_MONTHS), code, "months", "are not 1 to " + MOST_MONTHS);
        require(sessions >= 0 && sessions <= MOST_SESSIONS, code, "sessions", "are not 0 to " + MOST_SESSIONS);
        require(from == null || until == null || from.isBefore(until), code, "until", "is not after from");
        require(!name.isEmpty() && name.values().stream().noneMatch(String::isBlank), code, "name", "is empty");
        require(
                points.isEmpty() || points.keySet().equals(name.keySet()),
                code,
                "points",
                "are not in the languages of its name");
        require(currency != null, code, "currency", "is missing");
        BigDecimal least = price == null ? minimum : price;
        require(least != null && least.signum() > 0, code, "price", "is not above 0");
        require(
                least != null && least.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits(),
                code,
                "price",
                "has parts that the currency does not");
        name = Language.inOrder(name);
        points = Language.inOrder(points);
    }

    private static void require(boolean holds, String code, String field, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("sponsorship %s: %s %s".formatted(code, field, fault));
        }
    }

    /** What it is called. */
    String name(Language reader) {
        return reader.among(name.keySet()).map(name::get).orElse(code);
    }

    boolean isOffered(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }

    /** The price, or the least that a sponsor may say. */
    public Money least() {
        return Money.of(price == null ? Optional.ofNullable(minimum).orElseThrow() : price, currency);
    }

    /** Whether its sponsors say how much. */
    public boolean isFree() {
        return price == null;
    }

    /** Why nobody gives this amount for it, in the smallest unit; empty where they may. */
    public Optional<String> against(@Nullable Long amount) {
        if (amount == null) {
            return isFree() ? Optional.of("required") : Optional.empty();
        }
        if (amount < least().minor()) {
            return Optional.of("too-little");
        }
        return amount > (isFree() ? MOST : least().minor()) ? Optional.of("too-much") : Optional.empty();
    }

    /** What giving this much brings at this moment. First in review and in answers, and never anything of the paid community. */
    public Terms terms(@Nullable Long amount) {
        Money given = amount == null ? least() : new Money(amount, currency.getCurrencyCode());
        List<Ability> abilities = months == null ? List.of() : List.of(Ability.FIRST_IN_REVIEW);
        return new Terms(code, given, months, 0, abilities, null, sessions);
    }
}
