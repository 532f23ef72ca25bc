package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMembership
class GivingRolesIT {

    private final Api api;
    private final Api admin;

    @Autowired
    GivingRolesIT(Api api) {
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
    }

    @Test
    void an_administrator_finds_members_by_the_start_of_their_name_or_address() {
        String email = Api.newEmail();
        String id = api.signUp("Quirin Bauer", email);
        for (String query : List.of("quirin", "Quirin%20B", email, email.substring(0, email.indexOf('@')))) {
            Api.Answer found = admin.get("/api/members?query=" + query).isOk(200);
            assertThat(found.body()
                            .get("items")
                            .valueStream()
                            .map(item -> item.get("id").stringValue()))
                    .as(query)
                    .contains(id);
        }
        assertThat(admin.get("/api/members?query=.*").body().get("items").isEmpty())
                .isTrue();
        Api.Answer one = admin.get("/api/members?query=quirin").isOk(200);
        assertThat(one.body().get("items").get(0).propertyNames())
                .containsExactly("id", "name", "email", "roles", "abilities", "version", "secondFactor", "createdAt");
    }

    @Test
    void the_list_of_members_comes_in_pages_without_gap_or_double() {
        List<String> ids = Stream.of("Page A", "Page B", "Page C")
                .map(name -> api.signUp(name, Api.newEmail()))
                .toList();
        Api.Answer first = admin.get("/api/members?query=page&limit=2").isOk(200);
        Api.Answer second = admin.get("/api/members?query=page&limit=2&after=" + first.text("next"))
                .isOk(200);
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.body().get("items").valueStream())
                        .map(item -> item.get("id").stringValue()))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void only_administrators_see_addresses_and_give_roles() {
        String email = Api.newEmail();
        String id = api.signUp("Curious", email);
        Api member = api.as(api.token(email));
        member.get("/api/members").isProblem(403, "not-allowed");
        member.put("/api/members/" + id + "/roles", wanted(1, "admin")).isProblem(403, "not-allowed");
        api.put("/api/members/" + id + "/roles", wanted(1, "admin")).isProblem(401, "sign-in-required");
    }

    @Test
    void what_administrators_give_and_take_is_written_down_once_and_what_is_refused_is_not() {
        String id = api.signUp("Watched", Api.newEmail());
        String ability = "/api/members/" + id + "/abilities/ask-privately";
        admin.put("/api/members/" + id + "/roles", wanted(1, "duty")).isOk(200);
        admin.put("/api/members/" + id + "/roles", wanted(1, "duty")).isOk(200);
        admin.put("/api/members/" + id + "/roles", wanted(1, "treasurer")).isProblem(409, "changed-meanwhile");
        admin.put(ability, "{}").isOk(200);
        admin.put(ability, "{}").isOk(200);
        admin.delete(ability).isOk(200);

        assertThat(admin.get("/api/admin/membership/audit?limit=100")
                        .isOk(200)
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(one -> one.at("/about/id").stringValue().equals(id))
                        .map(one -> String.join(
                                " ",
                                one.at("/about/name").stringValue(),
                                one.get("deed").stringValue(),
                                one.at("/what/0").stringValue())))
                .containsExactlyInAnyOrder(
                        "Watched ability-taken ask-privately",
                        "Watched ability-given ask-privately",
                        "Watched roles-given duty");
    }

    @Test
    void an_ability_is_given_for_good_or_for_a_time_and_taken_again() {
        String id = api.signUp("Careful", Api.newEmail());
        String ability = "/api/members/" + id + "/abilities/ask-privately";
        api.as(api.token(RunningMembership.ADMIN))
                .put("/api/members/" + id + "/abilities/fly", "{}")
                .isProblem(404, "not-found");
        api.put(ability, "{}").isProblem(401, "sign-in-required");

        Api.Answer given =
                admin.put(ability, "{\"until\":\"2030-01-01T00:00:00Z\"}").isOk(200);
        assertThat(given.body().at("/abilities/0/ability").stringValue()).isEqualTo("ask-privately");
        assertThat(given.body().at("/abilities/0/until").stringValue()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(admin.put(ability, "{}").isOk(200).body().at("/abilities/0").has("until"))
                .isFalse();
        assertThat(admin.delete(ability).isOk(200).body().get("abilities")).isEmpty();
        assertThat(admin.delete(ability).isOk(200).body().get("abilities")).isEmpty();
    }

    @Test
    void a_promise_of_an_answer_is_given_with_its_budget_and_only_so() {
        String id = api.signUp("Promised", Api.newEmail());
        String promise = "/api/members/" + id + "/abilities/answer-by";
        for (String wrong : List.of("{}", "{\"answerMinutes\":0}", "{\"answerMinutes\":43201}")) {
            admin.put(promise, wrong).isProblem(400, "invalid");
        }
        admin.put("/api/members/" + id + "/abilities/vip-group", "{\"answerMinutes\":480}")
                .isProblem(400, "invalid");
        admin.put(promise, "{\"answerMinutes\":480}").isOk(200);
        admin.put(promise, "{\"answerMinutes\":480}").isOk(200);
        Api.Answer shorter = admin.put(promise, "{\"answerMinutes\":90}").isOk(200);
        assertThat(shorter.body().get("abilities")).hasSize(1);
        assertThat(shorter.body().at("/abilities/0/answerMinutes").intValue()).isEqualTo(90);
        assertThat(admin.get("/api/admin/membership/audit?limit=100")
                        .isOk(200)
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(one -> one.at("/about/id").stringValue().equals(id))
                        .map(one -> one.get("what").toString()))
                .containsExactlyInAnyOrder("[\"answer-by\",\"90\"]", "[\"answer-by\",\"480\"]");
        assertThat(api.get("/api/members/" + id).isOk(200).raw()).doesNotContain("answer");
    }

    @Test
    void a_role_that_is_taken_is_gone_at_once_whatever_the_token_says() {
        String email = Api.newEmail();
        String id = api.signUp("Deputy", email);
        Api deputy = api.as(api.token(email));
        admin.put("/api/members/" + id + "/roles", wanted(1, "moderator", "admin"))
                .isOk(200);
        deputy.get("/api/members").isOk(200);
        Api.Answer taken = admin.put("/api/members/" + id + "/roles", wanted(2)).isOk(200);
        assertThat(taken.body().get("version").intValue()).isEqualTo(3);
        deputy.get("/api/members").isProblem(403, "not-allowed");
    }

    @Test
    void roles_are_told_in_lower_case_without_doubles() {
        String id = api.signUp("Collector", Api.newEmail());
        Api.Answer given = admin.put("/api/members/" + id + "/roles", wanted(1, "duty", "moderator", "duty"))
                .isOk(200);
        assertThat(given.body().get("roles").toString()).isEqualTo("[\"moderator\",\"duty\"]");
        assertThat(api.get("/api/members/" + id).body().get("roles").toString()).isEqualTo("[\"moderator\",\"duty\"]");
    }

    @Test
    void of_two_administrators_who_decide_at_once_the_second_hears_what_the_first_did() {
        String id = api.signUp("Contested", Api.newEmail());
        List<Api.Answer> answers = Stream.of("moderator", "treasurer", "duty", "assistant")
                .map(role -> CompletableFuture.supplyAsync(
                        () -> admin.put("/api/members/" + id + "/roles", wanted(1, role))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        String winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.body().get("roles").toString())
                .findFirst()
                .orElseThrow();
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(lost -> {
            lost.isProblem(409, "changed-meanwhile");
            assertThat(lost.body().get("roles").toString()).isEqualTo(winner);
            assertThat(lost.body().get("version").intValue()).isEqualTo(2);
            assertThat(lost.text("by")).isNotEmpty();
        });
    }

    @Test
    void a_double_click_is_as_good_as_one() {
        String id = api.signUp("Clicked", Api.newEmail());
        admin.put("/api/members/" + id + "/roles", wanted(1, "duty")).isOk(200);
        admin.put("/api/members/" + id + "/roles", wanted(1, "duty")).isOk(200);
    }

    @Test
    void the_appointed_administrator_stays_one() {
        Api.Answer own = admin.get("/api/members/me").isOk(200);
        String root = "/api/members/" + own.text("id") + "/roles";
        admin.put(root, wanted(1, "moderator")).isProblem(409, "last-administrator");
        String email = Api.newEmail();
        String id = api.signUp("Usurper", email);
        admin.put("/api/members/" + id + "/roles", wanted(1, "admin")).isOk(200);
        api.as(api.token(email)).put(root, wanted(1)).isProblem(409, "last-administrator");
        admin.put("/api/members/" + id + "/roles", wanted(2)).isOk(200);
    }

    @Test
    void what_is_no_role_is_refused() {
        String path = "/api/members/" + api.signUp("Nobody special", Api.newEmail()) + "/roles";
        admin.put(path, wanted(1, "emperor")).isProblem(400, "invalid");
        admin.put(path, wanted(1, "ADMIN")).isProblem(400, "invalid");
        admin.put(path, "{\"roles\":[null],\"version\":1}").isProblem(400, "invalid");
        admin.put(path, "{\"version\":1}").isProblem(400, "invalid");
        admin.put(path, "{\"roles\":[]}").isProblem(400, "invalid");
        admin.put(path, "{\"roles\":\"admin\",\"version\":1}").isProblem(400, "wrong-type");
        admin.put(path, "{\"roles\":[],\"version\":\"1\"}").isProblem(400, "wrong-type");
        admin.put("/api/members/nobody/roles", wanted(1, "duty")).isProblem(404, "not-found");
    }

    private static String wanted(int version, String... roles) {
        return Api.json(Map.of("roles", List.of(roles), "version", version));
    }
}
