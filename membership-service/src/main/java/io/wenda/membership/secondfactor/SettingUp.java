package io.wenda.membership.secondfactor;

import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.SecondFactor;
import io.wenda.membership.accounts.Totp;
import io.wenda.membership.auditing.Audit;
import io.wenda.membership.auditing.Audited;
import io.wenda.membership.proving.ChangingPasswords;
import io.wenda.membership.signin.SecondStep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Members set up a second factor, and take it off again; an administrator takes it off who lost theirs. */
@Component
class SettingUp {

    private final Members members;
    private final ChangingPasswords passwords;
    private final SecondStep step;
    private final Audit audit;
    private final Clock clock;

    SettingUp(Members members, ChangingPasswords passwords, SecondStep step, Audit audit, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.step = step;
        this.audit = audit;
        this.clock = clock;
    }

    /** A secret for their authenticator, which nobody is told again. Nothing is asked of it before it is proved. */
    Mono<Begun> begin(String memberId, String password) {
        return passwords.proveIfAny(memberId, password).then(Mono.defer(() -> {
            String secret = Totp.newSecret();
            return members.change(
                            memberId, member -> member.showing(member.proofs().settingUp(secret)))
                    .map(member -> new Begun(secret, member.email()));
        }));
    }

    /** From now on they are asked for codes of it. Their recovery codes, which nobody is told again. */
    Mono<List<String>> prove(String memberId, String code) {
        List<String> codes = SecondFactor.newRecoveryCodes();
        return step.prove(memberId, code, SecondFactor.keys(memberId, codes)).thenReturn(codes);
    }

    /** Other recovery codes in place of those before. */
    Mono<List<String>> renewRecovery(String memberId, String password, String code) {
        List<String> codes = SecondFactor.newRecoveryCodes();
        return passwords
                .proveIfAny(memberId, password)
                .then(step.renewRecovery(memberId, code, SecondFactor.keys(memberId, codes)))
                .thenReturn(codes);
    }

    Mono<Void> takeOff(String memberId, String password, String code) {
        return passwords
                .proveIfAny(memberId, password)
                .then(step.takeOff(memberId, code))
                .then();
    }

    /**
     * Takes it off somebody who lost it, who is told by letter. It is written down before it is done: what was done is never
     * missing there.
     */
    Mono<Void> takeOffLost(String administratorId, String memberId) {
        String letter = Ids.random();
        return members.requireAdministrator(administratorId)
                .then(Mono.defer(() -> members.get(memberId)))
                .delayUntil(member -> audit.add(taken(member, administratorId)))
                .flatMap(found -> members.change(memberId, member -> member.withoutFactor(letter, clock.instant())))
                .then();
    }

    private Audited taken(Member member, String administratorId) {
        Instant since = member.proofs().factorSince().orElseThrow(Refusal.NoSecondFactor::new);
        return new Audited(
                Ids.of("second factor", member.id(), since.toString()),
                clock.instant(),
                Audited.Deed.SECOND_FACTOR_TAKEN_OFF,
                administratorId,
                member.id(),
                null);
    }

    /** @param account what the authenticator shows beside the community's name */
    record Begun(String secret, String account) {

        /** Without the secret, as it might be logged. */
        @Override
        public String toString() {
            return "Begun[...]";
        }
    }
}
