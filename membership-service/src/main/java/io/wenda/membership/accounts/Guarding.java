package io.wenda.membership.accounts;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Of which roles the community wants a second factor. Who has one of them and no second factor does nothing but set it up.
 * Where the operator changes the list, it holds for everybody from the next start on.
 */
@Component
public class Guarding implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Members members;
    private final SecondFactorSettings settings;

    Guarding(Members members, SecondFactorSettings settings) {
        this.members = members;
        this.settings = settings;
    }

    Set<Role> roles() {
        return settings.requiredOf();
    }

    /** Somebody who came with roles that they had elsewhere. */
    public Mono<Member> guard(Member member) {
        return members.change(member.id(), there -> there.guarded(roles()));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        members.withAny(EnumSet.allOf(Role.class))
                .concatMap(id -> members.change(id, member -> member.guarded(roles())))
                .then()
                .block(PATIENCE);
    }
}
