package io.wenda.membership.departing;

import io.wenda.http.creating.Ids;
import io.wenda.http.personal.Personal;
import io.wenda.membership.accounts.GivingRoles;
import io.wenda.membership.accounts.Letter;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import io.wenda.membership.signin.EndingSessions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes accounts: some days after their members asked for it, unless they signed in meanwhile. It is one write of the member,
 * which tells everybody; of that and a sign-in at the same moment, the first wins, and the other is refused. What is theirs
 * alone is forgotten after that write, and again until all of it is.
 */
@Component
public class Departing {

    private static final Logger LOG = LoggerFactory.getLogger(Departing.class);

    private final Members members;
    private final GivingRoles roles;
    private final EndingSessions sessions;
    private final List<Personal> parts;
    private final DepartingSettings settings;
    private final Clock clock;

    Departing(
            Members members,
            GivingRoles roles,
            EndingSessions sessions,
            List<Personal> parts,
            DepartingSettings settings,
            Clock clock) {
        this.members = members;
        this.roles = roles;
        this.sessions = sessions;
        this.parts = parts;
        this.settings = settings;
        this.clock = clock;
    }

    /** From now on this member leaves; they are signed out everywhere, and hear of it by mail. When it happens. */
    public Mono<Instant> begin(Member member) {
        Instant dueAt = clock.instant().plus(settings.grace());
        Letter notice = Letter.first(Ids.random(), Purpose.LEAVE, member.address(), clock.instant());
        return roles.requireDispensable(member.id())
                .then(members.changeBy(
                        member.id(), found -> sessions.all(found).map(open -> found.leaving(notice, dueAt, open))))
                .map(leaving -> leaving.farewell() == null || leaving.farewell().dueAt() == null
                        ? dueAt
                        : leaving.farewell().dueAt());
    }

    @Scheduled(fixedDelayString = "${wenda.departing.every}")
    Mono<Void> depart() {
        return Mono.defer(() -> depart(clock.instant()));
    }

    /** Deletes every account whose time has come by then. Who cannot be spared stays, until there is somebody else. */
    Mono<Void> depart(Instant now) {
        return members.toBeDeleted(now)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMapDelayError(id -> roles.requireDispensable(id)
                        .then(members.changeBy(
                                id, member -> sessions.all(member).map(member::departed)))
                        .filter(Member::isGone)
                        .doOnNext(gone -> LOG.info("deleted the account {}", gone.id()))
                        .flatMap(gone -> forget(gone.id())))
                .then();
    }

    private Mono<Member> forget(String memberId) {
        return Flux.fromIterable(parts)
                .concatMap(part -> part.forget(memberId))
                .then(members.change(memberId, Member::forgotten));
    }
}
