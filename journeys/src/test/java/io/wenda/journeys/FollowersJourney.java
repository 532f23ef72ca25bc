package io.wenda.journeys;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands follow one question, and in the middle of telling them of an answer something dies or is away: afterwards each of
 * them has one row and was announced, and whoever wrote it has none.
 */
@OnWenda
@Order(15)
class FollowersJourney {

    private static final int FOLLOWERS = Trouble.LONG ? 10_000 : 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    static Stream<Named<Consumer<RunningSystem>>> troubles() {
        Stream<Named<Consumer<RunningSystem>>> all = Stream.of(
                Named.of("notification-service dies", system -> system.kill("notification-service")),
                Named.of("question-service dies", system -> system.kill("question-service")),
                Named.of("the broker dies", system -> system.kill("broker")),
                Named.of("the database dies", system -> system.kill("database")),
                Named.of("the broker is away", system -> away(system, "broker")),
                Named.of("the database is away", system -> away(system, "database")),
                Named.of("another instance comes and dies", FollowersJourney::anotherComesAndDies));
        return all.limit(Trouble.LONG ? Long.MAX_VALUE : 1);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void each_of_thousands_is_told_once(Consumer<RunningSystem> trouble, Wenda wenda) {
        wenda.mayBeHarmed("broker", "database");
        Person asker = wenda.signedIn("asker@wenda.test");
        Person answerer = wenda.signedIn("answerer@wenda.test");
        String question = asker.asks("How many hear of what happens in the middle");
        wenda.signedIn("moderator@wenda.test").approves(question);
        asker.isFollowing(question);
        answerer.follows(question);
        try (Followers followers = new Followers(wenda.system(), question)) {
            Set<String> members = followers.join(FOLLOWERS);
            Set<String> all =
                    Stream.concat(members.stream(), Stream.of(idOf(asker))).collect(toSet());

            String answer = answerer.answers(question, "Everybody, once.");
            await("some are told").atMost(PATIENCE).until(() -> followers.someAreTold(answer, members));
            assertThat(followers.told(answer)).as("it is still in the middle").hasSizeLessThan(all.size());
            trouble.accept(wenda.system());

            await("all are told")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> followers.told(answer).size() >= all.size());
            assertThat(followers.told(answer))
                    .as("who has a row, and how many")
                    .containsExactlyInAnyOrderElementsOf(all);
            await("all are announced")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(followers.announced(answer)).isEqualTo(all));
        }
    }

    private static String idOf(Person person) {
        return person.get("/api/members/me").is(200).json().required("id").asString();
    }

    private static void away(RunningSystem system, String part) {
        system.freeze(part);
        Trouble.passes(Trouble.AWAY);
        system.thaw(part);
    }

    private static void anotherComesAndDies(RunningSystem system) {
        try (Instance another = system.another("notification-service", Map.of())) {
            another.awaitReady();
        }
    }
}
