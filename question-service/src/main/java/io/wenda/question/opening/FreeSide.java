package io.wenda.question.opening;

import io.wenda.question.Refusal;
import io.wenda.question.people.Person;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The free side of the community: what members may do who have no ability of their own. An administrator closes it for writing,
 * in a flood or on a holiday; it stays readable, and the staff and whoever has one go on.
 *
 * <p>Each instance looks twice a second how it stands, so a turn holds on all of them within one.
 */
@Component
public class FreeSide {

    private final Turns turns;
    private final Clock clock;
    private volatile Turn now = Turn.OPEN;

    FreeSide(Turns turns, Clock clock) {
        this.turns = turns;
        this.clock = clock;
    }

    /** What stands in the way of this reader's writing; null where nothing does. */
    public Refusal.@Nullable FreeSideClosed closedTo(Optional<Person> reader) {
        Turn standing = now;
        boolean writes = !standing.closed()
                || reader.filter(person -> person.writesAlways(clock.instant())).isPresent();
        return writes ? null : new Refusal.FreeSideClosed(standing.words(), standing.at());
    }

    Mono<Turn> standing() {
        return look();
    }

    /** Turning it the way it stands changes nothing, and is no turn. */
    Mono<Turn> turn(boolean close, @Nullable String words, String by) {
        return turns.last().flatMap(last -> {
            Turn next = last.next(close, words, by, clock.instant());
            return next.number() == last.number()
                    ? Mono.just(last)
                    : turns.add(next).flatMap(first -> first ? look() : turn(close, words, by));
        });
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    Mono<Turn> look() {
        return turns.last().doOnNext(last -> now = last);
    }
}
