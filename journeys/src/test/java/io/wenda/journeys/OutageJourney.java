package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The broker or the database is away for a while, and in the way that is hardest to notice: it takes connections and says
 * nothing. Afterwards everything is told and nothing is lost.
 */
@OnWenda
@Order(12)
class OutageJourney {

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @BeforeEach
    void nothingElseIsWrong(Wenda wenda) {
        wenda.mayBeHarmed();
    }

    @Test
    void without_the_broker_everybody_works_on_and_is_told_later(Wenda wenda) {
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
            new Reckoning(wenda, crowd).isRight();
        }
    }

    @Test
    void without_the_database_everybody_is_asked_to_try_again_and_then_it_is_done_once(Wenda wenda) {
        try (Crowd crowd = new Crowd(wenda, "While the database is away")) {
            crowd.worksWhile(() -> {
                Trouble.passes(BEFORE);
                wenda.system().freeze("database");
                Trouble.passes(Trouble.AWAY);
                wenda.system().thaw("database");
                Trouble.passes(BEFORE);
            });
            new Reckoning(wenda, crowd).isRight();
        }
    }
}
