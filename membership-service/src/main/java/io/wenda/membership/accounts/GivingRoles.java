package io.wenda.membership.accounts;

import io.wenda.http.creating.Ids;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.membership.Refusal;
import io.wenda.membership.auditing.Audit;
import io.wenda.membership.auditing.Audited;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Administrators give and take roles and abilities. Who is one is read from the database each time, never from a token. */
@Component
public class GivingRoles {

    private final Members members;
    private final FirstAccounts first;
    private final Guarding guarding;
    private final Audit audit;
    private final Clock clock;

    GivingRoles(Members members, FirstAccounts first, Guarding guarding, Audit audit, Clock clock) {
        this.members = members;
        this.first = first;
        this.guarding = guarding;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<Page<Member>> list(String administratorId, @Nullable String start, PageRequest page) {
        return members.requireAdministrator(administratorId).then(members.list(start, page));
    }

    Mono<Member> give(String administratorId, String memberId, Set<Role> wanted, int versionSeen) {
        Audited deed = deed(
                Audited.Deed.ROLES_GIVEN,
                administratorId,
                memberId,
                wanted.stream().sorted().map(Role::code).toList());
        return members.requireAdministrator(administratorId)
                .then(wanted.contains(Role.ADMIN) ? Mono.empty() : anotherAdministrator(memberId))
                .then(audited(deed, member -> member.given(wanted, versionSeen, administratorId, guarding.roles())));
    }

    /** Gives a member an ability, in place of what was given of it before. */
    Mono<Member> allow(String administratorId, String memberId, Wanted wanted) {
        return members.requireAdministrator(administratorId)
                .then(audited(
                        deed(Audited.Deed.ABILITY_GIVEN, administratorId, memberId, wanted.inCodes()),
                        member -> member.able(
                                new Grant(wanted.ability(), clock.instant(), wanted.until(), wanted.answerMinutes()))));
    }

    /**
     * What an administrator gives.
     *
     * @param answerMinutes null for what has no budget
     */
    record Wanted(
            Ability ability,
            @Nullable Instant until,
            @Nullable Integer answerMinutes) {

        List<String> inCodes() {
            Integer budget = answerMinutes;
            return budget == null ? List.of(ability.code()) : List.of(ability.code(), budget.toString());
        }
    }

    /** Takes what was given of an ability. */
    Mono<Member> disallow(String administratorId, String memberId, Ability ability) {
        return members.requireAdministrator(administratorId)
                .then(audited(
                        deed(Audited.Deed.ABILITY_TAKEN, administratorId, memberId, List.of(ability.code())),
                        member -> member.unable(ability)));
    }

    private Audited deed(Audited.Deed deed, String administratorId, String memberId, List<String> what) {
        return new Audited(Ids.random(), clock.instant(), deed, administratorId, memberId, what);
    }

    /**
     * It is written down before it is done: what was done is never missing there. What changes nothing, or is refused at once,
     * is not written. Of two who do it in the same instant both are written down, though one is refused.
     */
    private Mono<Member> audited(Audited deed, UnaryOperator<Member> change) {
        return members.changeBy(deed.about(), before -> {
            Member after = change.apply(before);
            return after.version() == before.version()
                    ? Mono.just(after)
                    : audit.add(deed).thenReturn(after);
        });
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
