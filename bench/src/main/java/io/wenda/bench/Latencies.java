package io.wenda.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How long many things took.
 *
 * @param millis in order, at least one
 */
record Latencies(List<Double> millis) {

    static Latencies ofNanos(Collection<Long> nanos) {
        return new Latencies(nanos.stream().map(each -> each / 1e6).sorted().toList());
    }

    double percentile(int percent) {
        return millis.get((millis.size() - 1) * percent / 100);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms (%,d)",
                percentile(50),
                percentile(95),
                percentile(99),
                millis.getLast(),
                millis.size());
    }
}
