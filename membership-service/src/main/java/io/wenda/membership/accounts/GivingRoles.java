package io.wenda.membership.accounts;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Administrators give and take roles and abilities. Who is one is read from the database each time, never from a token. */
@Component
public class GivingRoles {

    private final Members members;
    private final FirstAccounts first;
    private final Guarding guarding;
    private final Clock clock;

    GivingRoles(Members members, FirstAccounts first, Guarding guarding, Clock clock) {
        this.members = members;
        this.first = first;
        this.guarding = guarding;
        this.clock = clock;
    }

    Mono<Page<Member>> list(String administratorId, @Nullable String start, PageRequest page) {
        return members.requireAdministrator(administratorId).then(members.list(start, page));
    }

    Mono<Member> give(String administratorId, String memberId, Set<Role> wanted, int versionSeen) {
        return members.requireAdministrator(administratorId)
                .then(wanted.contains(Role.ADMIN) ? Mono.empty() : anotherAdministrator(memberId))
                .then(members.change(
                        memberId, member -> member.given(wanted, versionSeen, administratorId, guarding.roles())));
    }

    /** Gives a member an ability, or takes it where {@code given} is false. */
    Mono<Member> allow(
            String administratorId, String memberId, Ability ability, boolean given, @Nullable Instant until) {
        return members.requireAdministrator(administratorId)
                .then(members.change(
                        memberId,
                        member -> given ? member.able(ability, until, clock.instant()) : member.unable(ability)));
    }

    /** Completes where the community has somebody to give roles without this member; {@link Refusal.LastAdministrator}. */
    public Mono<Void> requireDispensable(String memberId) {
        return anotherAdministrator(memberId);
    }

    /** The configured administrator always stays one, so that two who take each other's role leave somebody. */
    private Mono<Void> anotherAdministrator(String memberId) {
        return members.get(memberId)
                .filter(Member::isAdministrator)
                .filterWhen(member -> first.keepsAdministrator(member)
                        ? Mono.just(true)
                        : members.hasOther(memberId, Role.ADMIN).map(others -> !others))
                .flatMap(last -> Mono.error(Refusal.LastAdministrator::new));
    }
}
