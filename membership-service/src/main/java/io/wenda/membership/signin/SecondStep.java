package io.wenda.membership.signin;

import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import io.wenda.membership.accounts.Word;
import io.wenda.membership.throttling.Attempts;
import io.wenda.membership.throttling.Throttled;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody shows a code of their second factor. A code is used up by the write that takes it, so of two who bring the same one
 * is too late; and wrong ones are counted as wrong passwords are, by all instances together.
 */
@Component
public class SecondStep {

    private final Members members;
    private final Attempts attempts;
    private final Clock clock;

    SecondStep(Members members, Attempts attempts, Clock clock) {
        this.members = members;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** The member, who has no second factor, or shows this code of it; {@link Refusal.SecondFactorWanted}. */
    Mono<Member> require(Member member, String code) {
        if (member.proofs().factorSince().isEmpty()) {
            return Mono.just(member);
        }
        return code.isEmpty() ? Mono.error(Refusal.SecondFactorWanted::new) : use(member.id(), code);
    }

    /** The member, with this code used up; {@link Refusal.WrongCode}, {@link Refusal.TooManyAttempts}. */
    public Mono<Member> use(String memberId, String code) {
        return counted(memberId, member -> member.showing(member.proofs().used(memberId, code, clock.instant())));
    }

    /** With other recovery codes in place of those before, as a code of it shows, and they hear of it; likewise. */
    public Mono<Member> renewRecovery(String memberId, String code, List<String> recoveryKeys) {
        Word word = Word.of(Purpose.RECOVERY_RENEWED, clock.instant());
        return counted(
                memberId,
                member -> member.showing(
                        member.proofs().used(memberId, code, clock.instant()).withRecovery(recoveryKeys), word));
    }

    /** Without a second factor, as a code of it shows, and they hear of it; likewise. */
    public Mono<Member> takeOff(String memberId, String code) {
        Word word = Word.of(Purpose.FACTOR_OFF, clock.instant());
        return counted(
                memberId,
                member -> member.showing(
                        member.proofs().used(memberId, code, clock.instant()).withoutFactor(), word));
    }

    /** The authenticator that they set up is theirs, as this code of it shows, and they hear of it; likewise. */
    public Mono<Member> prove(String memberId, String code, List<String> recoveryKeys) {
        Word word = Word.of(Purpose.FACTOR_ON, clock.instant());
        return counted(
                memberId, member -> member.showing(member.proofs().proved(code, recoveryKeys, clock.instant()), word));
    }

    private Mono<Member> counted(String memberId, UnaryOperator<Member> decision) {
        return attempts.count(Throttled.CODES_OF_MEMBER, memberId)
                .flatMap(attempt -> members.change(memberId, decision).delayUntil(shown -> attempts.takeBack(attempt)));
    }
}
