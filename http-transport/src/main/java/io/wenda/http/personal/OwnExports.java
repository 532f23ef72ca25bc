package io.wenda.http.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wenda.http.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;

/**
 * All that a service keeps of a member, line by line. It is read again each time, so only so often: each instance counts for
 * itself.
 */
public final class OwnExports {

    /** In an hour. */
    static final int MOST = 10;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_MEMBERS = 10_000;

    private record Window(String memberId, long number) {}

    private final List<Personal> parts;
    private final Clock clock;
    private final Cache<Window, AtomicInteger> counted = Caffeine.newBuilder()
            .maximumSize(MOST_MEMBERS)
            .expireAfterWrite(WINDOW)
            .build();

    public OwnExports(List<Personal> parts, Clock clock) {
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    /** Everything of whoever asks; {@link TooManyExportsException} where they did so too often. */
    public Flux<Map<String, Object>> of(Session session) {
        return Flux.defer(() -> {
            count(session.memberId(), clock.instant());
            return Flux.fromIterable(parts)
                    .concatMap(part -> part.own(session.memberId()))
                    .map(OwnLine::fields);
        });
    }

    private void count(String memberId, Instant now) {
        long number = now.getEpochSecond() / WINDOW.toSeconds();
        AtomicInteger asked = counted.get(new Window(memberId, number), first -> new AtomicInteger());
        if (asked.incrementAndGet() > MOST) {
            throw new TooManyExportsException(
                    Duration.between(now, Instant.ofEpochSecond((number + 1) * WINDOW.toSeconds())));
        }
    }
}
