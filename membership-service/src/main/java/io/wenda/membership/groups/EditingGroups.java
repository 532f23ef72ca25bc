package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The staff says which groups there are, and how many are in them. Where that makes room, the line moves up. */
@Component
class EditingGroups {

    private static final Set<Role> EDITORS = Set.of(Role.ASSISTANT, Role.ADMIN);

    private final Groups groups;
    private final MovingUp line;
    private final Members members;
    private final Clock clock;

    EditingGroups(Groups groups, MovingUp line, Members members, Clock clock) {
        this.groups = groups;
        this.line = line;
        this.members = members;
        this.clock = clock;
    }

    /** @param seen the version that was read; 0 for a new one */
    Mono<Group> describe(String by, String id, Description description, boolean closed, long seen) {
        Group first = Group.first(id, description, 0, closed, "", now());
        Mono<Group> changed = groups.change(id, group -> {
            requireSeries(group, description);
            return group.described(description, closed, seen);
        });
        return require(by)
                .then(
                        seen == 0
                                ? groups.insert(first).onErrorResume(DuplicateKeyException.class, there -> changed)
                                : changed)
                .flatMap(this::moveUp);
    }

    /** Who asked and who has a seat goes by it. */
    private static void requireSeries(Group group, Description description) {
        if (!group.series().equals(description.series())) {
            throw InvalidException.of("series", "fixed");
        }
    }

    Mono<Group> count(String by, String id, int headcount) {
        return require(by)
                .then(Mono.defer(() -> groups.change(id, group -> group.counted(headcount))))
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
