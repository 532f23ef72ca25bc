package io.wenda.notification.fanout;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Lets so many rows through in a second, whoever brings them, so that a large fan-out takes a share of the database and not
 * all of it. Turns are given in the order in which they are asked for; the first one does not wait.
 */
final class Pace {

    private static final int TENTH = 10;
    private static final int FEWEST = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int rowsPerSecond;
    private final LongSupplier nanoTime;
    private final AtomicLong free;

    /** @param nanoTime as {@link System#nanoTime()} */
    Pace(int rowsPerSecond, LongSupplier nanoTime) {
        this.rowsPerSecond = rowsPerSecond;
        this.nanoTime = nanoTime;
        this.free = new AtomicLong(nanoTime.getAsLong());
    }

    /** So many go together at the most: those of a tenth of a second, that nobody else waits for longer than they take. */
    int atOnce(int most) {
        return Math.clamp(rowsPerSecond / TENTH, FEWEST, most);
    }

    /** Completes when so many may go. */
    Mono<Void> turn(int rows) {
        return Mono.defer(() -> Mono.delay(reserve(rows))).then();
    }

    /** How long until they may go. A pause earns no burst. */
    Duration reserve(int rows) {
        long now = nanoTime.getAsLong();
        long taken = rows * SECOND / rowsPerSecond;
        long next = free.updateAndGet(before -> now + Math.max(before - now, 0) + taken);
        return Duration.ofNanos(next - taken - now);
    }
}
