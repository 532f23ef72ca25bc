package io.wenda.standalone.discourse;

import io.wenda.standalone.history.HistoryLine;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much came over, what did not, and what was changed on the way. */
final class Tally {

    private final Map<String, Integer> brought = new TreeMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<String, Integer> changed = new TreeMap<>();

    void brought(HistoryLine line) {
        brought.merge(line.getClass().getSimpleName().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }

    void leftOut(String kind) {
        leftOut.merge(kind, 1, Integer::sum);
    }

    void changed(String kind) {
        changed.merge(kind, 1, Integer::sum);
    }

    /** For the person at the terminal. */
    Stream<String> lines() {
        return Stream.of(part("Brought over:", brought), part("Left out:", leftOut), part("Changed:", changed))
                .flatMap(lines -> lines);
    }

    private static Stream<String> part(String title, Map<String, Integer> counts) {
        return counts.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(title),
                        counts.entrySet().stream().map(count -> "%8d  %s".formatted(count.getValue(), count.getKey())));
    }
}
