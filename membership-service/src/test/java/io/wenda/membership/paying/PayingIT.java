package io.wenda.membership.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.accounts.Ability;
import io.wenda.membership.accounts.Grant;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.entitlement.Books;
import io.wenda.membership.entitlement.Payment;
import io.wenda.membership.entitlement.Rounds;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@RunningMembership
class PayingIT {

    private final Api api;
    private final Api admin;
    private final Confirming confirming;
    private final Orders orders;
    private final Rounds rounds;
    private final Books books;
    private final Members members;
    private final MovableClock clock;
    private final String topicPrefix;
    private String memberId = "";
    private Api member;
    private Api assistant;
    private Api treasurer;

    @Autowired
    PayingIT(
            Api api,
            Confirming confirming,
            Orders orders,
            Rounds rounds,
            Books books,
            Members members,
            MovableClock clock,
            @Value("${wenda.kafka.topic-prefix}") String topicPrefix) {
        this.clock = clock;
        this.topicPrefix = topicPrefix;
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.confirming = confirming;
        this.orders = orders;
        this.rounds = rounds;
        this.books = books;
        this.members = members;
        this.member = this.api;
        this.assistant = this.api;
        this.treasurer = this.api;
    }

    @BeforeEach
    void people() {
        String email = Api.newEmail();
        memberId = api.signUp("Payer", email);
        member = api.as(api.token(email));
        assistant = admin.appoints("assistant");
        treasurer = admin.appoints("treasurer");
    }

    @Test
    void everybody_sees_what_there_is_to_join() {
        JsonNode plans = api.get("/api/plans").isOk(200).body().get("plans");
        assertThat(plans.valueStream().map(plan -> plan.get("code").stringValue()))
                .containsExactly("free", "monthly", "lifetime");
        assertThat(plans.at("/1/price/minor").intValue()).isEqualTo(2000);
        assertThat(plans.at("/1/name/zh").stringValue()).isEqualTo("付费社群（按月）");
        assertThat(plans.at("/0").has("price")).isFalse();
    }

    @Test
    void a_member_orders_says_that_it_is_sent_and_has_it_when_an_assistant_saw_it() {
        String order = order("monthly");
        Api.Answer open = member.get("/api/orders/" + order).isOk(200);
        assertThat(open.text("remark"))
                .isEqualTo("Wenda 付费社群 " + order.substring(0, 6).toUpperCase(java.util.Locale.ROOT));
        assertThat(open.text("state")).isEqualTo("open");
        Api.Answer claimed = claim(order);
        assertThat(Duration.between(Instant.parse(claimed.text("claimedAt")), Instant.parse(claimed.text("usuallyBy"))))
                .isEqualTo(Duration.ofHours(12));
        assertThat(member.get("/api/membership").isOk(200).body().has("plan")).isFalse();

        assertThat(waiting()).contains(order);
        decide(assistant, order, "confirm").isOk(200);
        decide(assistant, order, "confirm").isOk(200);
        assertThat(waiting()).doesNotContain(order);
        Api.Answer own = member.get("/api/membership").isOk(200);
        assertThat(own.text("plan")).isEqualTo("monthly");
        assertThat(own.body().get("history")).hasSize(1);
        assertThat(own.body().at("/history/0/from").stringValue())
                .as("who paid and asked before the assistant looked is entitled")
                .isEqualTo(claimed.text("claimedAt"));
        assertThat(payer().standing().abilities())
                .extracting(Grant::ability)
                .containsExactly(Ability.ASK_PRIVATELY, Ability.FIRST_IN_REVIEW, Ability.PAID_GROUP);
    }

    @Test
    void without_the_ticked_notice_nothing_is_ordered() {
        member.post("/api/orders", Api.json(Map.of("plan", "monthly"))).isProblem(400, "invalid");
        member.post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", false)))
                .isProblem(400, "invalid");
        for (String plan : List.of("free", "golden")) {
            member.post("/api/orders", Api.json(Map.of("plan", plan, "notice", true)))
                    .isProblem(409, "not-for-sale");
        }
    }

    @Test
    void an_order_that_is_sent_twice_is_one() {
        Api once = member.with("Idempotency-Key", "k1");
        String wish = Api.json(Map.of("plan", "monthly", "notice", true));
        String id = once.post("/api/orders", wish).isOk(201).text("id");
        assertThat(once.post("/api/orders", wish).isOk(201).text("id")).isEqualTo(id);
        once.post("/api/orders", Api.json(Map.of("plan", "lifetime", "notice", true)))
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void of_two_assistants_at_once_one_decides_and_the_other_hears_of_it() {
        String order = claimedOrder();
        Api other = admin.appoints("assistant");
        List<Api.Answer> answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> decide(assistant, order, "confirm")),
                        CompletableFuture.supplyAsync(() -> decide(other, order, "decline")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        Api.Answer lost = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(lost.isProblem(409, "order-settled").text("by")).isNotEmpty();
        assertThat(member.get("/api/orders/" + order).text("state")).isEqualTo(lost.text("state"));
    }

    @Test
    void who_is_declined_reads_why_and_has_nothing() {
        String order = claimedOrder();
        assistant
                .put("/api/claims/" + order + "/decision", Api.json(Map.of("decision", "decline")))
                .isProblem(400, "invalid");
        decide(assistant, order, "decline").isOk(200);
        assertThat(member.get("/api/orders/" + order).text("reason")).isEqualTo("No such transfer.");
        assertThat(member.get("/api/membership").body().get("history")).isEmpty();
        decide(admin.appoints("assistant"), order, "confirm").isProblem(409, "order-settled");
    }

    @Test
    void nobody_sees_what_is_another_members_or_another_roles() {
        String order = claimedOrder();
        String email = Api.newEmail();
        api.signUp("Curious", email);
        Api curious = api.as(api.token(email));
        for (Api nosy : List.of(curious, admin, assistant, treasurer)) {
            nosy.get("/api/orders/" + order).isProblem(404, "not-found");
            nosy.put("/api/orders/" + order + "/claim", Api.json(Map.of("nickname", "x")))
                    .isProblem(404, "not-found");
            nosy.delete("/api/orders/" + order).isProblem(404, "not-found");
        }
        for (Api nosy : List.of(curious, admin, treasurer)) {
            nosy.get("/api/claims").isProblem(403, "not-allowed");
            decide(nosy, order, "confirm").isProblem(403, "not-allowed");
        }
        for (Api nosy : List.of(curious, admin, assistant)) {
            nosy.get("/api/ledger").isProblem(403, "not-allowed");
            nosy.get("/api/ledger/export").isProblem(403, "not-allowed");
        }
        api.get("/api/membership").isProblem(401, "sign-in-required");
    }

    @Test
    void an_assistant_does_not_confirm_their_own_money_while_there_is_another() {
        String order = assistant
                .post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                .isOk(201)
                .text("id");
        assistant
                .put("/api/orders/" + order + "/claim", Api.json(Map.of("nickname", "me")))
                .isOk(200);
        decide(assistant, order, "confirm").isProblem(403, "own-claim");
    }

    @Test
    void what_is_called_off_is_not_confirmed_any_more() {
        String order = claimedOrder();
        member.delete("/api/orders/" + order).isOk(200);
        member.delete("/api/orders/" + order).isOk(200);
        decide(assistant, order, "confirm").isProblem(409, "order-called-off");
        member.put("/api/orders/" + order + "/claim", Api.json(Map.of("nickname", "x")))
                .isProblem(409, "order-called-off");
    }

    @Test
    void money_that_nobody_looks_for_is_told_to_assistants_and_then_to_administrators() {
        String order = claimedOrder();
        Instant claimed = Instant.parse(member.get("/api/orders/" + order).text("claimedAt"));
        confirming.remind(claimed.plus(Duration.ofHours(23))).block();
        assertThat(stored(order)).returns(0, Order::reminders);
        confirming.remind(claimed.plus(Duration.ofDays(1))).block();
        confirming.remind(claimed.plus(Duration.ofDays(1))).block();
        assertThat(stored(order)).returns(1, Order::reminders);
        confirming.remind(claimed.plus(Duration.ofDays(2))).block();
        assertThat(stored(order)).returns(2, Order::reminders).returns(null, Order::lookBy);
    }

    @Test
    void what_a_dying_instance_confirmed_is_entered_by_another() {
        String order = claimedOrder();
        orders.change(order, found -> found.confirmed("assistant", Instant.parse("2026-01-01T00:00:00Z")))
                .block();
        assertThat(stored(order).unbookedSince()).isNotNull();
        confirming.catchUp(Instant.parse("2026-01-01T00:01:00Z")).block();
        assertThat(stored(order).unbookedSince()).isNull();
        assertThat(member.get("/api/membership").text("plan")).isEqualTo("monthly");
    }

    @Test
    void whose_time_is_nearly_over_hears_of_it_once_and_again_of_the_next_end() {
        buys("monthly");
        Instant end = Instant.parse(member.get("/api/membership").text("endsAt"));
        rounds.remind(end.minus(Duration.ofDays(6)));
        assertThat(payer().standing().reminded()).isNull();
        rounds.remind(end.minus(Duration.ofDays(5)));
        assertThat(payer().standing().reminded()).isEqualTo(end);
        long version = payer().version();
        rounds.remind(end.minus(Duration.ofDays(4)));
        assertThat(payer().version()).isEqualTo(version);
        buys("monthly");
        assertThat(payer().standing().remindAt()).isNotNull();
    }

    @Test
    void of_promises_that_are_bought_and_given_the_shortest_holds() {
        buysPromise();
        assertThat(promised()).isEqualTo(480);
        String byHand = "/api/members/" + memberId + "/abilities/answer-by";
        admin.put(byHand, "{\"answerMinutes\":240}").isOk(200);
        assertThat(promised()).isEqualTo(240);
        admin.put(byHand, "{\"answerMinutes\":960}").isOk(200);
        assertThat(promised()).isEqualTo(480);
        assertThat(member.get("/api/export/membership").isOk(200).raw()).contains("\"answerMinutes\":480");
    }

    /** No plan of the example has one. */
    private void buysPromise() {
        Terms promise = new Terms("monthly", new Money(2000, "CNY"), 1, 0, List.of(Ability.ANSWER_BY), 480, null);
        books.enter(new Payment("promise-" + memberId, memberId, promise, clock.instant(), "assistant", null))
                .block();
    }

    private int promised() {
        return member.get("/api/membership")
                .isOk(200)
                .body()
                .get("answerMinutes")
                .intValue();
    }

    @Test
    void many_payments_at_once_all_count() {
        List<String> all = Stream.generate(this::claimedOrder).limit(6).toList();
        List<CompletableFuture<Api.Answer>> confirmed = all.stream()
                .map(order -> CompletableFuture.supplyAsync(() -> decide(assistant, order, "confirm")))
                .toList();
        confirmed.forEach(answer -> answer.join().isOk(200));
        Api.Answer own = member.get("/api/membership").isOk(200);
        assertThat(own.body().get("history")).hasSize(6);
        Instant end = Instant.parse(own.text("endsAt"));
        assertThat(Duration.between(Instant.parse(own.body().at("/history/5/at").stringValue()), end)
                        .toDays())
                .isBetween(180L, 184L);
        assertThat(payer().standing())
                .returns(end, standing -> standing.endsAt())
                .satisfies(standing -> assertThat(standing.abilities())
                        .as("one after the other, not beside each other")
                        .extracting(Grant::ability)
                        .containsExactly(Ability.ASK_PRIVATELY, Ability.FIRST_IN_REVIEW, Ability.PAID_GROUP));
    }

    @Test
    void a_refund_ends_it_and_stands_in_the_books_once() {
        buys("lifetime");
        String entry = member.get("/api/membership").body().at("/history/0/id").stringValue();
        String refund = Api.json(Map.of("kind", "refunded", "why", "=cmd()"));
        treasurer.put("/api/ledger/" + entry + "/end", refund).isOk(200);
        treasurer.put("/api/ledger/" + entry + "/end", refund).isOk(200);
        treasurer
                .put("/api/ledger/" + entry + "/end", Api.json(Map.of("kind", "revoked", "why", "again")))
                .isProblem(409, "already-ended");
        Api.Answer own = member.get("/api/membership");
        assertThat(own.body().has("plan")).isFalse();
        assertThat(own.body().get("history")).hasSize(2);
        assertThat(own.body().at("/history/0/byName").stringValue()).isEqualTo("Staff");
        assertThat(own.body().at("/history/1").has("byName"))
                .as("who saw the money come")
                .isFalse();
        assertThat(treasurer
                        .get("/api/ledger?limit=100")
                        .isOk(200)
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(line -> line.path("ends").stringValue("").equals(entry)
                                || line.get("id").stringValue().equals(entry))
                        .map(line -> line.get("kind").stringValue() + " "
                                + line.path("ended").stringValue("")))
                .containsExactlyInAnyOrder("refunded ", "paid refunded");
        assertThat(treasurer.get("/api/ledger/export").isOk(200).raw())
                .contains(",599.00,CNY,", ",'=cmd()\r\n")
                .startsWith("id,email,plan,since,payments,");
    }

    @Test
    void a_treasurer_gives_by_hand_and_says_why() {
        String gift = Api.json(Map.of("memberId", memberId, "plan", "monthly", "why", "spoke at the meeting"));
        Api once = treasurer.with("Idempotency-Key", "g1");
        String id = once.post("/api/ledger", gift).isOk(201).text("id");
        assertThat(once.post("/api/ledger", gift).isOk(201).text("id")).isEqualTo(id);
        treasurer
                .post("/api/ledger", Api.json(Map.of("memberId", memberId, "plan", "free", "why", "x")))
                .isProblem(400, "invalid");
        treasurer
                .post("/api/ledger", Api.json(Map.of("email", "nobody@example.org", "plan", "monthly", "why", "x")))
                .isProblem(400, "invalid");
        treasurer
                .post("/api/ledger", Api.json(Map.of("memberId", "nobody", "plan", "monthly", "why", "x")))
                .isProblem(404, "not-found");
        JsonNode history = member.get("/api/membership").body().get("history");
        assertThat(history).hasSize(1);
        assertThat(history.at("/0/byName").stringValue()).isEqualTo("Staff");
        assertThat(history.at("/0/why").stringValue()).isEqualTo("spoke at the meeting");
        assertThat(once.post("/api/ledger", gift).isOk(201).text("byName")).isEqualTo("Staff");
        treasurer
                .put("/api/ledger/" + id + "/end", Api.json(Map.of("kind", "refunded", "why", "no money came")))
                .isProblem(404, "not-found");
        treasurer
                .put("/api/ledger/" + id + "/end", Api.json(Map.of("kind", "revoked", "why", "a mistake")))
                .isOk(200);
    }

    @Test
    void what_is_given_until_a_day_ends_on_that_day() {
        Instant until = clock.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> gift =
                Map.of("email", payer().email(), "plan", "lifetime", "why", "helped out", "until", until.toString());
        treasurer.post("/api/ledger", Api.json(gift)).isOk(201);
        assertThat(member.get("/api/membership").text("endsAt")).isEqualTo(until.toString());
        Map<String, Object> over = new HashMap<>(gift);
        over.put("until", "2020-01-01T00:00:00Z");
        treasurer.post("/api/ledger", Api.json(over)).isProblem(400, "invalid");
    }

    private Member payer() {
        return Objects.requireNonNull(members.get(memberId).block());
    }

    private Order stored(String order) {
        return Objects.requireNonNull(orders.get(order).block());
    }

    private void buys(String plan) {
        String order = order(plan);
        claim(order);
        decide(assistant, order, "confirm").isOk(200);
    }

    private String claimedOrder() {
        String order = order("monthly");
        claim(order);
        return order;
    }

    private String order(String plan) {
        return member.post("/api/orders", Api.json(Map.of("plan", plan, "notice", true)))
                .isOk(201)
                .text("id");
    }

    private Api.Answer claim(String order) {
        return member.put(
                        "/api/orders/" + order + "/claim",
                        Api.json(Map.of("nickname", "payer in chat", "proof", "no. 4711")))
                .isOk(200);
    }

    private List<String> waiting() {
        return assistant
                .get("/api/claims?limit=100")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    private static Api.Answer decide(Api assistant, String order, String decision) {
        Map<String, String> verdict = decision.equals("confirm")
                ? Map.of("decision", decision)
                : Map.of("decision", decision, "reason", "No such transfer.");
        return assistant.put("/api/claims/" + order + "/decision", Api.json(verdict));
    }

    @Test
    void no_topic_tells_what_was_bought_and_one_alone_by_whom() {
        buys("lifetime");
        buysPromise();
        String order =
                member.get("/api/orders").isOk(200).body().at("/items/0/id").stringValue();
        Map<String, List<String>> told = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith(topicPrefix))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            await().untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> told.computeIfAbsent(
                                        record.topic().substring(topicPrefix.length()), topic -> new ArrayList<>())
                                .add(record.key() + new String(record.value(), StandardCharsets.UTF_8)));
                assertThat(String.join("", told.getOrDefault("payment-events", List.of())))
                        .contains(order);
                assertThat(told.getOrDefault("member-state", List.of()))
                        .anyMatch(state -> state.contains(memberId) && state.contains("\"answerMinutes\":480"));
            });
        }
        assertThat(told).containsKeys("member-state", "member-contacts");
        told.getOrDefault("payment-events", List.of())
                .removeIf(record -> record.contains("\"sponsorshipId\"")); // what sponsors give is public
        told.forEach((topic, records) -> assertThat(records).as(topic).allSatisfy(record -> {
            assertThat(record)
                    .doesNotContain("lifetime", "monthly", "\"minor\"", "\"CNY\"", "payer in chat", "no. 4711");
            if (!topic.equals("payment-events")) {
                assertThat(record).doesNotContain(order);
            }
        }));
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", BackingServers.shared().kafkaBootstrap());
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
