package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningMembership
class SigningUpIT {

    private final Api api;

    @Autowired
    SigningUpIT(Api api) {
        this.api = api.fromElsewhere();
    }

    @Test
    void whoever_signs_up_is_a_member_without_roles() {
        Api.Answer answer = api.post("/api/members", form("  Zoe\u0308 Müller ", Api.newEmail()))
                .isOk(201);
        assertThat(answer.body().propertyNames()).containsExactly("id", "name", "roles", "language");
        assertThat(answer.text("name")).isEqualTo("Zo\u00EB Müller");
        assertThat(answer.body().get("roles").isEmpty()).isTrue();
        assertThat(answer.text("language")).isEqualTo("en");
    }

    @Test
    void an_address_has_one_account_however_it_is_written() {
        api.post("/api/members", form("Mei", "Mei.Ran@Example.COM")).isOk(201);
        for (String same : List.of("mei.ran@example.com", " MEI.RAN@EXAMPLE.COM ", "mei.\u200Bran@example.com")) {
            api.post("/api/members", form("Other", same)).isProblem(409, "address-in-use");
        }
        api.post("/api/members", form("Other", "meiran@example.com")).isOk(201);
    }

    @Test
    void of_two_who_sign_up_with_one_address_at_the_same_moment_one_does() {
        String email = Api.newEmail();
        List<Api.Answer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> api.fromElsewhere().post("/api/members", form("Twin", email))))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(Api.Answer::status).containsOnlyOnce(201).contains(409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
    }

    @Test
    void a_form_sent_twice_makes_one_member() {
        String email = Api.newEmail();
        Api keyed = api.with("Idempotency-Key", "form-" + email);
        Api.Answer first = keyed.post("/api/members", form("Lin", email)).isOk(201);
        assertThat(keyed.post("/api/members", form("Lin", email)).isOk(201).raw())
                .isEqualTo(first.raw());
        keyed.post("/api/members", form("Somebody else", email)).isProblem(422, "idempotency-key-reused");
        keyed.post("/api/members", form("Lin", Api.newEmail())).isProblem(422, "idempotency-key-reused");
        String otherPassword = Api.json(Map.of("name", "Lin", "email", email, "password", "a guessed password"));
        keyed.post("/api/members", otherPassword).isProblem(422, "idempotency-key-reused");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("badInput")
    void bad_input_is_refused_by_name_and_nothing_is_stored(String body, int status, String expected) {
        Api.Answer answer = api.fromElsewhere().post("/api/members", body);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(status);
        assertThat(reasons(answer.body())).isEqualTo(expected);
    }

    static Stream<Arguments> badInput() {
        String rest = ",\"email\":\"bad@example.org\",\"password\":\"long enough\"}";
        return Stream.of(
                Arguments.of("", 400, "malformed-json"),
                Arguments.of("{}", 400, "name required, email required, password required"),
                Arguments.of("{\"name\":null" + rest, 400, "name required"),
                Arguments.of("{\"name\":\"\"" + rest, 400, "name required"),
                Arguments.of("{\"name\":\" \\u3000 \"" + rest, 400, "name required"),
                Arguments.of("{\"name\":\"\\u200b\\u2060\"" + rest, 400, "name required"),
                Arguments.of("{\"name\":\"" + "x".repeat(41) + "\"" + rest, 400, "name too-long"),
                Arguments.of("{\"name\":\"" + "x".repeat(100_000) + "\"" + rest, 400, "name too-long"),
                Arguments.of("{\"name\":\"" + "x".repeat(1_000_000) + "\"" + rest, 413, "too-large"),
                Arguments.of("{\"name\":\"a\\u0000b\"" + rest, 400, "name control-character"),
                Arguments.of("{\"name\":\"a\\ud800b\"" + rest, 400, "name malformed-text"),
                Arguments.of("{\"name\":\"a\\u202eb\"" + rest, 400, "name bidi-control"),
                Arguments.of("{\"name\":\"a\\u2066b\"" + rest, 400, "name bidi-control"),
                Arguments.of("{\"name\":7" + rest, 400, "wrong-type name"),
                Arguments.of("{\"name\":[\"a\"]" + rest, 400, "wrong-type name"),
                Arguments.of("{\"name\":\"a\",\"name\":\"b\"" + rest, 400, "malformed-json"),
                Arguments.of("{\"name\":\"a\",\"roles\":[\"admin\"]" + rest, 400, "unknown-field roles"),
                Arguments.of("{\"name\":\"a\",\"language\":\"tlh\"" + rest, 400, "language unknown-language"),
                Arguments.of(
                        "{\"name\":\"a\",\"email\":\"no address\",\"password\":\"short\"}",
                        400,
                        "email not-an-address, password too-short"),
                Arguments.of(
                        "{\"name\":\"a\",\"email\":\"a@b@c\\u0000\",\"password\":\"nul\\u0000in password\"}",
                        400,
                        "email control-character, password control-character"),
                Arguments.of(
                        "{\"name\":\"a\",\"email\":\"" + "e".repeat(250) + "@example.org\",\"password\":\""
                                + "p".repeat(201) + "\"}",
                        400,
                        "email too-long, password too-long"),
                Arguments.of("[1,2]", 400, "malformed-json"),
                Arguments.of("{\"name\":\"a\"" + rest + "}", 400, "malformed-json"));
    }

    private static String reasons(JsonNode problem) {
        if (problem.has("violations")) {
            return String.join(
                    ", ",
                    problem.get("violations")
                            .valueStream()
                            .map(found -> found.get("field").stringValue() + " "
                                    + found.get("code").stringValue())
                            .toList());
        }
        String code = problem.get("code").stringValue();
        return problem.has("field") ? code + " " + problem.get("field").stringValue() : code;
    }

    private static String form(String name, String email) {
        return Api.json(Map.of("name", name, "email", email, "password", RunningMembership.PASSWORD));
    }
}
