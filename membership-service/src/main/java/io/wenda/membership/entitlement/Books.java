package io.wenda.membership.entitlement;

import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.sponsors.Received;
import io.wenda.membership.sponsors.Sponsoring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes lines into the books, and keeps what members may do, and what stands on the wall of sponsors, as the books say.
 *
 * <p>After a line is written, its member is read and then all lines, and what follows is stored if the member is still the
 * one that was read; else again. So whoever stores last has read every line, and no instance puts something older over it.
 */
@Component
public class Books {

    /** A line is written and settled in much less. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Unsettled unsettled;
    private final Members members;
    private final Sponsoring sponsoring;
    private final PlanSettings settings;
    private final Clock clock;

    Books(
            Ledger ledger,
            Unsettled unsettled,
            Members members,
            Sponsoring sponsoring,
            PlanSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.unsettled = unsettled;
        this.members = members;
        this.sponsoring = sponsoring;
        this.settings = settings;
        this.clock = clock;
    }

    /** Enters money that has come. As often as one likes: it counts once. */
    public Mono<Void> enter(Payment payment) {
        return Mono.defer(() -> write(Entry.paid(payment, now()))).then();
    }

    /**
     * Enters that the money of an order went back. As often as one likes: what it bought ends once, in the way that was told
     * first. Nothing where no money of that order stands in the books.
     *
     * @param byBank whether a bank took it
     * @param by who says so
     */
    public Mono<Void> giveBack(String orderId, boolean byBank, String by, String why) {
        return ledger.find(Entry.paidId(orderId))
                .flatMap(entry -> write(
                        entry.ended(byBank ? Kind.CHARGED_BACK : Kind.REFUNDED, new Entry.Reasoned(by, why, now()))))
                .then();
    }

    Mono<Entry> write(Entry entry) {
        Instant since = now();
        return unsettled
                .note(entry.memberId(), since)
                .then(ledger.write(entry))
                .flatMap(written -> settle(entry.memberId(), since).thenReturn(written));
    }

    private Mono<Void> settle(String memberId, Instant since) {
        return members.changeBy(memberId, this::entitled)
                .then(sponsored(memberId))
                .then(unsettled.strike(memberId, since));
    }

    private Mono<Void> sponsored(String memberId) {
        return ledger.of(memberId).collectList().map(Books::sponsorships).flatMap(sponsoring::keep);
    }

    private static List<Received> sponsorships(List<Entry> entries) {
        Set<String> ended = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.ends()))
                .collect(Collectors.toSet());
        return entries.stream()
                .flatMap(entry -> entry.sponsorship(ended.contains(entry.id())).stream())
                .toList();
    }

    private Mono<Member> entitled(Member member) {
        return periods(member.id()).map(periods -> {
            Instant now = now();
            Instant endsAt = periods.endsAt(now);
            Instant remindAt = endsAt == null ? null : endsAt.minus(settings.remindBefore());
            return member.entitled(periods.abilities(now), endsAt, remindAt);
        });
    }

    Mono<Periods> periods(String memberId) {
        return ledger.of(memberId).collectList().map(entries -> Periods.of(entries, settings.zone()));
    }

    /** What an instance that died has written and not settled. */
    @Scheduled(fixedDelayString = "PT10S")
    Mono<Void> catchUp() {
        return catchUp(now());
    }

    Mono<Void> catchUp(Instant now) {
        return unsettled
                .before(now.minus(LEFT_BEHIND))
                .concatMapDelayError(row -> settle(row.memberId(), row.since()))
                .then();
    }

    /** Whose time is nearly over hears of it. The member's version decides which instance tells it. */
    @Scheduled(fixedDelayString = "PT1M")
    Mono<Void> remind() {
        return remind(now());
    }

    Mono<Void> remind(Instant now) {
        return members.toBeReminded(now)
                .concatMapDelayError(id -> members.change(id, member -> member.remindedOfEnd(now)))
                .then();
    }

    /** As the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
