package io.wenda.membership.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.membership.plans.Money;
import io.wenda.membership.sponsors.Dedication;
import io.wenda.membership.sponsors.Remembered;
import io.wenda.membership.sponsors.Remembered.Reading;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody gave, in a line: as it stands on the wall, with what only the staff reads of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SponsorLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String member,
        @Nullable String plan,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String name,
        @Nullable Boolean anonymous,
        @Nullable String message,
        @Nullable String messageState) {

    private static final int LONGEST_CODE = 40;

    static SponsorLine of(Remembered there) {
        Dedication said = there.dedication();
        boolean silent = said.message().isEmpty();
        return new SponsorLine(
                "sponsor",
                there.id(),
                there.at().toString(),
                there.memberId(),
                there.plan(),
                there.amount().minor(),
                there.amount().currency(),
                said.name().isEmpty() ? null : said.name(),
                said.anonymous() ? true : null,
                silent ? null : said.message(),
                silent ? null : there.reading().code());
    }

    Remembered read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant given = fields.at(at);
        String memberId = member == null ? null : fields.id("member", member);
        String code = violations.line("plan", plan, 1, LONGEST_CODE);
        Money money = money(violations);
        Dedication said = Dedication.read(violations, name, anonymous, message);
        Optional<Reading> reading = Reading.of(messageState == null ? "approved" : messageState);
        if (reading.isEmpty()) {
            violations.add("messageState", "unknown-state");
        }
        violations.refuseIfAny();
        return new Remembered(checkedId, memberId, code, money, given, said, reading.orElseThrow(), null);
    }

    private Money money(Violations violations) {
        violations.required("amount", amount);
        violations.required("currency", currency);
        if (amount != null && amount <= 0) {
            violations.add("amount", "out-of-range");
        }
        try {
            Currency.getInstance(currency == null ? "XXX" : currency);
        } catch (IllegalArgumentException e) {
            violations.add("currency", "unknown-currency");
        }
        return new Money(amount == null ? 0 : amount, String.valueOf(currency));
    }

    /** Without who gave what: this might be logged. */
    @Override
    public String toString() {
        return "SponsorLine[" + id + "]";
    }
}
