package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred answers to one question at once, and in the middle of them a service dies. */
@OnWenda
@EnabledIfSystemProperty(named = Trouble.IN_A_LONG_CHECK, matches = "true")
@Order(12)
class RushJourney {

    private static final int ANSWERS = 200;
    private static final int ACKNOWLEDGED_BEFORE_THE_DEATH = ANSWERS / 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @BeforeEach
    void nothingElseIsWrong(Wenda wenda) {
        wenda.mayBeHarmed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"question-service", "notification-service"})
    void each_answer_is_there_once_and_rings_once(String service, Wenda wenda) throws Exception {
        List<Person> authors = people(wenda, "answerer", "admin", "assistant", "duty");
        List<Person> listeners = people(wenda, "asker", "moderator", "treasurer");
        String question = wenda.signedIn("asker@wenda.test").asks("What is left when " + service + " dies in a rush");
        wenda.signedIn("moderator@wenda.test").approves(question);
        Stream.concat(authors.stream(), listeners.stream()).forEach(person -> person.follows(question));

        Set<String> acknowledged;
        try (Bell bell = listeners.getFirst().listens()) {
            acknowledged = answersWhileItDies(wenda, service, authors, question);
            await("the bell rings for all of them")
                    .atMost(PATIENCE)
                    .until(() -> acknowledged.stream().allMatch(bell::hasRungFor));
        }

        assertThat(wenda.nobody().reads(question)).hasSize(ANSWERS).containsExactlyInAnyOrderElementsOf(acknowledged);
        listeners.forEach(listener -> hasOneRowEach(listener, question, ANSWERS));
        authors.forEach(author -> hasOneRowEach(author, question, ANSWERS - ANSWERS / authors.size()));
    }

    private static List<Person> people(Wenda wenda, String... names) {
        return Stream.of(names)
                .map(name -> wenda.signedIn(name + "@wenda.test"))
                .toList();
    }

    private static Set<String> answersWhileItDies(Wenda wenda, String service, List<Person> authors, String question)
            throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < ANSWERS; i++) {
                Person author = authors.get(i % authors.size());
                String body = "Answer number " + i;
                writing.add(writers.submit(() -> acknowledged.add(answer(author, question, body))));
            }
            await("some are acknowledged").until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_DEATH);
            wenda.system().kill(service);
            for (Future<?> answer : writing) {
                answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        return acknowledged;
    }

    private static String answer(Person author, String question, String body) {
        String key = UUID.randomUUID().toString();
        String path = "/api/questions/" + question + "/answers";
        return author.insists(() -> author.post(path, Map.of("body", body), "Idempotency-Key", key))
                .is(201)
                .id();
    }

    private static void hasOneRowEach(Person person, String question, int expected) {
        await(person.name() + " has one row for each answer").atMost(PATIENCE).untilAsserted(() -> {
            List<String> rows = person.alerts("answer", question).stream()
                    .map(row -> row.required("answerId").asString())
                    .toList();
            assertThat(rows).doesNotHaveDuplicates().hasSize(expected);
        });
    }
}
