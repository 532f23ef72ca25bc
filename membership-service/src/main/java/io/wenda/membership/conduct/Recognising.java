package io.wenda.membership.conduct;

import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.conduct.Case.Words;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whoever may be somebody who was expelled, or left for good with a case that is not decided, waits for a person before any
 * money of theirs is taken: by a case that a rule opens, once for the two. Where that is decided, it holds them no more.
 */
@Component
public class Recognising {

    private final Members members;
    private final Cases cases;
    private final Deciders deciders;
    private final ConductSettings settings;
    private final Clock clock;

    Recognising(Members members, Cases cases, Deciders deciders, ConductSettings settings, Clock clock) {
        this.members = members;
        this.cases = cases;
        this.deciders = deciders;
        this.settings = settings;
        this.clock = clock;
    }

    /** Completes for everybody else; {@link Refusal.Held}. */
    public Mono<Void> requireStranger(Member member) {
        return members.alike(member)
                .filter(other -> other.conduct().expelsFromPaid() || other.isGone())
                .concatMap(other -> opened(member, other))
                .filter(one -> one.ruling() == null)
                .next()
                .flatMap(undecided -> Mono.error(Refusal.Held::new));
    }

    private Mono<Case> opened(Member member, Member other) {
        String id = Ids.of("same person", member.id(), other.id());
        return cases.find(id)
                .switchIfEmpty(Mono.defer(() -> deciders.but(Set.of())
                        .map(concerned -> Case.held(id, member.id(), noteOf(other), concerned, settings.replyWithin()))
                        .flatMap(cases::insert)));
    }

    private Words noteOf(Member other) {
        return new Words(
                Case.RULE,
                (other.name() + " (" + other.id() + ")").trim(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
