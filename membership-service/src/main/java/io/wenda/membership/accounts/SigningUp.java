package io.wenda.membership.accounts;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.membership.Refusal;
import io.wenda.membership.throttling.Attempts;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.membership.throttling.Throttled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Somebody becomes a member. Of two who do so with one address at the same moment, one does. */
@Component
public class SigningUp {

    private static final String ROUTE = "POST /api/members";

    private final Members members;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Verification verification;

    SigningUp(Members members, Passwords passwords, Attempts attempts, Verification verification) {
        this.members = members;
        this.passwords = passwords;
        this.attempts = attempts;
        this.verification = verification;
    }

    /** Nobody is signed in here, so the key is everybody's: only who knows the password gets the first answer again. */
    Mono<Member> signUp(NewMember wanted, IdempotencyKey key, ClientAddress address) {
        String id = key.idFor("", ROUTE);
        return attempts.count(Throttled.SIGN_UP_FROM_ADDRESS, address.network())
                .then(attempts.count(
                        Throttled.SIGN_UP_OF_ACCOUNT, wanted.who().email().key()))
                .then(passwords.hash(wanted.password()))
                .map(hash -> verification.newcomer(id, wanted, hash))
                .flatMap(members::insert)
                .onErrorResume(DuplicateKeyException.class, taken -> again(id, wanted));
    }

    /**
     * Somebody joins whom an issuer knows, without a password.
     *
     * @param id the same for each time that this is sent
     * @param proved whether the issuer says that the address is theirs
     */
    public Mono<Member> join(String id, NewMember wanted, boolean proved, Identity identity, ClientAddress address) {
        return attempts.count(Throttled.SIGN_UP_FROM_ADDRESS, address.network())
                .then(Mono.fromSupplier(
                        () -> verification.known(id, wanted, proved).knownAs(identity)))
                .flatMap(members::insert)
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> members.find(id)
                                .filter(there -> there.proofs().isLinked(identity.issuer(), identity.subject()))
                                .switchIfEmpty(Mono.error(Refusal.AddressInUse::new)));
    }

    private Mono<Member> again(String id, NewMember wanted) {
        return members.find(id)
                .flatMap(first -> passwords
                        .matches(wanted.password(), first)
                        .filter(same -> same && isSame(first, wanted.who()))
                        .map(same -> first)
                        .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new)))
                .switchIfEmpty(Mono.error(Refusal.AddressInUse::new));
    }

    private static boolean isSame(Member first, Introduction who) {
        return first.name().equals(who.name())
                && first.emailKey().equals(who.email().key())
                && first.language() == who.language();
    }
}
