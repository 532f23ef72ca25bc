package io.wenda.membership.throttling;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.session.MovableClock;
import io.wenda.membership.Refusal;
import io.wenda.membership.RunningMembership;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@RunningMembership
class AttemptsIT {

    private final Attempts attempts;
    private final MovableClock clock;
    private final MongoDatabase database;

    @Autowired
    AttemptsIT(Attempts attempts, MovableClock clock, MongoDatabase database) {
        this.attempts = attempts;
        this.clock = clock;
        this.database = database;
    }

    @Test
    void what_is_taken_back_may_be_tried_again() {
        for (int i = 0; i < 25; i++) {
            StepVerifier.create(
                            attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, "back").flatMap(attempts::takeBack))
                    .verifyComplete();
        }
    }

    @Test
    void kinds_and_people_are_counted_apart() {
        for (int i = 0; i < 10; i++) {
            StepVerifier.create(attempts.count(Throttled.SIGN_UP_OF_ACCOUNT, "one"))
                    .expectNextCount(1)
                    .verifyComplete();
        }
        StepVerifier.create(attempts.count(Throttled.SIGN_UP_OF_ACCOUNT, "one"))
                .verifyError(Refusal.TooManyAttempts.class);
        StepVerifier.create(attempts.count(Throttled.SIGN_UP_OF_ACCOUNT, "two"))
                .expectNextCount(1)
                .verifyComplete();
        StepVerifier.create(attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, "one"))
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void a_row_names_nobody() {
        attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, "mei@example.org").block();
        StepVerifier.create(database.getCollection("attempts").find())
                .thenConsumeWhile(row -> !row.toJson().contains("@"))
                .verifyComplete();
    }

    @Test
    void rows_of_windows_that_are_over_are_swept_and_others_stay() {
        attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, "swept").block();
        clock.forward(Duration.ofMinutes(18));
        attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, "kept").block();
        StepVerifier.create(attempts.sweep()).verifyComplete();
        assertThat(rows(Filters.lt("until", clock.instant()))).isZero();
        assertThat(rows(new Document())).isPositive();
    }

    @Test
    void a_window_that_another_instance_still_counts_in_is_not_swept() {
        attempts.count(Throttled.SIGN_IN_OF_ACCOUNT, "counted").block();
        Instant end = Instant.ofEpochSecond((clock.instant().getEpochSecond() / 900 + 1) * 900);
        clock.forward(Duration.between(clock.instant(), end.plusSeconds(30)));

        StepVerifier.create(attempts.sweep()).verifyComplete();

        assertThat(rows(Filters.eq("until", end))).isPositive();
    }

    private long rows(Bson filter) {
        return Mono.from(database.getCollection("attempts").countDocuments(filter))
                .blockOptional()
                .orElse(0L);
    }
}
