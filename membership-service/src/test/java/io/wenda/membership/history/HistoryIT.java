package io.wenda.membership.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberState;
import io.wenda.events.SigningKeys;
import io.wenda.events.Topic;
import io.wenda.http.creating.Ids;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who joined long ago is a member again, and has yet to prove who they are. */
@RunningMembership
class HistoryIT {

    private final Api api;
    private final Api admin;
    private final EventTransport transport;
    private final String id = "m9" + Ids.random();
    private final String email = Api.newEmail();

    @Autowired
    HistoryIT(Api api, EventTransport transport) {
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.transport = transport;
    }

    @Test
    void a_member_comes_back_with_name_date_and_roles() {
        String line = line(id, email);
        assertThat(last(admin.imports(line)))
                .isEqualTo("{\"done\":true,\"read\":1,\"stored\":1,\"already\":0,\"refused\":0,\"notMine\":0}");
        assertThat(last(admin.imports(line))).contains("\"stored\":0,\"already\":1,\"refused\":0");

        assertThat(exported()).contains(line);
        Api.Answer profile = api.get("/api/members/" + id).isOk(200);
        assertThat(profile.text("createdAt")).isEqualTo("2026-08-03T06:12:00Z");
        assertThat(profile.text("name")).isEqualTo("周雨桐");
        List<CloudEvent> told = new CopyOnWriteArrayList<>();
        transport.readFromStart(Set.of(Topic.MEMBER_STATE), told::add, () -> {});
        await().untilAsserted(() -> assertThat(told)
                .extracting(CloudEvent::data)
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(MemberState.class, state -> {
                    assertThat(state.memberId()).isEqualTo(id);
                    assertThat(state.version()).isEqualTo(1);
                    assertThat(state.name()).isEqualTo("周雨桐");
                    assertThat(state.roles()).containsExactly("duty");
                })));
    }

    @Test
    void nobody_signs_in_as_somebody_who_was_imported() {
        assertThat(last(admin.imports(line(id, email)))).contains("\"stored\":1");
        api.fromElsewhere().signIn(email, "").isProblem(400, "invalid");
        api.fromElsewhere().signIn(email, RunningMembership.PASSWORD).isProblem(401, "wrong-credentials");
        api.fromElsewhere().signIn(email, "the password of nobody").isProblem(401, "wrong-credentials");
        api.fromElsewhere()
                .post("/api/members", Api.json(Map.of("name", "Thief", "email", email, "password", "correct horse")))
                .isProblem(409, "address-in-use");
    }

    @Test
    void no_password_ever_leaves() {
        String signedUp = api.signUp("Signed up", email);
        assertThat(exported()).anySatisfy(line -> assertThat(line).contains(signedUp, email));
        assertThat(String.join("\n", exported()))
                .doesNotContain("assword\"")
                .doesNotContain("argon2")
                .doesNotContain("Hash");
    }

    @Test
    void every_bad_line_is_refused_by_its_number() {
        String signedUp = api.signUp("Here before", email);
        String free = Api.newEmail();
        String line = line(id, free);
        assertThat(lines(admin.imports(String.join(
                        "\n",
                        line(id, email.toUpperCase(Locale.ROOT)),
                        line(id, "nobody"),
                        line.replace("\"zh\"", "\"tlh\""),
                        line.replace("duty", "emperor"),
                        line.replace("周雨桐", "x".repeat(41)),
                        line.replace("}", ",\"password\":\"secret123\"}"),
                        line.replace(id, "me"),
                        line(signedUp, email),
                        line,
                        line.replace("周雨桐", "周雨彤")))))
                .containsExactly(
                        "{\"line\":1,\"code\":\"address-in-use\",\"field\":\"email\"}",
                        "{\"line\":2,\"code\":\"not-an-address\",\"field\":\"email\"}",
                        "{\"line\":3,\"code\":\"unknown-language\",\"field\":\"language\"}",
                        "{\"line\":4,\"code\":\"unknown-role\",\"field\":\"roles\"}",
                        "{\"line\":5,\"code\":\"too-long\",\"field\":\"name\",\"limit\":40}",
                        "{\"line\":6,\"code\":\"unknown-field\",\"field\":\"password\"}",
                        "{\"line\":7,\"code\":\"not-an-id\",\"field\":\"id\"}",
                        "{\"line\":8,\"code\":\"differs\",\"field\":\"id\"}",
                        "{\"line\":10,\"code\":\"differs\",\"field\":\"id\"}",
                        "{\"done\":true,\"read\":10,\"stored\":1,\"already\":0,\"refused\":9,\"notMine\":0}");
    }

    @Test
    void the_appointed_administrator_moves_with_the_community() {
        String own = exported().stream()
                .filter(line -> line.contains(RunningMembership.ADMIN))
                .findFirst()
                .orElseThrow();
        String older = own.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"2020-02-02T02:02:02Z\"")
                .replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"Noor\"")
                .replaceFirst("\\[.*\\]", "[]");
        assertThat(last(admin.imports(older))).contains("\"stored\":1");
        assertThat(last(admin.imports(older))).contains("\"already\":1");

        assertThat(exported()).contains(older.replace("[]", "[\"admin\"]"));
        assertThat(last(admin.imports(own))).contains("\"refused\":1");
        assertThat(last(admin.imports(older.replace("2020", "2019").replace(RunningMembership.ADMIN, email))))
                .contains("\"refused\":1");
        assertThat(api.token(RunningMembership.ADMIN)).isNotEmpty();
    }

    @Test
    void everybody_is_told_of_once_more_when_an_operator_says_so() {
        List<CloudEvent> told = new CopyOnWriteArrayList<>();
        admin.imports(line(id, email));
        transport.readFromStart(Set.of(Topic.MEMBER_STATE, Topic.COMMUNITY_STATE), told::add, () -> {});
        await().until(() -> told.stream().anyMatch(event -> event.data().key().equals(id)));
        long keys = keys(told);

        assertThat(last(admin.post("/api/admin/membership/retell", ""))).startsWith("{\"done\":true,\"told\":");

        await().untilAsserted(() -> assertThat(told)
                .extracting(CloudEvent::data)
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(MemberState.class, state -> {
                    assertThat(state.memberId()).isEqualTo(id);
                    assertThat(state.version()).isEqualTo(2);
                    assertThat(state.name()).isEqualTo("周雨桐");
                    assertThat(state.roles()).containsExactly("duty");
                })));
        await().until(() -> keys(told) > keys);
        admin.get("/api/members/me").isOk(200);
        assertThat(exported()).contains(line(id, email));
    }

    @Test
    void only_administrators_take_the_history_in_or_out() {
        api.signUp("Curious", email);
        Api member = api.as(api.token(email));
        member.get("/api/admin/membership/export").isProblem(403, "not-allowed");
        member.imports(line(id, Api.newEmail())).isProblem(403, "not-allowed");
        member.post("/api/admin/membership/retell", "").isProblem(403, "not-allowed");
        api.get("/api/admin/membership/export").isProblem(401, "sign-in-required");
        api.get("/api/members/" + id).isProblem(404, "not-found");
    }

    private static long keys(List<CloudEvent> told) {
        return told.stream()
                .filter(event -> event.data() instanceof SigningKeys)
                .count();
    }

    private static String line(String id, String email) {
        return ("{\"kind\":\"member\",\"id\":\"%s\",\"at\":\"2026-08-03T06:12:00Z\",\"name\":\"周雨桐\",\"email\":\"%s\","
                        + "\"language\":\"zh\",\"roles\":[\"duty\"]}")
                .formatted(id, email);
    }

    private List<String> exported() {
        return admin.get("/api/admin/membership/export").isOk(200).raw().lines().toList();
    }

    private static List<String> lines(Api.Answer answer) {
        return answer.isOk(200)
                .raw()
                .lines()
                .filter(line -> !line.startsWith("{\"read\""))
                .toList();
    }

    private static String last(Api.Answer answer) {
        return lines(answer).getLast();
    }
}
