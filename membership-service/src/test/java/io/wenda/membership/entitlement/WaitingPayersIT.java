package io.wenda.membership.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.creating.Ids;
import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Letter;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Who paid elsewhere before comes in by a file, with or without an account, with the seat that they have. */
@RunningMembership
class WaitingPayersIT {

    private static final String HEAD = "email,plan,since,payments,group\n";

    private final Api api;
    private final Api admin;
    private final Welcoming welcoming;
    private final Members members;
    private final MovableClock clock;
    private final String email = Api.newEmail();
    private final String group = "held" + Ids.random().substring(0, 8);
    private Api treasurer;
    private Api assistant;

    @Autowired
    WaitingPayersIT(Api api, Welcoming welcoming, Members members, MovableClock clock) {
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.welcoming = welcoming;
        this.members = members;
        this.clock = clock;
        this.treasurer = this.api;
        this.assistant = this.api;
    }

    @BeforeEach
    void staff() {
        treasurer = admin.appoints("treasurer");
        assistant = admin.appoints("assistant");
    }

    @Test
    void who_has_no_account_has_it_from_its_own_dates_once_the_address_is_theirs_and_once_however_often_it_comes() {
        String file = HEAD + email + ",monthly,2026-01-31,2,\n";
        for (int time = 0; time < 2; time++) {
            assertThat(imports(file)).isEqualTo("0 taken, 1 waits");
        }
        assertThat(waiting(email)).hasSize(1);
        String id = api.signUp("Newcomer", email);
        welcome();
        assertThat(history(email)).as("nobody has shown that it is theirs").isEmpty();

        proves(id, email);
        Mono.when(welcoming.welcome(), welcoming.welcome()).block();

        assertThat(history(email)).hasSize(1);
        assertThat(history(email).getFirst().get("to").stringValue()).isEqualTo("2026-03-30T16:00:00Z");
        assertThat(waiting(email)).isEmpty();
        assertThat(imports(file)).isEqualTo("1 taken, 0 waits");
        assertThat(history(email)).hasSize(1);
    }

    @Test
    void who_moves_to_the_address_has_it_too_and_nobody_has_it_after_them() {
        String file = HEAD + email + ",lifetime,2025-05-01,1,\n";
        imports(file);
        String before = Api.newEmail();
        String id = api.signUp("Mover", before);
        EmailAddress wanted = EmailAddress.of(email).orElseThrow();
        members.change(id, member -> member.movedTo(wanted, Ids.random(), clock.instant()))
                .block();
        welcome();
        assertThat(own(email).get("forLife").booleanValue()).isTrue();

        EmailAddress back = EmailAddress.of(before).orElseThrow();
        members.change(id, member -> member.movedTo(back, Ids.random(), clock.instant()))
                .block();
        assertThat(imports(file)).isEqualTo("1 taken, 0 waits");
        proves(api.signUp("Next", email), email);
        welcome();
        assertThat(history(email)).isEmpty();
    }

    @Test
    void what_is_withdrawn_is_nobodys_and_its_seat_is_free() {
        makes(1);
        imports(HEAD + email + ",monthly,2026-01-31,2," + group + "\n");
        String line = waiting(email).getFirst().get("id").stringValue();
        for (Api nosy : List.of(admin, assistant)) {
            nosy.get("/api/ledger/waiting").isProblem(403, "not-allowed");
            nosy.delete("/api/ledger/waiting/" + line).isProblem(403, "not-allowed");
        }
        assertThat(taken()).isEqualTo(1);

        treasurer.delete("/api/ledger/waiting/" + line).isOk(204);
        treasurer.delete("/api/ledger/waiting/" + line).isProblem(404, "not-found");
        assertThat(taken()).isZero();
        proves(api.signUp("Newcomer", email), email);
        welcome();
        assertThat(history(email)).isEmpty();
    }

    @Test
    void whoever_may_be_somebody_who_was_expelled_gets_nothing_before_a_person_has_looked() {
        String expelled = api.signUp("Expelled", email);
        proves(expelled, email);
        expels(expelled);
        String again = email.replace("@", "+again@");
        String twin = api.signUp("Twin", again);
        proves(twin, again);
        assertThat(imports(HEAD + again + ",monthly,2026-01-31,2,\n" + email + ",monthly,2026-01-31,2,\n"))
                .isEqualTo("0 taken, 2 waits");
        assertThat(waiting(again).getFirst().get("held").booleanValue()).isTrue();
        assertThat(history(again)).isEmpty();
        assertThat(history(email)).isEmpty();
        assertThat(api.as(api.token(again))
                        .get("/api/export/membership")
                        .isOk(200)
                        .raw())
                .contains("\"waiting-payment\"");

        welcoming.forget(expelled).block();
        assertThat(waiting(email)).isEmpty();
        JsonNode held = admin.get("/api/cases?member=" + twin).isOk(200).body().get("items");
        assertThat(held).hasSize(1);
        Map<String, Object> nothing = Map.of("measure", "nothing", "words", "Another person.", "revision", 2);
        admin.put("/api/cases/" + held.get(0).get("id").stringValue() + "/decision", Api.json(nothing))
                .isOk(200);
        welcome();
        assertThat(history(again)).hasSize(1);
    }

    @Test
    void a_seat_is_held_from_the_import_on_and_handed_over_and_no_group_has_more_than_fit() {
        makes(2);
        String other = Api.newEmail();
        String two = HEAD + email + ",monthly,2026-01-31,2," + group + "\n" + email + ",monthly,2026-03-31,1," + group
                + "\n" + other + ",monthly,2026-01-31,2," + group + "\n";
        assertThat(refused(two + Api.newEmail() + ",monthly,2026-01-31,2," + group + "\n"))
                .containsExactly("5 group-full");
        assertThat(waiting(email)).as("nothing of it was taken in").isEmpty();
        for (int time = 0; time < 2; time++) {
            assertThat(imports(two)).isEqualTo("0 taken, 3 waits");
            assertThat(taken()).isEqualTo(2);
        }
        String id = api.signUp("Sits there", email);
        proves(id, email);
        Api outside = api.as(api.token(asks()));
        String request =
                outside.get("/api/group-requests/mine").body().at("/items/0/id").stringValue();
        CompletableFuture<Void> welcomed = CompletableFuture.runAsync(this::welcome);
        assistant
                .put("/api/group-requests/" + request + "/decision", "{\"decision\":\"approve\"}")
                .isProblem(409, "group-full");
        welcomed.join();

        assertThat(own(email).get("history")).hasSize(2);
        assertThat(api.as(api.token(email))
                        .get("/api/group-requests/mine")
                        .body()
                        .at("/items/0/state")
                        .stringValue())
                .isEqualTo("let-in");
        assertThat(taken()).isEqualTo(2);
        assertThat(assistant.get("/api/group-removals").isOk(200).raw()).doesNotContain("\"memberId\":\"\"");
        assertThat(admin.get("/api/admin/membership/export").raw())
                .doesNotContain("\"member\":\"\"")
                .doesNotContain(other);
        assertThat(imports(two)).isEqualTo("2 taken, 1 waits");
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void of_two_files_after_the_last_seat_one_has_it() {
        makes(1);
        List<CompletableFuture<Api.Answer>> both = Stream.of(email, Api.newEmail())
                .map(each -> HEAD + each + ",monthly,2026-01-31,2," + group + "\n")
                .map(file -> CompletableFuture.supplyAsync(() -> sends(file)))
                .toList();
        List<JsonNode> reports =
                both.stream().map(answer -> answer.join().isOk(200).body()).toList();
        assertThat(taken()).isEqualTo(1);
        assertThat(reports)
                .filteredOn(report -> report.get("refused").isEmpty()
                        && report.get("seatless").isEmpty())
                .hasSize(1);
    }

    @Test
    void where_one_line_is_wrong_nothing_is_taken_in_and_each_such_line_is_named() {
        makes(5);
        String good = email + ",monthly,2026-01-31,2," + group + "\n";
        assertThat(refused(HEAD
                        + good
                        + "nobody,monthly,2026-01-31,2,\n"
                        + email + ",golden,2026-01-31,2,\n"
                        + email + ",monthly,31.1.2026,2,\n"
                        + email + ",monthly,2026-01-31,0,\n"
                        + good
                        + email + ",monthly,2026-02-28,1,nowhere\n"
                        + email + ",monthly,2026-02-28,1,qq-8\n"
                        + email + ",monthly,2026-02-28,1,vip\n"
                        + "x\n"))
                .containsExactly(
                        "3 not-an-address",
                        "4 unknown-plan",
                        "5 not-a-day",
                        "6 out-of-range",
                        "7 twice",
                        "8 unknown-group",
                        "9 joined-directly",
                        "10 not-of-this-plan",
                        "11 wrong-number-of-cells");
        assertThat(waiting(email)).isEmpty();
        assertThat(taken()).isZero();
        assertThat(refused("name,plan\n")).containsExactly("1 unknown-head");
        assertThat(refused("email,plan,since,payments,gruop\n")).containsExactly("1 unknown-head");
    }

    @Test
    void what_is_exported_changes_nothing_here_and_is_the_same_elsewhere() {
        makes(3, "paid-group");
        String id = api.signUp("=Member", email);
        proves(id, email);
        String since = "2026-01-30T17:11:12.345Z";
        String waits = "=sum" + Api.newEmail();
        imports("email,plan,since,payments,group,until\n" + email + ",monthly," + since + ",3," + group + ",\n" + email
                + ",lifetime,2026-02-01,1,,2026-12-01\n'" + waits + ",monthly,2026-02-01,1,," + "\n");
        String whole = treasurer.get("/api/ledger/export").isOk(200).raw();
        assertThat(whole).contains(",'=Member,", ",'" + waits + ",monthly,");
        assertThat(refused(whole)).isEmpty();
        assertThat(history(email)).hasSize(2);
        assertThat(waiting(waits)).hasSize(1);

        String elsewhere = Api.newEmail();
        String moved = whole.lines()
                .filter(line -> line.contains("," + email + ",") || line.startsWith("id,"))
                .map(line ->
                        line.replaceFirst("^[0-9a-z]{20},", Ids.random() + ",").replace(email, elsewhere))
                .reduce("", (all, line) -> all + line + "\r\n");
        assertThat(moved).contains(group);
        proves(api.signUp("Member elsewhere", elsewhere), elsewhere);
        assertThat(imports(moved)).isEqualTo("2 taken, 0 waits");
        assertThat(periods(elsewhere)).isEqualTo(periods(email)).hasSize(2);
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void a_file_of_up_to_two_mebibytes_is_taken_and_a_larger_one_refused_with_the_limit() {
        String much = "email,plan,since,payments\n" + "\n".repeat(2 * 1024 * 1024 - 26);
        assertThat(imports(much)).isEqualTo("0 taken, 0 waits");
        assertThat(sends(much + "\n")
                        .isProblem(413, "too-large")
                        .body()
                        .get("limit")
                        .intValue())
                .isEqualTo(2 * 1024 * 1024);
    }

    private Api.Answer sends(String file) {
        return treasurer.with("Content-Type", "text/csv").post("/api/ledger/import", file);
    }

    private String imports(String file) {
        JsonNode report = sends(file).isOk(200).body();
        assertThat(report.get("refused")).as(report.toString()).isEmpty();
        return report.get("taken").intValue() + " taken, "
                + report.get("waiting").intValue() + " waits";
    }

    private List<String> refused(String file) {
        return sends(file)
                .isOk(200)
                .body()
                .get("refused")
                .valueStream()
                .map(line ->
                        line.get("line").intValue() + " " + line.get("code").stringValue())
                .toList();
    }

    private void welcome() {
        welcoming.welcome().block();
    }

    private List<JsonNode> waiting(String address) {
        return treasurer
                .get("/api/ledger/waiting?limit=100")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .filter(line -> line.get("email").stringValue().equals(address))
                .toList();
    }

    private JsonNode own(String address) {
        return api.as(api.token(address)).get("/api/membership").isOk(200).body();
    }

    private List<JsonNode> history(String address) {
        return own(address).get("history").valueStream().toList();
    }

    private List<String> periods(String address) {
        return history(address).stream()
                .map(line -> line.get("plan").stringValue()
                        + line.get("from").stringValue()
                        + line.get("to").stringValue())
                .sorted()
                .toList();
    }

    private void proves(String id, String address) {
        EmailAddress theirs = EmailAddress.of(address).orElseThrow();
        members.change(
                        id,
                        member -> member.verified(Letter.first(Ids.random(), Purpose.VERIFY, theirs, clock.instant())))
                .block();
    }

    private void makes(int capacity) {
        makes(capacity, "");
    }

    private void makes(int capacity, String ability) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "name", "Group", "platform", "QQ", "joining", "invitation", "number", "800000001", "remark", "Wenda"));
        form.putAll(Map.of("place", 600, "capacity", capacity, "version", 0, "ability", ability));
        assistant.put("/api/groups/" + group, Api.json(form)).isOk(200);
    }

    private int taken() {
        return api.get("/api/groups")
                .isOk(200)
                .body()
                .get("groups")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals(group))
                .findFirst()
                .orElseThrow()
                .get("taken")
                .intValue();
    }

    /** Somebody who has no seat there, and wants one. */
    private String asks() {
        String address = Api.newEmail();
        api.signUp("Asks", address);
        Api asker = api.as(api.token(address));
        String remark = asker.get("/api/groups")
                .body()
                .get("groups")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals(group))
                .findFirst()
                .orElseThrow()
                .get("remark")
                .stringValue();
        asker.post("/api/groups/" + group + "/requests", Api.json(Map.of("nickname", "asks", "remark", remark)))
                .isOk(201);
        return address;
    }

    private void expels(String memberId) {
        String one = admin.appoints("moderator")
                .post("/api/cases", Api.json(Map.of("memberId", memberId, "notice", "You advertised.")))
                .isOk(201)
                .text("id");
        Map<String, Object> decision =
                Map.of("measure", "expel-from-paid", "words", "So it is.", "atOnce", true, "revision", 1);
        admin.put("/api/cases/" + one + "/decision", Api.json(decision)).isOk(200);
    }
}
