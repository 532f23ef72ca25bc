package io.wenda.membership.sponsors;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Grant;
import io.wenda.membership.accounts.Members;
import java.util.ArrayList;
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

/** What sponsors give, from the order to the wall and back. */
@RunningMembership
class SponsorsIT {

    private final Api api;
    private final Api admin;
    private final Members members;
    private final MovableClock clock;
    private String memberId = "";
    private Api sponsor;
    private Api assistant;
    private Api treasurer;
    private Api moderator;
    private Api duty;

    @Autowired
    SponsorsIT(Api api, Members members, MovableClock clock) {
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.members = members;
        this.clock = clock;
        this.sponsor = this.api;
        this.assistant = this.api;
        this.treasurer = this.api;
        this.moderator = this.api;
        this.duty = this.api;
    }

    @BeforeEach
    void people() {
        String email = Api.newEmail();
        memberId = api.signUp("Sponsor", email);
        sponsor = api.as(api.token(email));
        assistant = admin.appoints("assistant");
        treasurer = admin.appoints("treasurer");
        moderator = admin.appoints("moderator");
        duty = admin.appoints("duty");
    }

    @Test
    void everybody_sees_how_one_may_sponsor() {
        JsonNode plans = api.get("/api/sponsors/plans").isOk(200).body().get("plans");
        assertThat(plans.valueStream().map(plan -> plan.get("code").stringValue()))
                .containsExactly("personal", "enterprise");
        assertThat(plans.at("/0/minimum/minor").intValue()).isEqualTo(5000);
        assertThat(plans.at("/1/sessions").intValue()).isEqualTo(4);
    }

    @Test
    void it_stands_on_the_wall_once_the_money_is_seen_and_opens_nothing_of_the_paid_community() {
        String name = "Bluestone " + memberId;
        String order = orders("personal", Map.of("name", name, "message", "Keep going", "amount", 6600));
        assertThat(sponsor.get("/api/orders/" + order).text("remark"))
                .as("not that of the paid community")
                .startsWith("Wenda 赞助 ");
        assertThat(wall()).noneMatch(each -> each.path("name").stringValue("").equals(name));
        confirm(order);
        confirm(order);
        JsonNode shown = onWall();
        assertThat(shown.get("name").stringValue()).isEqualTo(name);
        assertThat(shown.at("/amount/minor").intValue()).isEqualTo(6600);
        assertThat(shown.has("message")).as("nobody has read it").isFalse();
        assertThat(shown.get("id").stringValue()).isNotEqualTo(order);

        Api.Answer own = sponsor.get("/api/membership").isOk(200);
        assertThat(own.body().has("plan")).as("no membership").isFalse();
        assertThat(own.body().has("endsAt")).isFalse();
        assertThat(own.body().get("history")).hasSize(1);
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(members.get(memberId).block())
                                        .standing())
                        .abilities())
                .as("first in review, and no private questions")
                .extracting(Grant::ability)
                .containsExactly(Ability.FIRST_IN_REVIEW);
        assertThat(sponsor.get("/api/orders/" + order).body().get("sponsorship").booleanValue())
                .isTrue();
    }

    @Test
    void what_does_not_fit_is_refused_at_its_field() {
        refused(Map.of("plan", "personal", "notice", true, "name", "B"), "amount", "required");
        refused(Map.of("plan", "personal", "notice", true, "name", "B", "amount", 4999), "amount", "too-little");
        refused(Map.of("plan", "enterprise", "notice", true, "name", "B", "amount", 1), "amount", "too-little");
        refused(Map.of("plan", "enterprise", "notice", true), "name", "required");
        refused(Map.of("plan", "monthly", "notice", true, "amount", 5000), "amount", "only-of-sponsors");
        refused(Map.of("plan", "monthly", "notice", true, "message", "x"), "name", "only-of-sponsors");
        sponsor.post("/api/orders", Api.json(Map.of("plan", "golden", "notice", true)))
                .isProblem(409, "not-for-sale");
    }

    private void refused(Map<String, Object> wish, String field, String code) {
        JsonNode first = sponsor.post("/api/orders", Api.json(wish))
                .isProblem(400, "invalid")
                .body()
                .at("/violations/0");
        assertThat(first.get("field").stringValue() + " " + first.get("code").stringValue())
                .isEqualTo(field + " " + code);
    }

    @Test
    void a_person_reads_the_message_before_everybody_does() {
        String id = sponsors(Map.of("name", "Bluestone", "message", "Keep going"));
        JsonNode unread = unread(id);
        assertThat(unread.get("message").stringValue()).isEqualTo("Keep going");
        decides(assistant, id, 1, "approve").isProblem(403, "not-allowed");
        decides(sponsor, id, 1, "approve").isProblem(403, "not-allowed");
        sponsor.put(
                        "/api/sponsors/" + id + "/dedication",
                        Api.json(Map.of("name", "Bluestone", "message", "Buy from us")))
                .isOk(200);
        decides(moderator, id, 1, "approve").isProblem(409, "sponsorship-changed");
        decides(moderator, id, 2, "decline").isOk(200);
        assertThat(onWall().has("message")).isFalse();
        sponsor.put(
                        "/api/sponsors/" + id + "/dedication",
                        Api.json(Map.of("name", "Bluestone", "message", "Thank you")))
                .isOk(200);
        decides(treasurer, id, 3, "approve").isOk(200);
        decides(treasurer, id, 3, "approve").isOk(200);
        assertThat(onWall().get("message").stringValue()).isEqualTo("Thank you");
        for (String format : List.of("atom", "rss", "json")) {
            assertThat(api.get("/api/sponsors/feed." + format + "?language=zh")
                            .isOk(200)
                            .raw())
                    .contains("Bluestone · 3000.00 CNY", "Thank you", "企业服务")
                    .doesNotContain("Buy from us");
        }
    }

    @Test
    void who_approves_their_own_words_is_not_the_only_one_who_could() {
        String email = Api.newEmail();
        String id = api.signUp("Sponsoring moderator", email);
        admin.put("/api/members/" + id + "/roles", Api.json(Map.of("roles", List.of("moderator"), "version", 1)))
                .isOk(200);
        sponsor = api.as(api.token(email));
        String sponsorship = sponsors(Map.of("name", "Me", "message", "I am great"));
        decides(sponsor, sponsorship, 1, "approve").isProblem(403, "involved");
    }

    @Test
    void a_name_that_does_not_belong_there_is_taken_off_the_wall_and_stays_off() {
        String name = "Rude" + memberId;
        String id = sponsors(Map.of("name", name));
        String path = "/api/sponsors/" + id + "/words";
        for (Api nobody : List.of(sponsor, assistant, duty)) {
            nobody.put(path, Api.json(Map.of("hidden", true))).isProblem(403, "not-allowed");
        }
        moderator.put(path, "{}").isProblem(400, "invalid");
        for (int time = 0; time < 2; time++) {
            moderator.put(path, Api.json(Map.of("hidden", true))).isOk(200);
        }
        sponsor.put("/api/sponsors/" + id + "/dedication", Api.json(Map.of("name", name + "r")))
                .isOk(200);
        assertThat(everythingPublic()).doesNotContain(name);
        assertThat(onWall().has("amount")).isTrue();
        assertThat(own(id).get("hidden").booleanValue()).isTrue();
        treasurer.put(path, Api.json(Map.of("hidden", false))).isOk(200);
        assertThat(everythingPublic()).contains(name + "r");
        assertThat(admin.all("/api/admin/membership/audit").stream()
                        .filter(one -> one.at("/about/id").stringValue().equals(id))
                        .map(one -> one.get("deed").stringValue()))
                .containsExactlyInAnyOrder("words-shown", "words-hidden");
    }

    @Test
    void who_becomes_anonymous_is_named_nowhere_any_more() {
        String name = "Secret" + memberId;
        String id = sponsors(Map.of("name", name));
        assertThat(everythingPublic()).contains(name);
        sponsor.put("/api/sponsors/" + id + "/dedication", Api.json(Map.of("anonymous", true, "name", name)))
                .isOk(200);
        assertThat(everythingPublic()).doesNotContain(name).doesNotContain(memberId);
        api.signUp("Nosy", Api.newEmail());
        moderator
                .put("/api/sponsors/" + id + "/dedication", Api.json(Map.of("name", name)))
                .isProblem(404, "not-found");
        assertThat(treasurer.get("/api/ledger?limit=100").isOk(200).raw())
                .as("the books are kept")
                .contains(memberId);
    }

    @Test
    void what_a_sponsor_wrote_is_text_for_readers_that_take_it_for_html_too() {
        String id = sponsors(Map.of("name", "Bold", "message", "<b>" + memberId + "</b>"));
        decides(moderator, id, 1, "approve").isOk(200);
        assertThat(api.get("/api/sponsors/feed.rss").isOk(200).raw())
                .contains("&amp;lt;b&amp;gt;" + memberId)
                .doesNotContain("&lt;b&gt;" + memberId);
    }

    private String everythingPublic() {
        return Stream.of("", "?limit=100", "/plans", "/feed.atom", "/feed.rss", "/feed.json")
                .map(path -> api.get("/api/sponsors" + path).isOk(200).raw())
                .reduce("", String::concat);
    }

    @Test
    void money_that_goes_back_leaves_the_wall_and_ends_what_it_brought() {
        String id = sponsors(Map.of("name", "Bluestone"));
        String entry = sponsor.get("/api/membership").body().at("/history/0/id").stringValue();
        for (int time = 0; time < 2; time++) {
            treasurer
                    .put("/api/ledger/" + entry + "/end", Api.json(Map.of("kind", "refunded", "why", "asked for it")))
                    .isOk(200);
        }
        assertThat(wall()).noneMatch(each -> each.get("id").stringValue().equals(id));
        assertThat(own(id).get("onWall").booleanValue()).isFalse();
        assertThat(own(id).get("sessionsLeft").intValue()).isZero();
        asksForHelp(id, "k1").isProblem(409, "no-session-left");
        sponsor.put("/api/sponsors/" + id + "/dedication", Api.json(Map.of("name", "x")))
                .isProblem(404, "not-found");
    }

    @Test
    void remote_help_is_asked_for_has_a_time_in_the_sponsors_zone_and_is_counted() {
        String id = sponsors(Map.of("name", "Bluestone"));
        String help = asksForHelp(id, "k1").isOk(201).body().at("/help/0/id").stringValue();
        assertThat(asksForHelp(id, "k1").isOk(201).body().get("help")).hasSize(1);
        assertThat(duty.get("/api/sponsors/help?limit=100").isOk(200).raw()).contains(help, "a leak");
        moderator.get("/api/sponsors/help").isProblem(403, "not-allowed");
        String path = "/api/sponsors/" + id + "/help/" + help;
        duty.put(path, move(1, "2020-01-01T20:00")).isProblem(400, "invalid");
        duty.put(path, move(1, "soon")).isProblem(400, "invalid");
        Api.Answer set = duty.put(path, move(1, "2099-07-01T20:00")).isOk(200);
        assertThat(set.text("time")).as("summer in Paris").isEqualTo("2099-07-01T18:00:00Z");
        admin.appoints("duty").put(path, move(1, "2099-07-02T20:00")).isProblem(409, "sponsorship-changed");
        duty.put(path, Api.json(Map.of("step", 2, "state", "done"))).isOk(200);
        assertThat(own(id).get("sessionsLeft").intValue()).isEqualTo(3);
        assertThat(duty.get("/api/sponsors/help?limit=100").raw()).doesNotContain(help);
        sponsor.delete(path).isProblem(409, "sponsorship-changed");

        String second = asksForHelp(id, "k2").isOk(201).body().at("/help/0/id").stringValue();
        for (int time = 0; time < 2; time++) {
            sponsor.delete("/api/sponsors/" + id + "/help/" + second).isOk(200);
        }
        assertThat(own(id).get("sessionsLeft").intValue()).isEqualTo(3);
        asksForHelp("nothing", "k3").isProblem(404, "not-found");
    }

    @Test
    void of_many_requests_at_once_as_many_are_taken_as_it_brings() {
        String id = sponsors(Map.of("name", "Bluestone"));
        List<CompletableFuture<Api.Answer>> asked = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String key = "many" + n;
            asked.add(CompletableFuture.supplyAsync(() -> asksForHelp(id, key)));
        }
        assertThat(asked.stream().map(answer -> answer.join().status()))
                .containsExactlyInAnyOrder(201, 201, 201, 201, 409, 409);
        assertThat(own(id).get("help")).hasSize(4);
    }

    @Test
    void by_a_provider_it_is_paid_like_a_membership() {
        Map<String, Object> wish =
                Map.of("plan", "personal", "notice", true, "anonymous", true, "amount", 12_300, "way", "stripe");
        String order = sponsor.post("/api/orders", Api.json(wish)).isOk(201).text("id");
        RunningMembership.STRIPE
                .pays(order, clock.instant())
                .tell(api, "stripe")
                .isOk(204);
        assertThat(wall()).anyMatch(each -> each.at("/amount/minor").intValue() == 12_300 && !each.has("name"));
        RunningMembership.STRIPE
                .gaveBack(order, 12_300, clock.instant())
                .tell(api, "stripe")
                .isOk(204);
        assertThat(wall()).noneMatch(each -> each.at("/amount/minor").intValue() == 12_300);
    }

    @Test
    void who_sponsored_before_comes_in_by_a_file_that_may_be_sent_again() {
        String name = "Old" + memberId;
        String file = "date,name,amount,currency,plan,message\n"
                + "2025-03-01," + name + ",88.00,CNY,personal,\"Thanks, all\"\n"
                + "2025-03-01," + name + ",88.00,CNY,personal,\"Thanks, all\"\n"
                + "2025-03-02,,10.00,USD,personal,\n"
                + "2025-03-02,'=cmd" + memberId + ",10.00,USD,personal,\n";
        String wrong = "2999-01-01,x,10.00,CNY,personal,\n"
                + "2025-03-02,x,10.001,CNY,personal,\n"
                + "2025-03-02,x,10.00,YUAN,personal,\n"
                + "2025-03-02,x,-1,CNY,personal,\n"
                + "2025-03-02,x,1,CNY,golden,\n"
                + "2025-03-02," + "x".repeat(61) + ",1,CNY,personal,\n"
                + "x\n";
        JsonNode refused = imports(file + wrong);
        assertThat(refused.get("taken").intValue()).isZero();
        assertThat(refused.get("refused")
                        .valueStream()
                        .map(line -> line.get("line").intValue() + " "
                                + line.get("code").stringValue()))
                .containsExactly(
                        "6 not-a-day",
                        "7 not-an-amount",
                        "8 not-an-amount",
                        "9 not-an-amount",
                        "10 unknown-plan",
                        "11 bad-text",
                        "12 wrong-number-of-cells");
        assertThat(treasurer.get("/api/ledger/sponsors").raw())
                .as("nothing of it was taken in")
                .doesNotContain(name);
        for (int time = 0; time < 2; time++) {
            assertThat(imports(file).get("taken").intValue()).isEqualTo(4);
        }
        assertThat(all().stream()
                        .filter(each -> each.path("name").stringValue("").equals(name)))
                .as("who gave twice stands there twice")
                .hasSize(2)
                .allMatch(each -> each.get("message").stringValue().equals("Thanks, all"));
        assertThat(treasurer.get("/api/ledger/sponsors").isOk(200).raw())
                .startsWith("date,name,amount,currency,plan,message\r\n")
                .contains("2025-03-01," + name + ",88.00,CNY,personal,\"Thanks, all\"\r\n")
                .contains("2025-03-02,'=cmd" + memberId + ",10.00,USD,personal,\r\n");
        for (Api nosy : List.of(moderator, assistant, sponsor)) {
            nosy.get("/api/ledger/sponsors").isProblem(403, "not-allowed");
        }
    }

    private JsonNode imports(String file) {
        return treasurer
                .with("Content-Type", "text/csv")
                .post("/api/ledger/import", file)
                .isOk(200)
                .body();
    }

    @Test
    void the_history_carries_the_wall() {
        String name = "Kept" + memberId;
        String id = sponsors(Map.of("name", name, "message", "Unread"));
        String line = admin.get("/api/admin/membership/export")
                .isOk(200)
                .raw()
                .lines()
                .filter(each -> each.contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("\"kind\":\"sponsor\"", "\"amount\":300000", name, "\"messageState\":\"waiting\"");
        assertThat(last(admin.imports(line + "\n"))).contains("\"already\":1");
        String other = line.replace(id, "elsewhere9" + memberId).replace(",\"member\":\"" + memberId + "\"", "");
        assertThat(last(admin.imports(other + "\n"))).contains("\"stored\":1");
        assertThat(last(admin.imports(other + "\n"))).contains("\"already\":1");
        assertThat(last(admin.imports(other.replace("300000", "1") + "\n"))).contains("\"refused\":1");
        assertThat(moderator.get("/api/sponsors/messages?limit=100").raw()).contains("elsewhere9" + memberId);
    }

    private static String last(Api.Answer answer) {
        return answer.isOk(200).raw().lines().reduce("", (before, line) -> line);
    }

    private Api.Answer asksForHelp(String id, String key) {
        return sponsor.with("Idempotency-Key", key)
                .post("/api/sponsors/" + id + "/help", Api.json(Map.of("wish", "a leak", "zone", "Europe/Paris")));
    }

    private static String move(int step, String time) {
        return Api.json(Map.of("step", step, "state", "scheduled", "localTime", time, "zone", "Europe/Paris"));
    }

    private static Api.Answer decides(Api reader, String id, int revision, String decision) {
        return reader.put(
                "/api/sponsors/" + id + "/message", Api.json(Map.of("revision", revision, "decision", decision)));
    }

    private JsonNode unread(String id) {
        return moderator
                .get("/api/sponsors/messages?limit=100")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** An enterprise that has paid; answers its id on the wall. */
    private String sponsors(Map<String, Object> said) {
        confirm(orders("enterprise", said));
        return sponsor.get("/api/sponsors/mine")
                .isOk(200)
                .body()
                .at("/items/0/id")
                .stringValue();
    }

    private String orders(String plan, Map<String, Object> said) {
        Map<String, Object> wish = new HashMap<>(said);
        wish.put("plan", plan);
        wish.put("notice", true);
        String order = sponsor.post("/api/orders", Api.json(wish)).isOk(201).text("id");
        sponsor.put("/api/orders/" + order + "/claim", Api.json(Map.of("nickname", "in chat")))
                .isOk(200);
        return order;
    }

    private void confirm(String order) {
        assistant
                .put("/api/claims/" + order + "/decision", Api.json(Map.of("decision", "confirm")))
                .isOk(200);
    }

    private JsonNode own(String id) {
        return sponsor.get("/api/sponsors/mine")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode onWall() {
        String id = sponsor.get("/api/sponsors/mine").body().at("/items/0/id").stringValue();
        return wall().stream()
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> wall() {
        return api.get("/api/sponsors?limit=100")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get("/api/sponsors?limit=5" + (next.isEmpty() ? "" : "&after=" + next))
                    .isOk(200)
                    .body();
            page.get("items").forEach(all::add);
            next = page.path("next").stringValue("");
        } while (!next.isEmpty());
        return all;
    }
}
