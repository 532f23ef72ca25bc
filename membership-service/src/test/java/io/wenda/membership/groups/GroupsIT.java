package io.wenda.membership.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.creating.Ids;
import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Introduction;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.Place.Sign;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From asking for a seat to having one, and back; and that none is given twice. */
@RunningMembership
class GroupsIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private final Api api;
    private final Api admin;
    private final Members members;
    private final AskingToJoin asking;
    private final Places places;
    private final Groups groups;
    private final MovableClock clock;
    private final Person assistant;
    private final Person other;
    private final String group = "g" + Ids.random();

    private record Person(String id, String email, Api api) {}

    @Autowired
    GroupsIT(Api api, Members members, AskingToJoin asking, Places places, Groups groups, MovableClock clock) {
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.members = members;
        this.asking = asking;
        this.places = places;
        this.groups = groups;
        this.clock = clock;
        this.assistant = withRole("assistant");
        this.other = withRole("assistant");
    }

    @Test
    void who_asks_with_the_remark_is_looked_at_has_a_seat_and_is_in() {
        makes(2, null);
        Person member = person();
        JsonNode listed = shown(member);
        assertThat(listed.get("state").stringValue()).isEqualTo("open");
        assertThat(listed.get("offered").booleanValue()).isTrue();
        String remark = listed.get("remark").stringValue();
        assertThat(shown(null).has("remark")).isFalse();

        ask(member, "Let me in").isProblem(400, "invalid");
        ask(member, "Wenda, let me in").isProblem(400, "invalid");
        String id = ask(member, remark).isOk(201).text("id");
        assertThat(ask(member, remark).isOk(201).text("id")).isEqualTo(id);
        assertThat(queued("asked", id).get("remark").stringValue()).isEqualTo(remark);
        assertThat(queued("asked", id).get("allowed").booleanValue()).isTrue();

        member.api().get("/api/group-requests").isProblem(403, "not-allowed");
        decide(member, id, "approve").isProblem(403, "not-allowed");
        assertThat(decide(assistant, id, "approve").isOk(200).text("state")).isEqualTo("approved");
        assertThat(queued("approved", id).get("group").stringValue()).isEqualTo("Group");
        assertThat(decide(other, id, "let-in").isOk(200).text("state")).isEqualTo("let-in");
        assertThat(decide(other, id, "let-in").isOk(200).text("state")).isEqualTo("let-in");
        assertThat(mine(member, id).get("state").stringValue()).isEqualTo("let-in");
        assertThat(shown(null).get("taken").intValue()).isEqualTo(1);
        decide(assistant, id, "decline").isProblem(409, "request-settled");
    }

    @Test
    void who_is_not_let_in_reads_why_and_nobody_decides_on_their_own_request() {
        makes(1, null);
        Person member = person();
        String id = asks(member).id();
        decide(assistant, id, "decline").isOk(200);
        assertThat(mine(member, id).get("reason").stringValue()).isEqualTo("No such remark.");
        decide(other, id, "approve").isProblem(409, "request-settled");
        assertThat(asks(member)).returns(id, Place::id).returns(Place.State.ASKED, Place::state);
        decide(assistant, asks(assistant).id(), "approve").isProblem(403, "own-request");
        member.api().delete("/api/group-requests/" + asks(assistant).id()).isProblem(404, "not-found");
    }

    @Test
    void of_two_assistants_on_the_last_seat_one_gives_it_and_who_is_next_moves_up_when_it_is_free() {
        makes(1, null);
        Person first = person();
        Person second = person();
        String one = asks(first).id();
        String two = asks(second).id();
        List<Integer> answers =
                atOnce(List.of(() -> decide(assistant, one, "approve"), () -> decide(other, two, "approve")));
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        boolean firstIn = places(one).hasSeat();
        Person in = firstIn ? first : second;
        Person next = firstIn ? second : first;
        String seated = firstIn ? one : two;
        String waiting = firstIn ? two : one;
        assertThat(mine(next, waiting).get("position").intValue()).isEqualTo(1);
        decide(assistant, waiting, "approve").isProblem(409, "group-full");

        in.api().delete("/api/group-requests/" + seated).isOk(200);
        in.api().delete("/api/group-requests/" + seated).isOk(200);
        assertThat(mine(next, waiting).get("state").stringValue()).isEqualTo("asked");
        decide(other, waiting, "let-in").isOk(200);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void who_leaves_while_they_are_approved_has_no_seat_in_the_end() {
        makes(10, null);
        for (int turn = 0; turn < 10; turn++) {
            Person member = turn == 0 ? person() : turn % 2 == 0 ? assistant : other;
            String id = asks(member).id();
            Person by = member.equals(assistant) ? other : assistant;
            List<Integer> answers = atOnce(
                    List.of(() -> decide(by, id, "approve"), () -> member.api().delete("/api/group-requests/" + id)));
            assertThat(answers.getLast()).isEqualTo(200);
            assertThat(places(id).state())
                    .isEqualTo(answers.getFirst() == 200 ? Place.State.LEFT : Place.State.WITHDRAWN);
        }
        assertThat(taken()).isZero();
    }

    @Test
    void where_fewer_fit_than_are_in_nobody_is_put_out_and_nobody_comes_in() {
        makes(20, null);
        List<String> asked = crowd(20);
        List<Integer> answers = atOnce(Stream.concat(
                        Stream.<Supplier<Api.Answer>>of(() -> describes(5, null, 1)),
                        asked.stream().<Supplier<Api.Answer>>map(id -> () -> decide(assistant, id, "approve")))
                .toList());
        assertThat(answers.getFirst()).isEqualTo(200);
        assertThat(answers).containsOnly(200, 409);
        long in = answers.stream().skip(1).filter(status -> status == 200).count();
        assertThat(taken()).isEqualTo(in);
        assertThat(shown(null).get("state").stringValue()).isEqualTo(in >= 5 ? "full" : "open");

        String late = crowd(1).getFirst();
        if (in >= 5) {
            decide(other, late, "approve").isProblem(409, "group-full");
        }
        describes(6, null, 1).isProblem(409, "group-changed");
        admin.put(
                        "/api/groups/" + group,
                        Api.json(Map.of(
                                "name",
                                "Group",
                                "platform",
                                "QQ",
                                "joining",
                                "direct",
                                "series",
                                "other",
                                "capacity",
                                5,
                                "version",
                                2)))
                .isProblem(400, "invalid");
        count(200).isOk(200);
        asked.stream().limit(3).forEach(id -> decide(other, id, "approve"));
        assertThat(taken()).isEqualTo(in);
    }

    @Test
    void forty_seats_are_given_to_forty_of_two_hundred() {
        makes(40, null);
        List<String> asked = crowd(200);
        assertThat(asked.stream().map(this::places).filter(place -> place.state() == Place.State.ASKED))
                .hasSize(40);
        List<Integer> answers = atOnce(IntStream.range(0, asked.size())
                .<Supplier<Api.Answer>>mapToObj(
                        i -> () -> decide(i % 2 == 0 ? assistant : other, asked.get(i), "let-in"))
                .toList());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(40);
        assertThat(answers).containsOnly(200, 409);
        assertThat(asked.stream().map(this::places).map(Place::seat).filter(Objects::nonNull))
                .hasSize(40)
                .doesNotHaveDuplicates();
        Place last = asked.stream()
                .map(this::places)
                .filter(place -> !place.hasSeat())
                .reduce((one, two) -> two)
                .orElseThrow();
        assertThat(places.waiting(group, last.askedAt()).block(A_MOMENT)).isEqualTo(160);
    }

    @Test
    void what_one_needs_is_asked_again_and_who_has_it_no_more_is_to_be_taken_out() {
        makes(5, "vip-group");
        Person member = person();
        assertThat(shown(member).has("number")).isFalse();
        ask(member, remark(member)).isProblem(409, "ability-missing");
        String ability = "/api/members/" + member.id() + "/abilities/vip-group";
        admin.put(ability, "{}").isOk(200);
        assertThat(shown(member).get("number").stringValue()).isEqualTo("800000001");
        String id = asks(member).id();
        admin.delete(ability).isOk(200);
        assertThat(queued("asked", id).get("allowed").booleanValue()).isFalse();
        decide(assistant, id, "approve").isProblem(409, "ability-missing");

        String until = clock.instant().plusSeconds(60).toString();
        admin.put(ability, Api.json(Map.of("until", until))).isOk(200);
        decide(assistant, id, "let-in").isOk(200);
        assertThat(removal(id)).isNull();
        clock.forward(Duration.ofMinutes(2));
        assertThat(Objects.requireNonNull(removal(id)).get("reason").stringValue())
                .isEqualTo("ended");
        member.api().put("/api/group-requests/" + id + "/removal", "").isProblem(403, "not-allowed");
        assistant.api().put("/api/group-requests/" + id + "/removal", "").isOk(200);
        other.api().put("/api/group-requests/" + id + "/removal", "").isOk(200);
        assertThat(removal(id)).isNull();
        assertThat(taken()).isZero();
    }

    @Test
    void who_is_expelled_is_to_be_taken_out_from_what_is_paid_for_or_from_everything() {
        makes(5, null);
        Person member = person();
        String free = asks(member).id();
        decide(assistant, free, "let-in").isOk(200);
        Person payer = member;
        assertThat(pays(payer).at("/seats/0/state").stringValue()).isEqualTo("let-in");
        String paid = Places.idOf(payer.id(), "paid");

        expels(payer, "expel-from-paid");
        assertThat(Objects.requireNonNull(removal(paid)).get("reason").stringValue())
                .isEqualTo("expelled");
        assertThat(removal(free)).isNull();
        expels(payer, "expel");
        assertThat(removal(free)).isNotNull();
        assistant.api().put("/api/group-requests/" + paid + "/removal", "").isOk(200);
        assertThat(removal(paid)).isNull();
    }

    @Test
    void paying_is_joining_and_money_is_not_refused_where_it_is_full() {
        Person payer = person();
        JsonNode seat = pays(payer).at("/seats/0");
        assertThat(seat.get("groupId").stringValue()).isEqualTo("paid");
        assertThat(seat.get("state").stringValue()).isEqualTo("let-in");
        assertThat(pays(payer).at("/seats/0/state").stringValue()).isEqualTo("let-in");
        Person late = person();
        assistant
                .api()
                .put("/api/groups/paid/headcount", Api.json(Map.of("headcount", 500)))
                .isOk(200);
        try {
            assertThat(pays(late).at("/seats/0/state").stringValue()).isEqualTo("waiting");
            assertThat(late.api().get("/api/membership").text("plan")).isEqualTo("monthly");
        } finally {
            assistant
                    .api()
                    .put("/api/groups/paid/headcount", Api.json(Map.of("headcount", 0)))
                    .isOk(200);
        }
        assertThat(places(Places.idOf(late.id(), "paid")).state()).isEqualTo(Place.State.ASKED);
    }

    @Test
    void what_the_staff_does_to_a_group_is_written_down_once_and_what_is_refused_is_not() {
        makes(2, null);
        describes(2, null, 0).isOk(200);
        describes(3, null, 1).isOk(200);
        describes(4, null, 1).isProblem(409, "group-changed");
        for (int time = 0; time < 2; time++) {
            assistant
                    .api()
                    .put("/api/groups/" + group + "/headcount", Api.json(Map.of("headcount", 1)))
                    .isOk(200);
        }
        assertThat(admin.all("/api/admin/membership/audit").stream()
                        .filter(one -> one.at("/about/id").stringValue().equals(group))
                        .map(one -> one.at("/by/id").stringValue() + " "
                                + one.get("deed").stringValue() + " " + one.get("what")))
                .containsExactlyInAnyOrder(
                        assistant.id() + " group-counted [\"1\"]",
                        assistant.id() + " group-changed [\"capacity\"]",
                        assistant.id() + " group-made []");
    }

    @Test
    void groups_and_seats_leave_in_lines_and_come_back() {
        makes(2, null);
        Person member = person();
        String id = asks(member).id();
        decide(assistant, id, "let-in").isOk(200);
        String waiting = crowd(1).getFirst();
        List<String> lines = Stream.of(admin.get("/api/admin/membership/export")
                        .isOk(200)
                        .raw()
                        .split("\n"))
                .filter(line -> line.contains(group))
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(String.join("\n", lines)).contains(member.id(), "let-in", "waiting");
        assertThat(admin.imports(String.join("\n", lines)).raw()).contains("\"stored\":0,\"already\":3");
        String moved = String.join("\n", lines).replace(group, group + "b");
        assertThat(admin.imports(moved).raw()).contains("\"stored\":3");
        assertThat(places(Places.idOf(member.id(), group + "b")).hasSeat()).isTrue();
        assertThat(admin.imports(lines.getLast().replace(group, "nowhere")).raw())
                .contains("unknown-group");
        assertThat(places(waiting).hasSeat()).isFalse();
    }

    @Test
    void what_the_profile_names_is_there_and_contacts_are_told_in_each_language() {
        JsonNode all = api.get("/api/groups").isOk(200).body().get("groups");
        assertThat(all.valueStream().map(each -> each.get("id").stringValue()))
                .containsSubsequence("qq-8", "qq-7", "qq-6", "qq-5", "qq-4", "qq-2", "qq-1", "vip");
        assertThat(all.get(0).get("offered").booleanValue()).isTrue();
        assertThat(all.get(1).get("state").stringValue()).isEqualTo("full");
        api.get("/api/groups/qq-8/picture").isOk(200);
        api.get("/api/groups/vip/picture").isProblem(404, "not-found");
        person().api().post("/api/groups/qq-8/requests", sign("Wenda")).isProblem(409, "joined-directly");
        JsonNode contact = api.get("/api/contact?language=fr").isOk(200).body();
        assertThat(contact.at("/lost/name").stringValue()).isEqualTo("Si le contact est perdu");
        api.get("/api/contact/assistant/picture").isOk(200);
        api.get("/api/contact/lost/picture").isProblem(404, "not-found");
        api.get("/api/contact?language=tlh").isProblem(400, "invalid");
    }

    private Person withRole(String role) {
        Person person = person();
        admin.put("/api/members/" + person.id() + "/roles", Api.json(Map.of("roles", List.of(role), "version", 1)))
                .isOk(200);
        return person;
    }

    private Person person() {
        String email = Api.newEmail();
        String id = api.signUp("Member", email);
        return new Person(id, email, api.as(api.token(email)));
    }

    private void makes(int capacity, @Nullable String ability) {
        describes(capacity, ability, 0).isOk(200);
    }

    private Api.Answer describes(int capacity, @Nullable String ability, int version) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "name", "Group", "platform", "QQ", "joining", "invitation", "number", "800000001", "remark", "Wenda"));
        form.putAll(Map.of("place", 500, "capacity", capacity, "version", version));
        if (ability != null) {
            form.put("ability", ability);
        }
        return assistant.api().put("/api/groups/" + group, Api.json(form));
    }

    private Api.Answer count(int headcount) {
        return other.api().put("/api/groups/" + group + "/headcount", Api.json(Map.of("headcount", headcount)));
    }

    private String remark(Person member) {
        return AskingToJoin.remark(Objects.requireNonNull(groups.get(group).block(A_MOMENT)), member.id());
    }

    private static String sign(String remark) {
        return Api.json(Map.of("nickname", "in the chat", "remark", remark));
    }

    private Api.Answer ask(Person member, String remark) {
        return member.api().post("/api/groups/" + group + "/requests", sign(remark));
    }

    private Place asks(Person member) {
        return asks(member.id());
    }

    private Place asks(String memberId) {
        return Objects.requireNonNull(groups.get(group)
                .flatMap(found ->
                        asking.ask(memberId, group, new Sign("in the chat", AskingToJoin.remark(found, memberId))))
                .block(A_MOMENT));
    }

    /** So many who ask, one after the other. */
    private List<String> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    String email = Api.newEmail();
                    Introduction who = new Introduction("One of many", new EmailAddress(email, email), Language.EN);
                    Member member = Member.remembered(Ids.random(), who, Set.of(), clock.instant());
                    members.insert(member).block(A_MOMENT);
                    return asks(member.id()).id();
                })
                .toList();
    }

    private Place places(String id) {
        return Objects.requireNonNull(places.get(id).block(A_MOMENT));
    }

    private long taken() {
        return Objects.requireNonNull(places.seated(group).block(A_MOMENT));
    }

    private Api.Answer decide(Person by, String id, String decision) {
        return by.api()
                .put(
                        "/api/group-requests/" + id + "/decision",
                        Api.json(Map.of("decision", decision, "reason", "No such remark.")));
    }

    private static List<Integer> atOnce(List<Supplier<Api.Answer>> calls) {
        return calls.stream()
                .map(call -> CompletableFuture.supplyAsync(() -> call.get().status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private JsonNode shown(@Nullable Person reader) {
        return find(
                (reader == null ? api : reader.api())
                        .get("/api/groups")
                        .isOk(200)
                        .body()
                        .get("groups"),
                group);
    }

    private JsonNode mine(Person member, String id) {
        return find(
                member.api().get("/api/group-requests/mine").isOk(200).body().get("items"), id);
    }

    private JsonNode queued(String state, String id) {
        return find(
                assistant
                        .api()
                        .get("/api/group-requests?limit=100&state=" + state)
                        .isOk(200)
                        .body()
                        .get("items"),
                id);
    }

    private @Nullable JsonNode removal(String id) {
        return other.api()
                .get("/api/group-removals")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode find(JsonNode items, String id) {
        return items.valueStream()
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + items));
    }

    private JsonNode pays(Person payer) {
        String order = "/api/orders/"
                + payer.api()
                        .post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                        .isOk(201)
                        .text("id");
        payer.api()
                .put(order + "/claim", Api.json(Map.of("nickname", "in the chat")))
                .isOk(200);
        return assistant
                .api()
                .put(order.replace("orders", "claims") + "/decision", Api.json(Map.of("decision", "confirm")))
                .isOk(200)
                .body();
    }

    private void expels(Person member, String measure) {
        Person opener = withRole("moderator");
        String id = opener.api()
                .post("/api/cases", Api.json(Map.of("memberId", member.id(), "notice", "You advertised.")))
                .isOk(201)
                .text("id");
        Map<String, Object> decision = Map.of("measure", measure, "words", "So it is.", "atOnce", true, "revision", 1);
        admin.put("/api/cases/" + id + "/decision", Api.json(decision)).isOk(200);
    }
}
