package io.wenda.membership.entitlement;

import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Verification;
import io.wenda.membership.conduct.Recognising;
import io.wenda.membership.entitlement.WaitingPayer.State;
import io.wenda.membership.groups.HeldSeats;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whoever proves an address for which a payment waits has it in their books, from its own dates on, and the seat that was held
 * for them.
 *
 * <p>It is claimed first, by its state; then the line is written, under an id of its own; then the seat is handed over; then it is
 * gone. Each step may be done again, so any instance finishes what another has begun.
 */
@Component
class Welcoming implements Personal {

    private final WaitingPayers payers;
    private final Books books;
    private final HeldSeats seats;
    private final Members members;
    private final Verification verification;
    private final Recognising recognising;

    Welcoming(
            WaitingPayers payers,
            Books books,
            HeldSeats seats,
            Members members,
            Verification verification,
            Recognising recognising) {
        this.payers = payers;
        this.books = books;
        this.seats = seats;
        this.members = members;
        this.verification = verification;
        this.recognising = recognising;
    }

    /** Looks whether somebody has proved one of the addresses: in whichever way, and on whichever instance. */
    @Scheduled(fixedDelayString = "PT5S")
    Mono<Void> welcome() {
        return payers.all().collectList().flatMap(this::welcome);
    }

    Mono<Void> welcome(List<WaitingPayer> some) {
        List<String> addresses =
                some.stream().map(WaitingPayer::emailKey).distinct().toList();
        Mono<Map<String, Member>> owners = addresses.isEmpty()
                ? Mono.empty()
                : verification.owners(addresses).collectMap(Member::emailKey);
        return owners.flatMapMany(found -> Flux.fromIterable(some).concatMapDelayError(payer -> welcome(payer, found)))
                .then();
    }

    /** Who proved the address first is whose it is: a held one is nobody else's afterwards. */
    private Mono<Void> welcome(WaitingPayer payer, Map<String, Member> owners) {
        String whose = payer.memberId();
        if (payer.state() == State.TAKEN) {
            return enter(payer);
        }
        return (whose == null ? Mono.justOrEmpty(owners.get(payer.emailKey())) : members.find(whose))
                .filter(member -> !member.isGone())
                .flatMap(member -> isHeld(member)
                        .flatMap(held -> payers.bind(payer, held ? State.HELD : State.TAKEN, member.id())))
                .filter(bound -> bound.state() == State.TAKEN)
                .flatMap(this::enter);
    }

    /** What is paid for is not theirs, or a person has to look whether it is. */
    private Mono<Boolean> isHeld(Member member) {
        return member.conduct().expelsFromPaid()
                ? Mono.just(true)
                : recognising
                        .requireStranger(member)
                        .thenReturn(false)
                        .onErrorResume(Refusal.Held.class, held -> Mono.just(true));
    }

    private Mono<Void> enter(WaitingPayer payer) {
        String memberId = Objects.requireNonNull(payer.memberId());
        return books.write(payer.entry(memberId, books.now()))
                .filter(entry -> entry.memberId().equals(memberId))
                .flatMapIterable(entry -> payer.groups())
                .concatMap(group -> seats.handOver(payer.person(), memberId, group, payer.from(), payer.by()))
                .then(payers.remove(payer.id()));
    }

    /** It waits no more: {@link Refusal.Absent} where it is not there, or its member has it. The seat is let go. */
    Mono<Void> withdraw(String id) {
        return payers.withdraw(id)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(this::letGo);
    }

    /** The seats that nothing else is waiting for at this address. */
    private Mono<Void> letGo(WaitingPayer gone) {
        return payers.at(gone.emailKey())
                .flatMapIterable(WaitingPayer::groups)
                .collectList()
                .flatMapIterable(wanted -> gone.groups().stream()
                        .filter(group -> !wanted.contains(group))
                        .toList())
                .concatMap(group -> seats.letGo(gone.person(), group))
                .then();
    }

    /** What waits at an address that nobody proved is nobody's yet. */
    @Override
    public Flux<OwnLine> own(String memberId) {
        return payers.of(memberId)
                .map(payer -> OwnLine.of("waiting-payment")
                        .with("id", payer.id())
                        .with("email", payer.email())
                        .with("plan", payer.terms().plan())
                        .with("months", payer.terms().months())
                        .with("since", payer.from())
                        .with("until", payer.until())
                        .with("groups", payer.groups())
                        .with("at", payer.at()));
    }

    @Override
    public Mono<Void> forget(String memberId) {
        return payers.of(memberId)
                .collectList()
                .flatMapIterable(own -> own)
                .concatMap(payer -> payers.withdraw(payer.id()).flatMap(this::letGo))
                .then();
    }
}
