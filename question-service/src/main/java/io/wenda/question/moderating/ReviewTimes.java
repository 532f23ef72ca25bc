package io.wenda.question.moderating;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long questions waited for a moderator lately, for everybody to see.
 *
 * @param days how far back this looks
 * @param decisions of how many this is told
 * @param medianSeconds half of them waited no longer; absent where there were none
 * @param p90Seconds nine in ten of them waited no longer; absent where there were none
 */
record ReviewTimes(
        int days,
        int decisions,
        @Nullable Long medianSeconds,
        @Nullable Long p90Seconds) {

    static ReviewTimes of(int days, List<Duration> waits) {
        List<Duration> sorted = waits.stream().sorted().toList();
        return new ReviewTimes(days, sorted.size(), atMost(0.5, sorted), atMost(0.9, sorted));
    }

    /** What this share of them stayed within. */
    private static @Nullable Long atMost(double share, List<Duration> sorted) {
        return sorted.isEmpty()
                ? null
                : sorted.get((int) Math.ceil(share * sorted.size()) - 1).toSeconds();
    }
}
