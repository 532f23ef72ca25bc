package io.wenda.journeys;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services are killed and started again, and the whole system too: nothing that was acknowledged is lost, nothing rings twice. */
@OnWenda
@Order(10)
class FailureJourney {

    private static final int ANSWERS = 200;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = ANSWERS / 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    @BeforeEach
    void onlyOurOwn(Wenda wenda) {
        assumeThat(wenda.canBeKilled())
                .as("a Wenda that somebody else started is not killed")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"question-service", "notification-service"})
    void killed_in_the_middle_of_200_answers_every_answer_is_there_once_and_rings_once(String service, Wenda wenda)
            throws Exception {
        List<Person> authors = people(wenda, "answerer", "admin", "assistant", "duty");
        List<Person> listeners = people(wenda, "asker", "moderator", "treasurer");
        String question = wenda.signedIn("asker@wenda.test").asks("What is left when " + service + " is killed");
        wenda.signedIn("moderator@wenda.test").approves(question);
        authors.forEach(author -> author.follows(question));
        listeners.forEach(listener -> listener.follows(question));

        Set<String> acknowledged;
        try (Bell bell = listeners.getFirst().listens()) {
            acknowledged = answersWhileItIsKilled(wenda, service, authors, question);
            await("the bell rings for all of them, the ones during the kill too")
                    .atMost(PATIENCE)
                    .until(() -> acknowledged.stream().allMatch(bell::hasRungFor));
        }

        List<String> published = publishedAnswers(wenda, question);
        assertThat(published)
                .hasSize(ANSWERS)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        for (Person listener : listeners) {
            hasOneRowEach(listener, question, ANSWERS);
        }
        for (Person author : authors) {
            hasOneRowEach(author, question, ANSWERS - ANSWERS / authors.size());
        }
    }

    private static List<Person> people(Wenda wenda, String... names) {
        return List.of(names).stream()
                .map(name -> wenda.signedIn(name + "@wenda.test"))
                .toList();
    }

    private static Set<String> answersWhileItIsKilled(
            Wenda wenda, String service, List<Person> authors, String question) throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < ANSWERS; i++) {
                Person author = authors.get(i % authors.size());
                String body = "Answer number " + i;
                writing.add(writers.submit(() -> acknowledged.add(answersUntilAcknowledged(author, question, body))));
            }
            await("some are acknowledged").until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
            wenda.system().kill(service);
            for (Future<?> answer : writing) {
                answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        return acknowledged;
    }

    /** As Wenda's pages do it: one key, sent again until it is acknowledged. */
    private static String answersUntilAcknowledged(Person author, String question, String body) {
        String key = UUID.randomUUID().toString();
        Callable<Reply> send = () -> {
            try {
                return author.post(
                        "/api/questions/" + question + "/answers", Map.of("body", body), "Idempotency-Key", key);
            } catch (UncheckedIOException lost) {
                return null;
            }
        };
        return await(body)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .pollDelay(Duration.ZERO)
                .until(send, reply -> reply != null && !TRY_AGAIN.contains(reply.status()))
                .is(201)
                .id();
    }

    private static List<String> publishedAnswers(Wenda wenda, String question) {
        return wenda.nobody()
                .get("/api/questions/" + question)
                .is(200)
                .json()
                .required("answers")
                .valueStream()
                .map(answer -> answer.required("id").asString())
                .toList();
    }

    private static void hasOneRowEach(Person person, String question, int expected) {
        await(person.name() + " has one row for each answer").atMost(PATIENCE).untilAsserted(() -> {
            List<String> rows = person.alerts("answer", question).stream()
                    .map(row -> row.required("answerId").asString())
                    .toList();
            assertThat(rows).doesNotHaveDuplicates().hasSize(expected);
        });
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

        wenda.system().kill("membership-service");
        String question = asker.asks("Who still works while the accounts are away");
        wenda.signedIn("moderator@wenda.test").approves(question);
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

        assertThat(publishedAnswers(wenda, question)).containsExactly(answer);
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
