package io.wenda.membership.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.SecondInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** The clock stands still in a test, so none of them runs into the next window by chance. */
@RunningMembership
class ThrottlingIT {

    private static final String PASSWORD = RunningMembership.PASSWORD;
    private static final String WRONG = "not the password";

    private final ConfigurableApplicationContext context;
    private final Api api;
    private final MovableClock clock;

    @Autowired
    ThrottlingIT(ConfigurableApplicationContext context, Api api, MovableClock clock) {
        this.context = context;
        this.api = api.fromElsewhere();
        this.clock = clock;
    }

    @Test
    void after_ten_failures_an_account_waits_for_the_next_window_wherever_it_is_tried_from() {
        String email = Api.newEmail();
        api.signUp("Mei", email);
        for (int i = 0; i < 10; i++) {
            api.fromElsewhere().signIn(email, WRONG).isProblem(401, "wrong-credentials");
        }
        Api.Answer refused = api.fromElsewhere().signIn(email, PASSWORD).isProblem(429, "too-many-attempts");
        long seconds =
                Long.parseLong(refused.headers().firstValue("Retry-After").orElse(""));
        assertThat(seconds)
                .isBetween(1L, 900L)
                .isEqualTo(refused.body().get("retryAfter").longValue());
        clock.forward(Duration.ofSeconds(seconds));
        api.signIn(email, PASSWORD).isOk(200);
    }

    @Test
    void an_address_without_an_account_is_throttled_as_one_with() {
        String email = Api.newEmail();
        for (int i = 0; i < 10; i++) {
            api.fromElsewhere().signIn(email, WRONG).isProblem(401, "wrong-credentials");
        }
        api.fromElsewhere().signIn(email, WRONG).isProblem(429, "too-many-attempts");
    }

    @Test
    void sign_ins_that_succeed_are_never_held_against_anybody() {
        String email = Api.newEmail();
        api.signUp("Busy", email);
        for (int i = 0; i < 35; i++) {
            api.signIn(email, PASSWORD).isOk(200);
        }
        for (int i = 0; i < 9; i++) {
            api.signIn(email, WRONG).isProblem(401, "wrong-credentials");
            api.signIn(email, PASSWORD).isOk(200);
        }
    }

    @Test
    void many_guesses_at_once_are_no_more_than_many_one_by_one() {
        String email = Api.newEmail();
        api.signUp("Guessed", email);
        List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> api.fromElsewhere().signIn(email, WRONG).status()))
                .limit(40)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses)
                .as(statuses.toString())
                .filteredOn(status -> status == 401)
                .hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(30);
    }

    @Test
    void guesses_are_counted_together_at_whichever_instance_they_are_made() {
        String email = Api.newEmail();
        api.signUp("Guessed", email);
        try (SecondInstance second = new SecondInstance(context, clock)) {
            List<Api> both = List.of(api, second.api());
            for (int i = 0; i < 10; i++) {
                both.get(i % 2).fromElsewhere().signIn(email, WRONG).isProblem(401, "wrong-credentials");
            }
            both.forEach(each -> each.fromElsewhere().signIn(email, PASSWORD).isProblem(429, "too-many-attempts"));
        }
    }

    @Test
    void one_place_that_tries_many_accounts_waits_and_others_do_not() {
        Api guesser = api.fromElsewhere();
        for (int i = 0; i < 30; i++) {
            guesser.signIn(Api.newEmail(), WRONG).isProblem(401, "wrong-credentials");
        }
        guesser.signIn(Api.newEmail(), WRONG).isProblem(429, "too-many-attempts");
        api.fromElsewhere().signIn(Api.newEmail(), WRONG).isProblem(401, "wrong-credentials");
    }

    @Test
    void all_addresses_of_one_household_count_as_one() {
        for (int i = 0; i < 30; i++) {
            api.from("2001:db8:7:7::" + i).signIn(Api.newEmail(), WRONG).isProblem(401, "wrong-credentials");
        }
        api.from("2001:db8:7:7:ffff::1").signIn(Api.newEmail(), WRONG).isProblem(429, "too-many-attempts");
        api.from("2001:db8:7:8::1").signIn(Api.newEmail(), WRONG).isProblem(401, "wrong-credentials");
    }

    @Test
    void one_place_signs_up_a_bounded_number_of_members() {
        Api place = api.fromElsewhere();
        for (int i = 0; i < 20; i++) {
            place.post("/api/members", form(Api.newEmail())).isOk(201);
        }
        Api.Answer refused = place.post("/api/members", form(Api.newEmail())).isProblem(429, "too-many-attempts");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        api.fromElsewhere().post("/api/members", form(Api.newEmail())).isOk(201);
    }

    @Test
    void nobody_finds_out_by_many_sign_ups_who_has_an_account() {
        String email = Api.newEmail();
        api.signUp("Mei", email);
        for (int i = 0; i < 9; i++) {
            api.fromElsewhere().post("/api/members", form(email)).isProblem(409, "address-in-use");
        }
        api.fromElsewhere().post("/api/members", form(email)).isProblem(429, "too-many-attempts");
    }

    @Test
    void a_form_that_is_invalid_is_not_counted() {
        Api place = api.fromElsewhere();
        for (int i = 0; i < 40; i++) {
            place.post("/api/members", "{}").isProblem(400, "invalid");
            place.post("/api/session", "{}").isProblem(400, "invalid");
        }
        place.post("/api/members", form(Api.newEmail())).isOk(201);
    }

    private static String form(String email) {
        return Api.json(Map.of("name", "Somebody", "email", email, "password", PASSWORD));
    }
}
