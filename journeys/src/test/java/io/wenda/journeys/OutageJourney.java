package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The broker or the database is away for a while, and in the way that is hardest to notice: it takes connections and says
 * nothing. Afterwards everything is told and nothing is lost.
 */
@OnWenda
@Order(12)
class OutageJourney {

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofMillis(200);

    @Test
    void without_the_broker_everybody_works_on_and_is_told_later(Wenda wenda) {
        wenda.mayBeHarmed("broker");
        try (Crowd crowd = new Crowd(wenda, "While the broker is away")) {
            crowd.worksWhile(() -> {
                Trouble.passes(BEFORE);
                wenda.system().freeze("broker");
                Trouble.passes(Trouble.AWAY);
                Reply answered = wenda.signedIn("answerer@wenda.test")
                        .get("/api/questions")
                        .is(200);
                wenda.system().thaw("broker");
                assertThat(answered.took()).isLessThan(AT_ONCE);
            });
            new Reckoning(crowd).isRight();
        }
    }

    @Test
    void without_the_database_everybody_is_asked_to_try_again_and_then_it_is_done_once(Wenda wenda) {
        wenda.mayBeHarmed("database");
        try (Crowd crowd = new Crowd(wenda, "While the database is away")) {
            crowd.worksWhile(() -> {
                Trouble.passes(BEFORE);
                wenda.system().freeze("database");
                Trouble.passes(Trouble.AWAY);
                wenda.system().thaw("database");
                Trouble.passes(BEFORE);
            });
            new Reckoning(crowd).isRight();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = Trouble.IN_A_LONG_CHECK, matches = "true")
    void with_a_database_that_takes_200_milliseconds_for_each_call_everything_works_only_slower(Wenda wenda) {
        wenda.mayBeHarmed("broker", "database");
        Path directory = RunningSystem.emptyDirectory();
        try (Instance database = RunningSystem.database(directory);
                Wire wire = new Wire(database.port());
                RunningSystem system = RunningSystem.start(
                        directory, Map.of("WENDA_MONGODB_URI", "mongodb://127.0.0.1:" + wire.port()));
                Crowd crowd = new Crowd(Wenda.on(system), "While the database is slow")) {
            crowd.worksWhile(() -> {
                wire.delay(SLOW);
                Trouble.passes(Trouble.AWAY);
                crowd.wenda().nobody().get("/").is(200);
            });
            assertThat(crowd.triedAgain()).isEmpty();
            wire.delay(Duration.ZERO);
            new Reckoning(crowd).isRight();
        }
    }
}
