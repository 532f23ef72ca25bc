package io.wenda.journeys;

import static java.util.Collections.nCopies;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part dies without a word while eight people are at work: nothing that was acknowledged is lost, nothing comes twice. */
@OnWenda
@Order(11)
class KillJourney {

    private static final List<String> PARTS =
            List.of("gateway", "question-service", "membership-service", "notification-service", "broker", "database");

    private static final int AGAIN_AND_AGAIN = 6;
    private static final Duration SOONEST = Duration.ofMillis(500);
    private static final Duration LATEST = Duration.ofSeconds(4);

    /** In a short round each once, the next perhaps before the last is back; in the whole each by itself, again and again. */
    static Stream<List<String>> deaths() {
        return Trouble.LONG
                ? PARTS.stream().map(part -> nCopies(AGAIN_AND_AGAIN, part))
                : Stream.of(Chance.of("order of deaths").shuffled(PARTS));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void killed_at_any_moment_they_take_nothing_with_them(List<String> parts, Wenda wenda) {
        wenda.mayBeHarmed(parts.toArray(String[]::new));
        Chance chance = Chance.of("moments of deaths");
        try (Crowd crowd = new Crowd(wenda, "When it dies, first the " + parts.getFirst())) {
            crowd.worksWhile(() -> {
                for (String part : parts) {
                    Trouble.passes(chance.between(SOONEST, LATEST));
                    wenda.system().kill(part);
                }
                Trouble.passes(LATEST);
            });
            new Reckoning(crowd).isRight();
        }
    }
}
