package io.wenda.question.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wenda.question.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How often somebody looks others up: as often as one types, and not as often as it takes to list everybody. Each instance
 * counts for itself; what it forgets is over.
 */
@Component
class Lookups {

    static final int MOST = 60;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_PEOPLE = 10_000;

    private record Window(String memberId, long number) {}

    private final Cache<Window, AtomicInteger> counted = Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterWrite(WINDOW.multipliedBy(2))
            .build();

    /** One more; {@link Refusal.TooManyLookups} where that is too many. */
    void count(String memberId, Instant now) {
        long seconds = now.getEpochSecond();
        long window = seconds / WINDOW.toSeconds();
        if (counted.get(new Window(memberId, window), first -> new AtomicInteger())
                        .incrementAndGet()
                > MOST) {
            throw new Refusal.TooManyLookups(Duration.ofSeconds((window + 1) * WINDOW.toSeconds() - seconds));
        }
    }
}
