package io.wenda.membership.entitlement;

import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.HeldSeats;
import io.wenda.membership.groups.HeldSeats.Sitting;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import io.wenda.membership.sponsors.Shown;
import io.wenda.membership.sponsors.Sponsoring;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes the books and the wall of sponsors as CSV, as they may be taken in again: here, which changes nothing, or elsewhere. */
@Component
class Exporting {

    private static final int AT_ONCE = 500;

    private final Treasury treasury;
    private final WaitingPayers payers;
    private final Members members;
    private final HeldSeats seats;
    private final Sponsoring sponsoring;
    private final PlanSettings settings;

    Exporting(
            Treasury treasury,
            WaitingPayers payers,
            Members members,
            HeldSeats seats,
            Sponsoring sponsoring,
            PlanSettings settings) {
        this.treasury = treasury;
        this.payers = payers;
        this.members = members;
        this.seats = seats;
        this.sponsoring = sponsoring;
        this.settings = settings;
    }

    /** All lines of the books, the newest first, and before them what waits for an account. */
    Mono<String> ledger(String treasurerId) {
        Flux<String> waiting = payers.all().map(this::line);
        Flux<String> books = treasury.all(treasurerId).buffer(AT_ONCE).concatMap(this::lines);
        return file(treasurerId, Csv.line(PayerForm.HEAD.toArray()), waiting.concatWith(books));
    }

    /** All that stands on the wall. */
    Mono<String> sponsors(String treasurerId) {
        return file(
                treasurerId,
                Csv.line(ImportingSponsors.HEAD.toArray()),
                sponsoring.all().map(this::line));
    }

    private Mono<String> file(String treasurerId, String head, Flux<String> lines) {
        return treasury.require(treasurerId).thenMany(lines).collect(Collectors.joining("", head, ""));
    }

    private Flux<String> lines(List<Treasury.Shown> some) {
        List<String> ids =
                some.stream().map(each -> each.entry().memberId()).distinct().toList();
        return Mono.zip(
                        members.all(ids).collectMap(Member::id, Member::email),
                        seats.of(ids).collectMultimap(Sitting::memberId))
                .flatMapIterable(read -> some.stream()
                        .map(each -> line(
                                each,
                                read.getT1().getOrDefault(each.entry().memberId(), ""),
                                read.getT2().getOrDefault(each.entry().memberId(), List.of())))
                        .toList());
    }

    /** What gives nothing any more, what is no membership, and what is of who is gone, names no payments. */
    private String line(Treasury.Shown shown, String email, Collection<Sitting> sitting) {
        Entry entry = shown.entry();
        Terms terms = entry.terms();
        boolean over = terms == null || terms.isSponsorship() || shown.ended() != null || email.isEmpty();
        Terms gives = over ? null : terms;
        Money price = terms == null || entry.kind() != Kind.PAID ? null : terms.price();
        return Csv.line(
                entry.id(),
                email,
                terms == null ? null : terms.plan(),
                entry.from(),
                gives == null ? null : payments(gives),
                gives == null ? null : gives.months(),
                entry.until(),
                gives == null ? null : groups(gives, sitting),
                entry.kind().code(),
                entry.at(),
                entry.memberId(),
                shown.memberName(),
                price == null ? null : price.amount().toPlainString(),
                price == null ? null : price.currency(),
                entry.orderId(),
                entry.ends(),
                shown.ended() == null ? null : shown.ended().code(),
                entry.by(),
                entry.why());
    }

    private String line(WaitingPayer payer) {
        return Csv.line(
                payer.id(),
                payer.email(),
                payer.terms().plan(),
                payer.from(),
                payments(payer.terms()),
                payer.terms().months(),
                payer.until(),
                String.join(" ", payer.groups()),
                "waiting",
                payer.at(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                payer.by(),
                WaitingPayer.WHY);
    }

    /** How many payments for the plan of today it takes; one where that cannot be said: the months beside it can. */
    private int payments(Terms terms) {
        Integer bought = terms.months();
        Integer each = settings.known(terms.plan()).map(Terms::months).orElse(null);
        return bought == null || each == null || bought % each != 0 ? 1 : bought / each;
    }

    private static String groups(Terms terms, Collection<Sitting> sitting) {
        return sitting.stream()
                .filter(seat -> terms.abilities().contains(seat.ability()))
                .map(Sitting::group)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** As it may be taken in again. */
    private String line(Shown sponsor) {
        return Csv.line(
                sponsor.at().atZone(settings.zone()).toLocalDate(),
                sponsor.name(),
                sponsor.amount().amount().toPlainString(),
                sponsor.amount().currency(),
                sponsor.plan(),
                sponsor.message());
    }
}
