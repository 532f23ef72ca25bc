package io.wenda.membership.tokens;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.session.Scope;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.AccessToken;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import io.wenda.membership.accounts.Word;
import io.wenda.membership.keys.Signing;
import io.wenda.membership.proving.ChangingPasswords;
import io.wenda.membership.signin.EndingSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Members make tokens for their programs, and revoke them: from then on they open nothing, anywhere, within a second. */
@Component
class MakingTokens {

    private static final String ROUTE = "POST /api/tokens";

    private final Members members;
    private final ChangingPasswords passwords;
    private final EndingSessions ending;
    private final Signing signing;
    private final Clock clock;

    MakingTokens(Members members, ChangingPasswords passwords, EndingSessions ending, Signing signing, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.ending = ending;
        this.signing = signing;
        this.clock = clock;
    }

    Mono<List<AccessToken>> list(String memberId) {
        return members.get(memberId).map(member -> member.proofs().tokens());
    }

    /**
     * A token whose secret is told now and never again, and they hear by letter that there is one; {@link Refusal.WrongPassword},
     * {@link Refusal.EnoughTokens}, {@link Refusal.TokenShown}.
     */
    Mono<Made> make(String memberId, IdempotencyKey key, Wanted wanted) {
        Instant now = clock.instant();
        Word word = Word.of(Purpose.TOKEN_MADE, now);
        Secret secret = Secret.fresh(memberId);
        AccessToken token = new AccessToken(
                key.idFor(memberId, ROUTE),
                wanted.name(),
                wanted.scopes(),
                secret.key(),
                now,
                now.plus(wanted.lasts()),
                null);
        return passwords
                .proveIfAny(memberId, wanted.password())
                .then(members.change(
                        memberId, member -> member.showing(member.proofs().with(token, now), word)))
                .thenReturn(new Made(token, secret.token()));
    }

    Mono<Void> revoke(String memberId, String tokenId) {
        return members.change(memberId, member -> member.revoked(ending.of(tokenId)))
                .then();
    }

    /**
     * What a program's token is good for right now, signed as a session is, so that every service checks it by itself;
     * empty for one that was revoked, ran out, or is none. That it was used is written down now and then.
     */
    Mono<Signing.Signed> exchange(String shown) {
        Instant now = clock.instant();
        return Mono.justOrEmpty(Secret.of(shown))
                .flatMap(secret -> members.find(secret.memberId())
                        .flatMap(member -> Mono.justOrEmpty(
                                member.proofs().token(one -> one.key().equals(secret.key()), now)))
                        .flatMap(token -> members.change(
                                        secret.memberId(),
                                        member -> member.showing(member.proofs().tokenUsed(token.id(), now)))
                                .then(signing.sign(
                                        secret.memberId(),
                                        token.id(),
                                        Set.copyOf(token.scopes()),
                                        token.expiresAt()))));
    }

    /**
     * What a member wants of a token, as checked.
     *
     * @param password theirs; empty for who has none
     */
    record Wanted(String name, List<Scope> scopes, Duration lasts, String password) {

        /** Without the password, as it might be logged. */
        @Override
        public String toString() {
            return "Wanted[" + name + "]";
        }
    }

    /** @param shown the secret */
    record Made(AccessToken token, String shown) {

        /** Without the secret, as it might be logged. */
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }
}
