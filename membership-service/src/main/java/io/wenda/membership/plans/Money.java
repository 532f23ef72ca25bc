package io.wenda.membership.plans;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minor in the smallest unit of the currency: 2000 for 20.00 CNY
 * @param currency ISO 4217
 */
public record Money(long minor, String currency) {

    /** {@link ArithmeticException} where the currency has no unit that small. */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact(),
                currency.getCurrencyCode());
    }

    /** In the currency itself: 20.00. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** Not the amount: this might be logged. */
    @Override
    public String toString() {
        return "Money[...]";
    }
}
