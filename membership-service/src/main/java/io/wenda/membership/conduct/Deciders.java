package io.wenda.membership.conduct;

import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who looks after conduct: moderators and administrators. Who is involved in a case leaves it to the others, as long as there
 * are others; whoever is alone decides, and that stands in the case.
 */
@Component
class Deciders {

    private static final Set<Role> STAFF = Set.of(Role.MODERATOR, Role.ADMIN);

    private final Members members;

    Deciders(Members members) {
        this.members = members;
    }

    /** Completes for the staff; {@link Refusal.NotAllowed} for everybody else. */
    Mono<Void> require(String memberId) {
        return members.requireAny(memberId, STAFF);
    }

    /** Those who may decide: who is not involved; where everybody is, all of them. */
    Mono<List<String>> but(Set<String> involved) {
        return members.withAny(STAFF).collectList().map(all -> {
            List<String> others =
                    all.stream().filter(id -> !involved.contains(id)).toList();
            return others.isEmpty() ? all : others;
        });
    }

    /** Whether this one decides because there is nobody else; {@link Refusal.Involved} where there is. */
    Mono<Boolean> isAlone(String memberId, Set<String> involved) {
        return !involved.contains(memberId)
                ? Mono.just(false)
                : but(involved)
                        .filter(may -> may.contains(memberId))
                        .map(may -> true)
                        .switchIfEmpty(Mono.error(Refusal.Involved::new));
    }

    /** Whether this one may decide: because they are not involved, or because there is nobody else. */
    Mono<Boolean> may(String memberId, Set<String> involved) {
        return isAlone(memberId, involved).thenReturn(true).onErrorReturn(Refusal.Involved.class, false);
    }
}
