package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.Ids;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import io.wenda.membership.auditing.Audit;
import io.wenda.membership.auditing.Audited;
import io.wenda.membership.auditing.Audited.Deed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The staff says which groups there are, and how many are in them. Where that makes room, the line moves up. What changes
 * something is written down before it is done.
 */
@Component
class EditingGroups {

    private static final Set<Role> EDITORS = Set.of(Role.ASSISTANT, Role.ADMIN);

    private final Groups groups;
    private final MovingUp line;
    private final Members members;
    private final Audit audit;
    private final Clock clock;

    EditingGroups(Groups groups, MovingUp line, Members members, Audit audit, Clock clock) {
        this.groups = groups;
        this.line = line;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param seen the version that was read; 0 for a new one */
    Mono<Group> describe(String by, String id, Description description, boolean closed, long seen) {
        Group first = Group.first(id, description, 0, closed, "", now());
        Mono<Group> changed = change(by, Deed.GROUP_CHANGED, id, group -> {
            requireSeries(group, description);
            return group.described(description, closed, seen);
        });
        return require(by).then(seen == 0 ? make(by, first, changed) : changed).flatMap(this::moveUp);
    }

    private Mono<Group> make(String by, Group first, Mono<Group> changed) {
        return groups.find(first.id())
                .hasElement()
                .flatMap(there -> there
                        ? changed
                        : audit.add(new Audited(Ids.random(), now(), Deed.GROUP_MADE, by, first.id(), null))
                                .then(Mono.defer(() -> groups.insert(first)))
                                .onErrorResume(DuplicateKeyException.class, faster -> changed));
    }

    private Mono<Group> change(String by, Deed deed, String id, UnaryOperator<Group> decision) {
        String once = Ids.random();
        return groups.changeBy(id, before -> {
            Group after = decision.apply(before);
            return after.version() == before.version()
                    ? Mono.just(after)
                    : audit.add(new Audited(once, now(), deed, by, id, after.differsIn(before)))
                            .thenReturn(after);
        });
    }

    /** Who asked and who has a seat goes by it. */
    private static void requireSeries(Group group, Description description) {
        if (!group.series().equals(description.series())) {
            throw InvalidException.of("series", "fixed");
        }
    }

    Mono<Group> count(String by, String id, int headcount) {
        return require(by)
                .then(change(by, Deed.GROUP_COUNTED, id, group -> group.counted(headcount)))
                .flatMap(this::moveUp);
    }

    /** Completes for assistants and administrators. */
    Mono<Void> require(String memberId) {
        return members.requireAny(memberId, EDITORS);
    }

    private Mono<Group> moveUp(Group group) {
        return line.moveUp(group.series()).thenReturn(group);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
