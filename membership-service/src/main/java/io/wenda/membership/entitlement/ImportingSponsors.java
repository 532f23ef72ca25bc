package io.wenda.membership.entitlement;

import io.wenda.http.creating.Ids;
import io.wenda.http.reading.Violations;
import io.wenda.membership.entitlement.Importing.Refused;
import io.wenda.membership.entitlement.Importing.Report;
import io.wenda.membership.entitlement.PayerForm.Unreadable;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.sponsors.Dedication;
import io.wenda.membership.sponsors.Remembered;
import io.wenda.membership.sponsors.SponsorSettings;
import io.wenda.membership.sponsors.Sponsoring;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes in who sponsored this community before it came here. They stand on the wall alone: the books tell what was paid here. */
@Component
class ImportingSponsors {

    static final List<String> HEAD = List.of("date", "name", "amount", "currency", "plan", "message");
    private static final int DIGITS = 12;

    private final Sponsoring sponsoring;
    private final SponsorSettings settings;
    private final PlanSettings plans;
    private final Clock clock;

    ImportingSponsors(Sponsoring sponsoring, SponsorSettings settings, PlanSettings plans, Clock clock) {
        this.sponsoring = sponsoring;
        this.settings = settings;
        this.plans = plans;
        this.clock = clock;
    }

    /** Who gives twice stands there twice, by the very same line; whoever brings it has read its message. */
    Mono<Report> take(String treasurerId, List<Csv.Row> rows) {
        Map<List<String>, Integer> times = new HashMap<>();
        List<Remembered> read = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Csv.Row row : rows) {
            try {
                read.add(read(treasurerId, row.cells(), times.merge(row.cells(), 1, Integer::sum)));
            } catch (Unreadable line) {
                refused.add(new Refused(row.line(), line.code()));
            }
        }
        return refused.isEmpty()
                ? Flux.fromIterable(read)
                        .concatMap(sponsoring::remember)
                        .count()
                        .map(taken -> new Report(taken, 0, List.of(), List.of()))
                : Mono.just(Report.of(refused));
    }

    private Remembered read(String treasurerId, List<String> cells, int time) {
        if (cells.size() != HEAD.size()) {
            throw new Unreadable("wrong-number-of-cells");
        }
        Instant day = PayerForm.moment(cells.getFirst(), plans.zone());
        if (day.isAfter(clock.instant())) {
            throw new Unreadable("not-a-day");
        }
        Money amount = amount(cells.get(2), cells.get(3)).orElseThrow(() -> new Unreadable("not-an-amount"));
        String plan = cells.get(4);
        if (settings.known(plan).isEmpty()) {
            throw new Unreadable("unknown-plan");
        }
        Violations violations = new Violations();
        String name = Csv.plain(cells.get(1));
        Dedication said = Dedication.read(violations, name, name.isEmpty(), Csv.plain(cells.get(5)));
        if (!violations.accepts("name") || !violations.accepts("message")) {
            throw new Unreadable("bad-text");
        }
        String id = Ids.of("sponsored elsewhere", String.join("\n", cells), String.valueOf(time));
        return new Remembered(id, null, plan, amount, day, said, Remembered.Reading.APPROVED, treasurerId);
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
