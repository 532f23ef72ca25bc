package io.wenda.membership.entitlement;

import io.wenda.http.creating.Ids;
import io.wenda.http.reading.Violations;
import io.wenda.membership.plans.Money;
import io.wenda.membership.sponsors.Dedication;
import io.wenda.membership.sponsors.Remembered;
import io.wenda.membership.sponsors.SponsorSettings;
import io.wenda.membership.sponsors.Sponsoring;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes in who sponsored this community before it came here. They stand on the wall alone: the books tell what was paid here. */
@Component
class ImportingSponsors {

    static final List<String> HEAD = List.of("date", "name", "amount", "currency", "plan", "message");
    private static final int DIGITS = 12;

    private final Sponsoring sponsoring;
    private final SponsorSettings settings;

    ImportingSponsors(Sponsoring sponsoring, SponsorSettings settings) {
        this.sponsoring = sponsoring;
        this.settings = settings;
    }

    /**
     * Why this line is refused; empty where it stands on the wall. Whoever brings it has read its message.
     *
     * @param day absent where it is none
     * @param time how often the very same line has been in this file: who gives twice stands there twice
     */
    Mono<String> line(String treasurerId, List<String> cells, Optional<Instant> day, int time) {
        Violations violations = new Violations();
        String name = Csv.plain(cells.get(1));
        Dedication said = Dedication.read(violations, name, name.isEmpty(), Csv.plain(cells.get(5)));
        Optional<Money> amount = amount(cells.get(2), cells.get(3));
        String plan = cells.get(4);
        if (day.isEmpty()) {
            return Mono.just("not-a-day");
        }
        if (amount.isEmpty()) {
            return Mono.just("not-an-amount");
        }
        if (settings.known(plan).isEmpty()) {
            return Mono.just("unknown-plan");
        }
        if (!violations.accepts("name") || !violations.accepts("message")) {
            return Mono.just("bad-text");
        }
        String id = Ids.of("sponsored elsewhere", String.join("\n", cells), String.valueOf(time));
        return sponsoring
                .remember(new Remembered(
                        id, null, plan, amount.get(), day.get(), said, Remembered.Reading.APPROVED, treasurerId))
                .thenReturn("");
    }

    private static Optional<Money> amount(String number, String code) {
        try {
            Money money = number.length() > DIGITS
                    ? new Money(0, code)
                    : Money.of(new BigDecimal(number), Currency.getInstance(code));
            return money.minor() > 0 ? Optional.of(money) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException none) {
            return Optional.empty();
        }
    }
}
