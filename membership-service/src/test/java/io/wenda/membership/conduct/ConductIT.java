package io.wenda.membership.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Speech;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From what somebody is said to have done to what follows for them, and back. */
@RunningMembership
class ConductIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Api api;
    private final Members members;
    private final Cases cases;
    private final OpeningCases opening;
    private final Judging judging;
    private final MovableClock clock;
    private final Person opener;
    private final Person decider;
    private final Person other;
    private Person member;

    private record Person(String id, String email, Api api) {}

    @Autowired
    ConductIT(Api api, Members members, Cases cases, OpeningCases opening, Judging judging, MovableClock clock) {
        this.api = api.fromElsewhere();
        this.members = members;
        this.cases = cases;
        this.opening = opening;
        this.judging = judging;
        this.clock = clock;
        this.opener = moderator();
        this.decider = moderator();
        this.other = moderator();
        this.member = person("Member");
    }

    @BeforeEach
    void newMember() {
        member = person("Member");
    }

    private Person person(String name) {
        String email = Api.newEmail();
        String id = api.signUp(name, email);
        return new Person(id, email, api.as(api.token(email)));
    }

    private Person moderator() {
        Person person = person("Moderator");
        give(person, "moderator");
        return person;
    }

    private void give(Person person, String role) {
        give(person, List.of(role), 1);
    }

    private void give(Person person, List<String> roles, int version) {
        api.as(api.token(RunningMembership.ADMIN))
                .put("/api/members/" + person.id() + "/roles", Api.json(Map.of("roles", roles, "version", version)))
                .isOk(200);
    }

    @Test
    void who_broke_the_rules_hears_of_it_replies_and_acknowledges_a_warning() {
        String id = opened();
        JsonNode mine = mine().get(0);
        assertThat(mine.get("notice").stringValue()).isEqualTo("You advertised.");
        assertThat(mine.get("state").stringValue()).isEqualTo("hearing");
        decide(decider, id, Map.of("measure", "warning", "revision", 1)).isProblem(409, "not-heard-yet");

        reply(id, "I did not know.").isOk(200);
        reply(id, "I did not know.").isOk(200);
        reply(id, "I did.").isProblem(409, "already-said");
        decide(decider, id, Map.of("measure", "warning", "revision", 1)).isProblem(409, "case-changed");
        decide(decider, id, Map.of("measure", "warning", "revision", 2)).isOk(200);
        decide(decider, id, Map.of("measure", "warning", "revision", 2)).isOk(200);
        assertThat(stored().conduct().warnings()).containsExactly(id);
        assertThat(session().at("/member/warned").booleanValue()).isTrue();

        member.api().put("/api/cases/" + id + "/acknowledgement", "").isOk(200);
        member.api().put("/api/cases/" + id + "/acknowledgement", "").isOk(200);
        assertThat(stored().conduct().warns()).isFalse();
        assertThat(session().at("/member").has("warned")).isFalse();
        assertThat(steps(id)).containsExactly("opened", "replied", "decided", "acknowledged");
    }

    @Test
    void who_opened_a_case_leaves_it_to_the_others_and_who_decided_leaves_the_appeal() {
        String id = opened();
        decide(opener, id, atOnce("mute", 1)).isProblem(403, "involved");
        assertThat(opener.api().get("/api/cases/" + id).body().get("mayDecide").booleanValue())
                .isFalse();
        decide(decider, id, atOnce("mute", 1)).isOk(200);
        assertThat(stored().conduct().mutes())
                .singleElement()
                .satisfies(mute -> assertThat(mute.speech()).isEqualTo(Speech.COMMENT));

        appeal(id, "It was a joke.").isOk(200);
        again(decider, id, Map.of("measure", "note", "revision", 3)).isProblem(403, "involved");
        again(opener, id, Map.of("measure", "note", "revision", 3)).isProblem(403, "involved");
        again(other, id, atOnce("expel", 3)).isProblem(409, "harsher");
        again(other, id, Map.of("measure", "note", "revision", 3)).isOk(200);
        assertThat(stored().conduct().mutes()).isEmpty();
        appeal(id, "Still.").isProblem(409, "already-said");
    }

    @Test
    void of_two_who_decide_in_the_same_moment_one_does_and_the_other_hears_of_it() {
        String id = opened();
        List<Integer> answers = Stream.of(decider, other)
                .map(one -> CompletableFuture.supplyAsync(
                        () -> decide(one, id, atOnce("warning", 1)).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(steps(id)).containsExactly("opened", "decided");
    }

    @Test
    void a_reply_and_a_decision_in_the_same_moment_have_one_winner() {
        for (int i = 0; i < 5; i++) {
            String id = opened();
            CompletableFuture<Integer> reply =
                    CompletableFuture.supplyAsync(() -> reply(id, "Wait.").status());
            CompletableFuture<Integer> decision = CompletableFuture.supplyAsync(
                    () -> decide(decider, id, atOnce("warning", 1)).status());
            assertThat(List.of(reply.join(), decision.join())).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void who_is_expelled_is_let_in_nowhere_within_a_second_but_to_their_case_and_back_when_it_is_lifted() {
        String id = opened();
        member.api().get("/api/members/me").isOk(200);
        decide(decider, id, atOnce("expel", 1)).isOk(200);
        await().atMost(A_SECOND)
                .untilAsserted(() ->
                        assertThat(member.api().get("/api/members/me").status()).isIn(401, 403));
        assertThat(member.api().get("/api/session").body().get("member").isNull())
                .as("the session of before is over")
                .isTrue();

        Api back = api.as(api.token(member.email()));
        back.get("/api/members/me").isProblem(403, "expelled");
        back.post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                .isProblem(403, "expelled");
        assertThat(back.get("/api/session").body().at("/member/expelled").booleanValue())
                .isTrue();
        back.get("/api/membership").isOk(200);
        back.get("/api/rules").isOk(200);
        assertThat(back.get("/api/cases/mine")
                        .isOk(200)
                        .body()
                        .at("/items/0/state")
                        .stringValue())
                .isEqualTo("decided");
        back.put("/api/cases/" + id + "/appeal", Api.json(Map.of("words", "No.")))
                .isOk(200);
        back.get("/api/cases/" + id).isProblem(403, "expelled");

        other.api()
                .put("/api/cases/" + id + "/lifting", Api.json(Map.of("words", "A mistake.")))
                .isOk(200);
        await().atMost(A_SECOND).untilAsserted(() -> back.get("/api/members/me").isOk(200));
        again(other, id, Map.of("measure", "note", "revision", 4)).isProblem(409, "case-settled");
    }

    @Test
    void who_is_expelled_from_what_is_paid_for_has_nothing_of_it_and_buys_none() {
        grants();
        assertThat(stored().standing().abilities()).isNotEmpty();
        String id = opened();
        decide(decider, id, atOnce("expel-from-paid", 1)).isOk(200);
        Api.Answer own = member.api().get("/api/membership").isOk(200);
        assertThat(own.body().has("plan")).isFalse();
        assertThat(own.body().get("expelled").booleanValue()).isTrue();
        assertThat(own.body().get("history")).as("the books stay").hasSize(1);
        member.api()
                .post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                .isProblem(403, "expelled-from-paid");
        member.api().get("/api/members/me").isOk(200);

        other.api()
                .put("/api/cases/" + id + "/lifting", Api.json(Map.of("words", "A mistake.")))
                .isOk(200);
        assertThat(member.api().get("/api/membership").body().get("plan").stringValue())
                .isEqualTo("lifetime");
    }

    @Test
    void what_was_claimed_by_hand_before_is_not_confirmed() {
        Api payer = member.api();
        String order = payer.post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                .isOk(201)
                .text("id");
        payer.put("/api/orders/" + order + "/claim", Api.json(Map.of("nickname", "me")))
                .isOk(200);
        decide(decider, opened(), atOnce("expel-from-paid", 1)).isOk(200);
        Person assistant = person("Assistant");
        give(assistant, "assistant");
        assistant
                .api()
                .put("/api/claims/" + order + "/decision", Api.json(Map.of("decision", "confirm")))
                .isProblem(409, "member-expelled");
        assistant
                .api()
                .put(
                        "/api/claims/" + order + "/decision",
                        Api.json(Map.of("decision", "decline", "reason", "Expelled")))
                .isOk(200);
    }

    @Test
    void who_may_be_somebody_that_was_expelled_pays_nothing_before_a_person_has_looked() {
        String mailbox = Api.newEmail();
        String id = api.signUp("Expelled", mailbox.replace("@", "+first@"));
        decide(decider, open(id).isOk(201).text("id"), atOnce("expel-from-paid", 1))
                .isOk(200);
        String again = mailbox.replace("member", "mem.ber");
        String twin = api.signUp("Again", again);
        Api back = api.as(api.token(again));
        for (int time = 0; time < 2; time++) {
            back.post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                    .isProblem(403, "held");
        }
        JsonNode held =
                decider.api().get("/api/cases?member=" + twin).isOk(200).body().get("items");
        assertThat(held).hasSize(1);
        String one = held.get(0).get("id").stringValue();
        assertThat(decider.api().get("/api/cases/" + one).raw()).contains(id);
        assertThat(back.get("/api/cases/mine").raw()).doesNotContain(id);
        decide(decider, one, Map.of("measure", "nothing", "revision", 2)).isOk(200);
        back.post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                .isOk(201);
    }

    @Test
    void whoever_has_a_role_keeps_it_until_an_administrator_takes_it() {
        Person staff = person("Staff");
        give(staff, "assistant");
        String id = open(staff.id()).isOk(201).text("id");
        decide(decider, id, atOnce("expel", 1)).isProblem(409, "has-roles");
        give(staff, List.of(), 2);
        decide(decider, id, atOnce("expel", 1)).isOk(200);
    }

    @Test
    void what_is_said_of_a_member_is_read_by_them_and_the_staff_alone_and_notes_by_the_staff() {
        String id = opened();
        opener.api()
                .post("/api/cases/" + id + "/notes", Api.json(Map.of("words", "The second time.")))
                .isOk(201);
        Person nosy = person("Nosy");
        give(nosy, "treasurer");
        for (String path : List.of("/api/cases", "/api/cases/" + id)) {
            nosy.api().get(path).isProblem(403, "not-allowed");
            member.api().get(path).isProblem(403, "not-allowed");
            api.get(path).isProblem(401, "sign-in-required");
        }
        nosy.api()
                .put("/api/cases/" + id + "/reply", Api.json(Map.of("words", "Me too.")))
                .isProblem(404, "not-found");
        assertThat(nosy.api().get("/api/cases/mine").body().get("items")).isEmpty();
        assertThat(member.api().get("/api/cases/mine").raw())
                .doesNotContain("The second time.", opener.id(), "Moderator");
        assertThat(decider.api().get("/api/cases/" + id).raw()).contains("The second time.", opener.id());
        assertThat(decider.api().get("/api/cases?limit=100").raw()).contains(id);
        assertThat(decider.api().get("/api/cases?member=" + member.id()).raw()).contains(id);
        assertThat(decider.api().get("/api/cases?closed=true&limit=100").raw()).doesNotContain(id);
    }

    @Test
    void whom_a_case_is_about_reads_no_notes_on_it_though_they_are_of_the_staff() {
        Person accused = moderator();
        String id = open(accused.id()).isOk(201).text("id");
        opener.api()
                .post("/api/cases/" + id + "/notes", Api.json(Map.of("words", "Watch this one.")))
                .isOk(201);
        accused.api().get("/api/cases/" + id).isProblem(403, "involved");
        accused.api()
                .post("/api/cases/" + id + "/notes", Api.json(Map.of("words", "Not so.")))
                .isProblem(403, "involved");
        assertThat(accused.api().get("/api/cases/mine").raw())
                .contains(id)
                .doesNotContain("Watch this one.", opener.id());
        decider.api().get("/api/cases/" + id).isOk(200);
    }

    @Test
    void a_case_that_is_opened_twice_is_one_and_what_is_wrong_with_it_is_named() {
        Api once = opener.api().with("Idempotency-Key", "case-" + member.id());
        String body = Api.json(Map.of("memberId", member.id(), "notice", "You advertised."));
        String id = once.post("/api/cases", body).isOk(201).text("id");
        assertThat(once.post("/api/cases", body).isOk(201).text("id")).isEqualTo(id);
        once.post("/api/cases", Api.json(Map.of("memberId", member.id(), "notice", "Something else.")))
                .isProblem(422, "idempotency-key-reused");
        open("nobody").isProblem(404, "not-found");
        for (String link : List.of("javascript:alert(1)", "//evil.example", "/", "questions/q1")) {
            opener.api()
                    .post(
                            "/api/cases",
                            Api.json(Map.of("memberId", member.id(), "notice", "x", "evidence", List.of(link))))
                    .isProblem(400, "invalid");
        }
        Map<String, Object> endless = new HashMap<>(atOnce("mute", 1));
        endless.put("until", clock.instant().plus(Duration.ofDays(400)).toString());
        decide(decider, id, endless).isProblem(400, "invalid");
        decide(decider, id, Map.of("measure", "mute", "revision", 1)).isProblem(400, "invalid");
        decide(decider, id, Map.of("measure", "banish", "revision", 1)).isProblem(400, "invalid");
    }

    @Test
    void what_an_instance_that_died_had_decided_another_makes_so_for_the_member() {
        String id = opened();
        Ruling warning = SampleCases.at(Measure.WARNING, decider.id(), clock.instant());
        Objects.requireNonNull(cases.change(id, one -> one.decided(warning, 1, SampleCases.TWO_WEEKS))
                .block(A_SECOND));
        assertThat(stored().conduct().warns()).isFalse();
        judging.catchUp(clock.instant().plus(Duration.ofSeconds(31))).block(A_SECOND);
        assertThat(stored().conduct().warns()).isTrue();
        assertThat(Objects.requireNonNull(cases.get(id).block(A_SECOND)).unsettledSince())
                .isNull();
    }

    @Test
    void when_the_time_for_a_reply_is_over_a_decision_waits_for_nobody() {
        String id = opened();
        clock.forward(Duration.ofDays(3));
        opening.tell(clock.instant()).block(A_SECOND.multipliedBy(10));
        assertThat(Objects.requireNonNull(cases.get(id).block(A_SECOND)).tellAt())
                .isNull();
        Person fresh = moderator();
        decide(fresh, id, Map.of("measure", "warning", "revision", 1)).isOk(200);
    }

    @Test
    void the_rules_are_accepted_by_version_when_joining_or_later() {
        Api.Answer rules = api.get("/api/rules?language=zh").isOk(200);
        int version = rules.body().get("version").intValue();
        assertThat(rules.text("html")).contains("<h2>", "<strong>").doesNotContain("<script");
        api.get("/api/rules?language=xx").isProblem(400, "invalid");
        assertThat(session().get("rules").intValue())
                .as("nobody asked when they joined")
                .isEqualTo(version);
        accepts(version + 1).isProblem(400, "invalid");
        accepts(version).isOk(204);
        accepts(version).isOk(204);
        assertThat(session().has("rules")).isFalse();

        String email = Api.newEmail();
        api.fromElsewhere().post("/api/members", newcomer(email, version + 1)).isProblem(400, "invalid");
        api.fromElsewhere().post("/api/members", newcomer(email, version)).isOk(201);
        assertThat(api.as(api.token(email)).get("/api/session").body().has("rules"))
                .isFalse();
    }

    private static String newcomer(String email, int rules) {
        return Api.json(
                Map.of("name", "Newcomer", "email", email, "password", RunningMembership.PASSWORD, "rules", rules));
    }

    private Api.Answer accepts(int version) {
        return member.api().put("/api/rules/acceptance", Api.json(Map.of("rules", version)));
    }

    private String opened() {
        return open(member.id()).isOk(201).text("id");
    }

    private Api.Answer open(String memberId) {
        return opener.api()
                .post(
                        "/api/cases",
                        Api.json(Map.of(
                                "memberId",
                                memberId,
                                "notice",
                                "You advertised.",
                                "evidence",
                                List.of("/questions/q1#answer-a1", "https://chat.example/1"))));
    }

    private Map<String, Object> atOnce(String measure, int revision) {
        Map<String, Object> decision = new HashMap<>(Map.of("measure", measure, "revision", revision, "atOnce", true));
        if (measure.equals("mute")) {
            decision.put("abilities", List.of("comment"));
            decision.put("until", clock.instant().plus(Duration.ofDays(7)).toString());
        }
        return decision;
    }

    private static Api.Answer decide(Person by, String id, Map<String, Object> decision) {
        return by.api().put("/api/cases/" + id + "/decision", worded(decision));
    }

    private static Api.Answer again(Person by, String id, Map<String, Object> decision) {
        return by.api().put("/api/cases/" + id + "/appeal-decision", worded(decision));
    }

    private static String worded(Map<String, Object> decision) {
        Map<String, Object> worded = new HashMap<>(decision);
        worded.put("words", "Because.");
        return Api.json(worded);
    }

    private Api.Answer reply(String id, String words) {
        return member.api().put("/api/cases/" + id + "/reply", Api.json(Map.of("words", words)));
    }

    private Api.Answer appeal(String id, String words) {
        return member.api().put("/api/cases/" + id + "/appeal", Api.json(Map.of("words", words)));
    }

    private JsonNode mine() {
        return member.api().get("/api/cases/mine").isOk(200).body().get("items");
    }

    private JsonNode session() {
        return member.api().get("/api/session").isOk(200).body();
    }

    private List<String> steps(String id) {
        return decider.api()
                .get("/api/cases/" + id)
                .isOk(200)
                .body()
                .get("steps")
                .valueStream()
                .map(step -> step.get("what").stringValue())
                .toList();
    }

    private void grants() {
        Person treasurer = person("Treasurer");
        give(treasurer, "treasurer");
        treasurer
                .api()
                .post("/api/ledger", Api.json(Map.of("memberId", member.id(), "plan", "lifetime", "why", "a gift")))
                .isOk(201);
    }

    private Member stored() {
        return Objects.requireNonNull(members.get(member.id()).block(A_SECOND));
    }
}
