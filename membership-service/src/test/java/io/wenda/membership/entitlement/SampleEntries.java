package io.wenda.membership.entitlement;

import io.wenda.http.creating.Ids;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.entitlement.Entry.Reasoned;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.Terms;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of books, in the zone of a community. */
final class SampleEntries {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private SampleEntries() {}

    static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(SHANGHAI).toInstant();
    }

    static Terms monthly(int graceDays) {
        return terms("monthly", 1, graceDays);
    }

    static Terms lifetime() {
        return terms("lifetime", null, 0);
    }

    private static Terms terms(String plan, @Nullable Integer months, int graceDays) {
        return new Terms(plan, new Money(2000, "CNY"), months, graceDays, List.of(Ability.ASK_PRIVATELY));
    }

    static Entry paid(String order, Terms terms, Instant from) {
        return Entry.paid(new Payment(order, "m1", terms, from, "assistant", null), from);
    }

    static Entry refunded(Entry entry, Instant at) {
        return entry.ended(Kind.REFUNDED, new Reasoned("treasurer", "asked for it", at));
    }

    static Entry granted(Terms terms, Instant from) {
        return Entry.granted(Ids.random(), "m1", terms, from, null, new Reasoned("treasurer", "a gift", from), "");
    }
}
