package io.wenda.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is left to chance in a journey: who does what, and when what is killed. All of it comes from one number, which is
 * told when a journey fails; {@code -Dwenda.seed=} with that number lets the same happen again, as far as threads do.
 */
final class Chance {

    static final long SEED = Long.getLong("wenda.seed", System.nanoTime() % 1_000_000);

    private final Random random;

    private Chance(long seed) {
        this.random = new Random(seed);
    }

    /** The same for the same purpose in each run with this seed, whatever else happens. */
    static Chance of(String purpose) {
        return new Chance(31 * SEED + purpose.hashCode());
    }

    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    <T> List<T> shuffled(List<T> several) {
        List<T> shuffled = new ArrayList<>(several);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    <T> T oneOf(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
