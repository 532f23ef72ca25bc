package io.wenda.membership.groups;

import com.mongodb.DuplicateKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the groups of the profile at the first start, and changes those that the profile has in other words since. What the
 * staff changes meanwhile stays as long as the profile does; what the profile leaves out stays.
 */
@Component
class ProfiledGroups implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChatSettings settings;
    private final Groups groups;
    private final Clock clock;

    ProfiledGroups(ChatSettings settings, Groups groups, Clock clock) {
        this.settings = settings;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromStream(() -> settings.first(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .concatMap(this::make)
                .then()
                .block(PATIENCE);
    }

    private Mono<Group> make(Group first) {
        return groups.insert(first)
                .onErrorResume(
                        DuplicateKeyException.class,
                        there -> groups.change(
                                first.id(), group -> group.profiled(first.description(), first.profile())));
    }
}
