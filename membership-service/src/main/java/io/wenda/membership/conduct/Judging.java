package io.wenda.membership.conduct;

import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Speech;
import io.wenda.membership.conduct.Case.Words;
import io.wenda.membership.signin.EndingSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Somebody decides on a case, and it is so for the member.
 *
 * <p>The case is written first; then the member is read and all their cases, and what those come to is stored if the member
 * is still the one that was read, else again. So whoever stores last has read every case, and no instance puts something
 * older over it.
 */
@Component
class Judging implements Personal {

    /** A case is decided and settled in much less. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(30);

    private final Cases cases;
    private final Deciders deciders;
    private final Members members;
    private final EndingSessions ending;
    private final ConductSettings settings;
    private final Clock clock;

    Judging(
            Cases cases,
            Deciders deciders,
            Members members,
            EndingSessions ending,
            ConductSettings settings,
            Clock clock) {
        this.cases = cases;
        this.deciders = deciders;
        this.members = members;
        this.ending = ending;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What somebody wants to decide.
     *
     * @param seen the revision that they saw
     */
    record Wanted(
            Measure measure,
            List<Speech> speeches,
            @Nullable Instant until,
            String words,
            boolean atOnce,
            int seen) {

        Ruling by(String memberId, boolean alone, Instant now) {
            return new Ruling(measure, speeches, until, words, atOnce, alone, memberId, now);
        }
    }

    Mono<Case> decide(String by, String id, Wanted wanted) {
        return judge(
                by,
                id,
                wanted,
                Case::involved,
                (one, ruling) -> one.decided(ruling, wanted.seen(), settings.appealWithin()));
    }

    Mono<Case> decideAgain(String by, String id, Wanted wanted) {
        return judge(by, id, wanted, Case::involvedInAppeal, (one, ruling) -> one.decidedAgain(ruling, wanted.seen()));
    }

    private Mono<Case> judge(
            String by,
            String id,
            Wanted wanted,
            Function<Case, Set<String>> involved,
            BiFunction<Case, Ruling, Case> decision) {
        return deciders.require(by)
                .then(cases.get(id))
                .delayUntil(one -> withoutRoles(one.memberId(), wanted))
                .flatMap(one -> deciders.isAlone(by, involved.apply(one)))
                .map(alone -> wanted.by(by, alone, now()))
                .flatMap(ruling -> cases.change(id, one -> decision.apply(one, ruling)))
                .flatMap(this::settle);
    }

    /** Not by the member themselves, as long as there is somebody else. */
    Mono<Case> lift(String by, String id, String why) {
        return deciders.require(by)
                .then(cases.get(id))
                .flatMap(one -> deciders.isAlone(by, Set.of(one.memberId())))
                .then(cases.change(id, one -> one.lifted(new Words(by, why, now()))))
                .flatMap(this::settle);
    }

    /** Whoever has a role is not expelled before an administrator has taken it: a community keeps who can act. */
    private Mono<Void> withoutRoles(String memberId, Wanted wanted) {
        return members.get(memberId)
                .filter(member ->
                        wanted.measure().expels() && !member.roles().held().isEmpty())
                .flatMap(member -> Mono.error(Refusal.HasRoles::new));
    }

    /** It is so for the member. As often as one likes. */
    Mono<Case> settle(Case one) {
        Instant since = one.unsettledSince();
        return since == null
                ? Mono.just(one)
                : members.changeBy(one.memberId(), this::judged)
                        .then(cases.change(one.id(), found -> found.settled(since)));
    }

    private Mono<Member> judged(Member member) {
        return Mono.zip(cases.of(member.id()).collectList(), ending.all(member))
                .map(read -> member.judged(
                        Reckoning.of(read.getT1(), now()), read.getT1().stream().anyMatch(Case::open), read.getT2()));
    }

    /** What there is are the cases: they write themselves out. */
    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.empty();
    }

    /** Who is gone is recognised by what is left of their mailbox as long as one of the cases holds or waits, and no longer. */
    @Override
    public Mono<Void> forget(String memberId) {
        return members.changeBy(memberId, this::judged).then();
    }

    /** What an instance that died has decided and not settled. */
    @Scheduled(fixedDelayString = "PT10S")
    Mono<Void> catchUp() {
        return catchUp(now());
    }

    Mono<Void> catchUp(Instant now) {
        return cases.unsettled(now.minus(LEFT_BEHIND))
                .concatMapDelayError(this::settle)
                .then();
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
