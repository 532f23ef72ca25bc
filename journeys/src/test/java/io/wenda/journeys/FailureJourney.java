package io.wenda.journeys;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While a service is away the others work on, and who needs it is told so; a stop and a start of everything loses nothing. */
@OnWenda
@Order(10)
class FailureJourney {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void nothingElseIsWrong(Wenda wenda) {
        wenda.mayBeHarmed();
    }

    @ParameterizedTest
    @CsvSource({
        "question-service,     /api/questions,   /api/inbox,     /api/session",
        "membership-service,   /api/session,     /api/questions, /api/inbox",
        "notification-service, /api/inbox/count, /api/questions, /api/session",
    })
    void a_service_that_is_down_says_so_within_two_seconds_while_the_rest_works(
            String service, String path, String other, String another, Wenda wenda) {
        Person answerer = wenda.signedIn("answerer@wenda.test");

        wenda.system().kill(service);

        Reply down = answerer.get(path);
        down.isProblem(
                down.status() == 502 ? 502 : 503, down.status() == 502 ? "service-broke-off" : "service-unavailable");
        assertThat(down.took()).isLessThan(Duration.ofSeconds(2));
        assertThat(down.json().required("service").asString()).isEqualTo(service);
        answerer.get(other).is(200);
        answerer.get(another).is(200);
        answerer.get("/sign-in").is(200);

        await(service + " is back")
                .atMost(PATIENCE)
                .until(() -> answerer.get(path).status() == 200);
    }

    @Test
    void without_membership_service_people_go_on_asking_answering_and_hearing(Wenda wenda) {
        Person asker = wenda.signedIn("asker@wenda.test");
        Person answerer = wenda.signedIn("answerer@wenda.test");
        Person moderator = wenda.signedIn("moderator@wenda.test");

        wenda.system().kill("membership-service");
        String question = asker.asks("Who still works while the accounts are away");
        moderator.approves(question);
        asker.isFollowing(question);
        try (Bell bell = asker.listens()) {
            bell.rangFor(answerer.answers(question, "All the others."));
        }

        await("the accounts are back")
                .atMost(PATIENCE)
                .until(() -> asker.get("/api/members/me").status() == 200);
    }

    @Test
    void a_stop_and_a_start_of_everything_loses_nothing(Wenda wenda) {
        Person asker = wenda.signedIn("asker@wenda.test");
        Person answerer = wenda.signedIn("answerer@wenda.test");
        String question = asker.asks("What is left after a night without power");
        wenda.signedIn("moderator@wenda.test").approves(question);
        asker.isFollowing(question);
        String answer = answerer.answers(question, "Everything, and the session too.");
        Set<String> rowsBefore = ids(asker);

        assertThat(wenda.system().stop()).as("exit code").isZero();
        wenda.system().startAgain();

        assertThat(wenda.nobody().reads(question)).containsExactly(answer);
        await("the alert is there, if it was not yet told before the stop")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(asker.alerts("answer", question)).hasSize(1));
        assertThat(ids(asker)).containsAll(rowsBefore);
        asker.get("/api/members/me").is(200);
        wenda.nobody().signsIn("asker@wenda.test", wenda.password());
        try (Bell bell = asker.listens()) {
            bell.rangFor(answerer.answers(question, "And what comes after rings as before."));
        }
    }

    private static Set<String> ids(Person person) {
        return person.all("/api/inbox").stream()
                .map(row -> row.required("id").asString())
                .collect(toSet());
    }
}
