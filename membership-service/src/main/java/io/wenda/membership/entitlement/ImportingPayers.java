package io.wenda.membership.entitlement;

import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Verification;
import io.wenda.membership.entitlement.Importing.Refused;
import io.wenda.membership.entitlement.Importing.Report;
import io.wenda.membership.entitlement.PayerForm.Unreadable;
import io.wenda.membership.groups.HeldSeats;
import io.wenda.membership.groups.HeldSeats.Room;
import io.wenda.membership.plans.PlanSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in who paid elsewhere before. Each line waits for whoever proves its address, which for members who have is at once; so
 * there is one way into the books for all.
 *
 * <p>All lines are looked at before the first is stored, and seats are counted. A seat that somebody else takes meanwhile is
 * the one thing that can be missing afterwards, and is told.
 */
@Component
class ImportingPayers {

    private final PlanSettings settings;
    private final Ledger ledger;
    private final WaitingPayers payers;
    private final Welcoming welcoming;
    private final HeldSeats seats;
    private final Verification verification;

    ImportingPayers(
            PlanSettings settings,
            Ledger ledger,
            WaitingPayers payers,
            Welcoming welcoming,
            HeldSeats seats,
            Verification verification) {
        this.settings = settings;
        this.ledger = ledger;
        this.payers = payers;
        this.welcoming = welcoming;
        this.seats = seats;
        this.verification = verification;
    }

    private record Line(int number, WaitingPayer payer) {}

    /** A seat that a line is to have. */
    private record Wish(int number, WaitingPayer payer, Room room) {}

    private record Read(Map<String, Room> rooms, List<Line> lines, List<Refused> refused) {}

    Mono<Report> take(Entry.Reasoned by, List<String> head, List<Csv.Row> rows) {
        return seats.rooms()
                .map(rooms -> read(by, new PayerForm(head, settings, rooms), rows))
                .flatMap(read -> fresh(read.lines())
                        .flatMap(fresh -> wishes(read, fresh)
                                .flatMap(wishes -> unlessRefused(read, wishes, store(read, fresh, wishes)))));
    }

    private static Read read(Entry.Reasoned by, PayerForm form, List<Csv.Row> rows) {
        List<Line> lines = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Csv.Row row : rows) {
            try {
                form.read(row, by.by(), by.at()).forEach(payer -> {
                    if (!ids.add(payer.id())) {
                        throw new Unreadable("twice");
                    }
                    lines.add(new Line(row.line(), payer));
                });
            } catch (Unreadable line) {
                refused.add(new Refused(row.line(), line.code()));
            }
        }
        return new Read(form.rooms(), lines, refused);
    }

    /** Those of which nothing is here yet. */
    private Mono<List<Line>> fresh(List<Line> lines) {
        List<String> ids = lines.stream().map(line -> line.payer().id()).toList();
        return ledger.all(ids)
                .map(Entry::id)
                .concatWith(payers.all(ids).map(WaitingPayer::id))
                .collect(Collectors.toSet())
                .map(there -> lines.stream()
                        .filter(line -> !there.contains(line.payer().id()))
                        .toList());
    }

    /** The seats that nobody of them has yet, one for each person and series. */
    private Mono<List<Wish>> wishes(Read read, List<Line> fresh) {
        Map<String, Wish> wanted = new HashMap<>();
        List<Wish> ordered = new ArrayList<>();
        for (Line line : fresh) {
            for (String group : line.payer().groups()) {
                Room room = Objects.requireNonNull(read.rooms().get(group));
                Wish wish = new Wish(line.number(), line.payer(), room);
                if (wanted.putIfAbsent(line.payer().person() + room.series(), wish) == null) {
                    ordered.add(wish);
                }
            }
        }
        Set<String> addresses =
                ordered.stream().map(wish -> wish.payer().emailKey()).collect(Collectors.toSet());
        return ordered.isEmpty()
                ? Mono.just(ordered)
                : verification
                        .owners(addresses)
                        .collectMap(Member::emailKey, Member::id)
                        .flatMap(owners -> Flux.fromIterable(ordered)
                                .filterWhen(wish -> seats.has(
                                                wish.payer().person(),
                                                owners.get(wish.payer().emailKey()),
                                                wish.room().series())
                                        .map(has -> !has))
                                .collectList());
    }

    private static Mono<Report> unlessRefused(Read read, List<Wish> wishes, Mono<Report> storing) {
        List<Refused> refused = new ArrayList<>(read.refused());
        Map<String, Integer> taken = new HashMap<>();
        for (Wish wish : wishes) {
            if (taken.merge(wish.room().group(), 1, Integer::sum) > wish.room().left()) {
                refused.add(new Refused(wish.number(), "group-full"));
            }
        }
        return refused.isEmpty() ? storing : Mono.just(Report.of(refused));
    }

    private Mono<Report> store(Read read, List<Line> fresh, List<Wish> wishes) {
        List<String> ids = read.lines().stream().map(line -> line.payer().id()).toList();
        return Flux.fromIterable(fresh)
                .concatMap(line -> payers.add(line.payer()))
                .thenMany(Flux.fromIterable(wishes))
                .filterWhen(wish -> hold(wish).map(held -> !held))
                .map(Wish::number)
                .collectList()
                .flatMap(seatless -> payers.all(ids)
                        .collectList()
                        .flatMap(welcoming::welcome)
                        .then(Mono.zip(ledger.all(ids).count(), payers.all(ids).count()))
                        .map(counted -> new Report(counted.getT1(), counted.getT2(), seatless, List.of())));
    }

    private Mono<Boolean> hold(Wish wish) {
        WaitingPayer payer = wish.payer();
        return seats.hold(payer.person(), wish.room().group(), payer.from(), payer.by());
    }
}
