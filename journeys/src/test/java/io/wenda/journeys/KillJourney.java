package io.wenda.journeys;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part dies without a word while eight people are at work: nothing that was acknowledged is lost, nothing comes twice. */
@OnWenda
@Order(11)
class KillJourney {

    private static final Duration SOONEST = Duration.ofMillis(500);
    private static final Duration LATEST = Duration.ofSeconds(4);

    @ParameterizedTest
    @ValueSource(
            strings = {"gateway", "question-service", "membership-service", "notification-service", "broker", "database"
            })
    void killed_at_any_moment_it_takes_nothing_with_it(String part, Wenda wenda) {
        wenda.mayBeHarmed(part);
        Chance chance = Chance.of("kill " + part);
        try (Crowd crowd = new Crowd(wenda, "When the " + part + " dies")) {
            crowd.worksWhile(() -> {
                for (int death = 0; death < Trouble.DEATHS; death++) {
                    Trouble.passes(chance.between(SOONEST, LATEST));
                    wenda.system().kill(part);
                }
                Trouble.passes(LATEST);
            });
            new Reckoning(crowd).isRight();
        }
    }
}
