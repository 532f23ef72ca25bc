package io.wenda.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two of each service share the work, though their clocks are 30 seconds apart; each may leave while people work. */
@OnWenda
@Order(13)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesJourney {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private @Nullable TwoOfEach started;

    @BeforeAll
    void start(Wenda wenda) {
        wenda.mayBeHarmed();
        started = new TwoOfEach(wenda);
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void agree_on_who_reads_a_question_and_on_who_has_left() {
        TwoOfEach two = requireNonNull(started);
        Person asker = two.wenda().newcomer("Asker");
        String claim = "/api/reviews/" + asker.asks("Who reads this one") + "/claim";
        List<String> desks = two.each("question-service");
        two.wenda()
                .signedIn("moderator@wenda.test")
                .at(desks.getFirst())
                .put(claim, null)
                .is(200);
        two.wenda()
                .signedIn("admin@wenda.test")
                .at(desks.getLast())
                .put(claim, null)
                .isProblem(409, "claimed-by-other");

        asker.at(two.each("membership-service").getLast())
                .delete("/api/session")
                .is(204);
        for (String inbox : two.each("notification-service")) {
            await("the one at " + inbox + " has heard of it")
                    .atMost(A_MOMENT)
                    .until(() -> asker.at(inbox).get("/api/inbox").status() == 401);
        }
    }

    @Test
    void whose_clocks_differ_by_30_seconds_lose_nothing_and_tell_nothing_twice() {
        TwoOfEach two = requireNonNull(started);
        try (Crowd crowd = new Crowd(two.wenda(), "While clocks differ")) {
            crowd.worksWhile(() -> Trouble.passes(Trouble.AWAY));
            new Reckoning(crowd).isRight();
            assertThat(crowd.triedAgain()).isEmpty();
        }
    }

    @Test
    void of_which_one_is_told_to_end_leave_no_request_unanswered() {
        TwoOfEach two = requireNonNull(started);
        try (Crowd crowd = new Crowd(two.wenda(), "While instances leave")) {
            crowd.worksWhile(() -> {
                Trouble.passes(A_MOMENT);
                two.secondsLeave();
                Trouble.passes(A_MOMENT);
                if (Trouble.LONG) {
                    two.secondsAreBack();
                    two.firstsLeaveInTurn();
                }
            });
            two.secondsAreBack();
            assertThat(crowd.triedAgain()).isEmpty();
            new Reckoning(crowd).isRight();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = Trouble.IN_A_LONG_CHECK, matches = "true")
    void behind_a_gateway_that_is_told_to_end_answer_what_came_in_before() {
        TwoOfEach two = requireNonNull(started);
        try (Crowd crowd = new Crowd(two.wenda(), "While the gateway leaves")) {
            crowd.worksWhile(() -> {
                Trouble.passes(A_MOMENT);
                two.gateway().tellToEnd();
                two.gateway().awaitEnd();
                two.gateway().start();
                two.gateway().awaitReady();
                Trouble.passes(A_MOMENT);
            });
            assertThat(crowd.triedAgain())
                    .as("nothing but that nobody was there")
                    .containsOnly(Person.NOBODY_THERE);
            new Reckoning(crowd).isRight();
        }
    }
}
