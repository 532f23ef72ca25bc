package io.wenda.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long the same thing took each time it was done, one after the other. */
final class Series {

    private static final double MICROSECOND = 1_000.0;

    private final String what;
    private final long[] nanos;

    private Series(String what, long... nanos) {
        this.what = what;
        this.nanos = nanos;
    }

    /** Does it a tenth as often before, and does not count that. */
    static Series of(String what, int times, Runnable work) {
        for (int i = 0; i < times / 10; i++) {
            work.run();
        }
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - start;
        }
        return new Series(what, nanos);
    }

    double perSecond() {
        return nanos.length * 1e9 / Arrays.stream(nanos).sum();
    }

    /** A row of a Markdown table: what, how often, then median, 5th and 95th percentile in milliseconds. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.3f | %.3f - %.3f |",
                what,
                nanos.length,
                millis(50),
                millis(5),
                millis(95));
    }

    private double millis(int percentile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percentile / 100] / MICROSECOND / MICROSECOND;
    }
}
