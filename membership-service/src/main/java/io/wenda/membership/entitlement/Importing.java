package io.wenda.membership.entitlement;

import io.wenda.http.creating.Ids;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.entitlement.Entry.Reasoned;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes in who paid, or sponsored, before this community came here: which of the two the head of the file says. */
@Component
class Importing {

    private static final List<String> HEAD = List.of("email", "plan", "since", "payments");
    private static final String WHY = "paid elsewhere before";
    private static final int MOST_PAYMENTS = 120;

    private final Books books;
    private final Members members;
    private final ImportingSponsors sponsors;
    private final PlanSettings settings;

    Importing(Books books, Members members, ImportingSponsors sponsors, PlanSettings settings) {
        this.books = books;
        this.members = members;
        this.sponsors = sponsors;
        this.settings = settings;
    }

    Mono<Report> take(String treasurerId, String file) {
        List<String> lines = file.replace("\uFEFF", "").lines().toList();
        List<String> head = lines.isEmpty() ? List.of() : Csv.cells(lines.getFirst());
        if (!head.equals(HEAD) && !head.equals(ImportingSponsors.HEAD)) {
            return Mono.just(new Report(0, List.of(new Refused(1, "unknown-head"))));
        }
        Map<String, Integer> times = new HashMap<>();
        List<Refused> refused = new ArrayList<>();
        return Flux.range(2, lines.size() - 1)
                .filter(number -> !lines.get(number - 1).isBlank())
                .concatMap(number -> line(
                                treasurerId,
                                head,
                                Csv.cells(lines.get(number - 1)),
                                times.merge(lines.get(number - 1), 1, Integer::sum))
                        .defaultIfEmpty("")
                        .doOnNext(code -> {
                            if (!code.isEmpty()) {
                                refused.add(new Refused(number, code));
                            }
                        }))
                .filter(String::isEmpty)
                .count()
                .map(taken -> new Report(taken, List.copyOf(refused)));
    }

    /** Why this line is refused; empty where it was taken. */
    private Mono<String> line(String treasurerId, List<String> head, List<String> cells, int time) {
        if (cells.size() != head.size()) {
            return Mono.just("wrong-number-of-cells");
        }
        return head.equals(HEAD)
                ? payer(treasurerId, cells)
                : sponsors.line(treasurerId, cells, day(cells.getFirst()).filter(books::isPast), time);
    }

    private Mono<String> payer(String treasurerId, List<String> cells) {
        Optional<EmailAddress> email = EmailAddress.of(cells.get(0));
        Optional<Terms> terms = settings.known(cells.get(1));
        Optional<Instant> since = day(cells.get(2));
        Optional<Terms> paid = terms.flatMap(one -> times(one, cells.get(3)));
        if (email.isEmpty() || terms.isEmpty() || since.isEmpty() || paid.isEmpty()) {
            return Mono.just(
                    email.isEmpty()
                            ? "not-an-address"
                            : terms.isEmpty() ? "unknown-plan" : since.isEmpty() ? "not-a-day" : "out-of-range");
        }
        return members.withEmail(email.get().key())
                .flatMap(member -> books.write(Entry.granted(
                                Ids.of("paid elsewhere", member.id(), cells.get(1), cells.get(2)),
                                member.id(),
                                paid.get(),
                                since.get(),
                                null,
                                new Reasoned(treasurerId, WHY, books.now()),
                                ""))
                        .thenReturn(""))
                .defaultIfEmpty("no-such-member");
    }

    private Optional<Instant> day(String day) {
        try {
            return Optional.of(
                    LocalDate.parse(day).atStartOfDay(settings.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As many payments one after the other. */
    private static Optional<Terms> times(Terms terms, String number) {
        if (!number.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int times = Integer.parseInt(number);
        return times < 1 || times > MOST_PAYMENTS ? Optional.empty() : Optional.of(terms.times(times));
    }

    /**
     * What became of a file.
     *
     * @param taken lines that stand in the books or on the wall now, or stood there before
     */
    record Report(long taken, List<Refused> refused) {}

    /** @param line the number of the line in the file; the head is 1 */
    record Refused(int line, String code) {}
}
