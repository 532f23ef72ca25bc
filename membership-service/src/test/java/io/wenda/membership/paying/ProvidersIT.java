package io.wenda.membership.paying;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.SecondInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import tools.jackson.databind.JsonNode;

/** What holds of every provider: whatever it says, however often, late, out of order or to whichever instance. */
@RunningMembership
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvidersIT {

    private static final long MONTH = 2000;

    private final Api api;
    private final Api admin;
    private final SecondInstance second;
    private final Api elsewhere;
    private final MovableClock clock;
    private final Orders orders;
    private final Asking asking;
    private String memberId = "";
    private String token = "";
    private Api member;
    private Api treasurer;

    @Autowired
    ProvidersIT(ConfigurableApplicationContext context, Api api, MovableClock clock, Orders orders, Asking asking) {
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.clock = clock;
        this.orders = orders;
        this.asking = asking;
        this.member = this.api;
        this.treasurer = this.api;
        this.second = new SecondInstance(context, clock, dearer(context));
        this.elsewhere = second.api();
    }

    /** The plans as they are, but that a month costs 30.00 and is two; providers are told where to tell it. */
    private static Map<String, Object> dearer(ConfigurableApplicationContext context) {
        Map<String, Object> plans = new HashMap<>();
        for (PropertySource<?> source : context.getEnvironment().getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> some) {
                Stream.of(some.getPropertyNames())
                        .filter(name -> name.startsWith("wenda.membership.plans["))
                        .forEach(name -> plans.putIfAbsent(name, String.valueOf(some.getProperty(name))));
            }
        }
        plans.put("wenda.membership.plans[1].price", "30.00");
        plans.put("wenda.membership.plans[1].months", "2");
        plans.put("wenda.mail.public-url", "https://wenda.example");
        return plans;
    }

    static Stream<ProviderStub> providers() {
        return RunningMembership.PROVIDERS.stream();
    }

    @AfterAll
    void end() {
        second.close();
    }

    @BeforeEach
    void people() {
        String email = Api.newEmail();
        memberId = api.signUp("Payer", email);
        token = api.token(email);
        member = api.as(token);
        treasurer = admin.appoints("treasurer");
    }

    @Test
    void everybody_sees_how_one_can_pay() {
        JsonNode ways = api.get("/api/ways").isOk(200).body().get("ways");
        assertThat(ways.propertyNames()).containsExactly("monthly", "lifetime", "personal", "enterprise");
        assertThat(ways.get("monthly").valueStream().map(JsonNode::stringValue))
                .contains("transfer")
                .containsAll(providers().map(ProviderStub::code).toList());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void who_pays_has_it_from_that_moment_and_stands_in_the_books_once(ProviderStub provider) {
        Api.Answer order = orders(provider);
        assertThat(order.text("way")).isEqualTo(provider.code());
        assertThat(order.body().has("checkout") || order.body().get("picture").booleanValue())
                .isTrue();
        assertThat(order.body().has("remark")).isFalse();
        Instant paidAt = clock.instant();
        SignedMessage message = provider.pays(order.text("id"), paidAt);
        clock.forward(Duration.ofMinutes(2));
        for (int time = 0; time < 3; time++) {
            tell(api, provider, message).isOk(204);
        }
        Api.Answer own = member.get("/api/membership").isOk(200);
        assertThat(own.text("plan")).isEqualTo("monthly");
        assertThat(own.body().get("history")).hasSize(1);
        assertThat(Instant.parse(own.body().at("/history/0/from").stringValue()))
                .as("from when it was paid, and not from when we heard of it")
                .isEqualTo(paidAt);
        assertThat(member.get("/api/orders/" + order.text("id")).text("state")).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void told_to_two_instances_in_the_same_moment_it_counts_once_and_both_say_yes(ProviderStub provider) {
        String order = order(provider);
        SignedMessage message = provider.pays(order, clock.instant());
        List<CompletableFuture<Api.Answer>> told = Stream.of(api, elsewhere, api, elsewhere)
                .map(instance -> CompletableFuture.supplyAsync(() -> tell(instance, provider, message)))
                .toList();
        assertThat(told.stream().map(CompletableFuture::join)).allSatisfy(answer -> answer.isOk(204));
        assertThat(member.get("/api/membership").body().get("history")).hasSize(1);
        assertThat(strays(order)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void another_price_touches_nothing_that_was_bought_or_ordered_before(ProviderStub provider) {
        tell(api, provider, provider.pays(order(provider), clock.instant())).isOk(204);
        clock.forward(Duration.ofSeconds(1));
        String ordered = order(provider);
        List<String> before = bought(member);
        Instant end = endsAt();
        assertThat(elsewhere.get("/api/plans").body().at("/plans/1/price/minor").longValue())
                .isEqualTo(3000);

        tell(elsewhere, provider, provider.pays(ordered, clock.instant())).isOk(204);
        assertThat(bought(elsewhere.as(token)))
                .hasSize(2)
                .containsAll(before)
                .allMatch(line -> line.startsWith("monthly 2000 "));
        assertThat(Duration.between(end, endsAt()).toDays())
                .as("one more month")
                .isBetween(28L, 31L);
        assertThat(elsewhere
                        .as(token)
                        .get("/api/orders/" + ordered)
                        .body()
                        .at("/price/minor")
                        .longValue())
                .isEqualTo(MONTH);

        before = bought(member);
        clock.forward(Duration.ofSeconds(1));
        String dear = elsewhere
                .as(token)
                .post("/api/orders", wish(provider.code()))
                .isOk(201)
                .text("id");
        tell(api, provider, provider.pays(dear, clock.instant())).isOk(204);
        assertThat(bought(member)).hasSize(3).containsAll(before).anyMatch(line -> line.startsWith("monthly 3000 "));
        assertThat(treasurer.all("/api/ledger").stream()
                        .filter(line -> line.get("memberId").stringValue().equals(memberId))
                        .map(line -> line.at("/price/minor").longValue()))
                .containsExactlyInAnyOrder(3000L, MONTH, MONTH);
    }

    /** What stands in the books, and how long it counts. */
    private static List<String> bought(Api member) {
        return member.get("/api/membership")
                .isOk(200)
                .body()
                .get("history")
                .valueStream()
                .map(line -> String.join(
                        " ",
                        line.get("plan").stringValue(),
                        line.at("/price/minor").toString(),
                        line.get("from").stringValue(),
                        line.get("to").stringValue()))
                .toList();
    }

    private Instant endsAt() {
        return Instant.parse(member.get("/api/membership").text("endsAt"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_is_forged_changed_or_old_changes_nothing(ProviderStub provider) {
        String order = order(provider);
        SignedMessage message = provider.pays(order, clock.instant());
        tell(api, provider, provider.forged(message, clock.instant())).isProblem(400, "not-signed");
        tell(api, provider, message.withBody(message.body().replaceFirst("\"id\"", "\"iD\"")))
                .isProblem(400, "not-signed");
        tell(api, provider, new SignedMessage(Map.of(), message.body())).isProblem(400, "not-signed");
        tell(api, provider, message.withBody("{}")).isProblem(400, "not-signed");
        clock.forward(Duration.ofMinutes(6));
        tell(api, provider, message).isProblem(400, "not-signed");
        assertThat(member.get("/api/membership").body().get("history")).isEmpty();
        assertThat(strays(order)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_went_back_before_it_came_is_told_again_and_ends_it_then(ProviderStub provider) {
        String order = order(provider);
        SignedMessage came = provider.pays(order, clock.instant());
        SignedMessage back = provider.gaveBack(order, MONTH, clock.instant());
        tell(api, provider, back).isProblem(404, "not-found");
        tell(api, provider, came).isOk(204);
        tell(api, provider, back).isOk(204);
        tell(elsewhere, provider, back).isOk(204);
        tell(api, provider, came).isOk(204);
        assertThat(history()).containsExactlyInAnyOrder("paid", "refunded");
        assertThat(member.get("/api/membership").body().has("plan")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_part_that_went_back_ends_nothing_and_a_treasurer_looks(ProviderStub provider) {
        String order = order(provider);
        tell(api, provider, provider.pays(order, clock.instant())).isOk(204);
        SignedMessage back = provider.gaveBack(order, 500, clock.instant());
        tell(api, provider, back).isOk(204);
        tell(api, provider, back).isOk(204);
        assertThat(history()).containsExactly("paid");
        assertThat(strays(order)).containsExactly("partly-returned");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_message_that_never_came_is_asked_for(ProviderStub provider) {
        String order = order(provider);
        provider.pays(order, clock.instant());
        ask(Duration.ofSeconds(59));
        assertThat(history()).isEmpty();
        ask(Duration.ofSeconds(1));
        assertThat(history()).containsExactly("paid");
        assertThat(Objects.requireNonNull(stored(order).online()).askAt()).isNull();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_provider_is_asked_ever_more_seldom_and_again_after_it_failed(ProviderStub provider) {
        String order = order(provider);
        Instant ordered = clock.instant();
        provider.isSilent(true);
        ask(Duration.ofMinutes(1));
        provider.isSilent(false);
        assertThat(Objects.requireNonNull(stored(order).online()).askAt())
                .isEqualTo(ordered.plus(Duration.ofMinutes(2)));
        ask(Duration.ofMinutes(9));
        assertThat(Objects.requireNonNull(stored(order).online()).askAt())
                .isEqualTo(ordered.plus(Duration.ofMinutes(20)));
        provider.pays(order, clock.instant());
        ask(Duration.ofMinutes(10));
        assertThat(history()).containsExactly("paid");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void an_order_that_nobody_pays_ends_and_what_comes_later_is_put_before_a_treasurer(ProviderStub provider) {
        String order = order(provider);
        ask(Duration.ofHours(2));
        assertThat(member.get("/api/orders/" + order).text("state")).isEqualTo("expired");
        assertThat(provider.isOpen(order)).isFalse();
        SignedMessage late = provider.pays(order, clock.instant());
        tell(api, provider, late).isOk(204);
        tell(elsewhere, provider, late).isOk(204);
        assertThat(history()).isEmpty();
        assertThat(strays(order)).containsExactly("expired");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_is_paid_at_the_last_moment_counts(ProviderStub provider) {
        String order = order(provider);
        provider.pays(order, clock.instant());
        ask(Duration.ofHours(2));
        assertThat(member.get("/api/orders/" + order).text("state")).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_is_called_off_takes_no_money_and_what_comes_all_the_same_a_treasurer_may_accept(ProviderStub provider) {
        String order = order(provider);
        member.delete("/api/orders/" + order).isOk(200);
        ask(Duration.ZERO);
        assertThat(provider.isOpen(order)).isFalse();
        tell(api, provider, provider.pays(order, clock.instant())).isOk(204);
        assertThat(strays(order)).containsExactly("cancelled");
        String stray = listed(order).getFirst().get("id").stringValue();
        assertThat(listed(order).getFirst().get("memberId").stringValue()).isEqualTo(memberId);
        assertThat(listed(order).getFirst().at("/money/minor").longValue()).isEqualTo(MONTH);
        settles(stray, "accepted").isOk(200);
        settles(stray, "accepted").isOk(200);
        settles(stray, "returned").isProblem(409, "order-settled");
        assertThat(history()).containsExactly("paid");
        assertThat(strays(order)).isEmpty();
        assertThat(member.get("/api/orders/" + order).text("state")).isEqualTo("confirmed");
    }

    /** Once more after they are back, it counts by nothing but a treasurer's word. */
    @ParameterizedTest
    @MethodSource("providers")
    void what_an_expelled_member_pays_grants_nothing_and_is_put_before_a_treasurer(ProviderStub provider) {
        String order = order(provider);
        String lifting = "/api/cases/" + expelled() + "/lifting";
        SignedMessage late = provider.pays(order, clock.instant());
        tell(api, provider, late).isOk(204);
        tell(elsewhere, provider, late).isOk(204);
        assertThat(history()).isEmpty();
        assertThat(strays(order)).containsExactly("expelled");
        admin.appoints("moderator")
                .put(lifting, Api.json(Map.of("words", "A mistake.")))
                .isOk(200);
        tell(api, provider, late).isOk(204);
        assertThat(history()).isEmpty();
        settles(listed(order).getFirst().get("id").stringValue(), "accepted").isOk(200);
        assertThat(history()).containsExactly("paid");
        assertThat(member.get("/api/membership").text("plan")).isEqualTo("monthly");
    }

    private String expelled() {
        String id = admin.appoints("moderator")
                .post("/api/cases", Api.json(Map.of("memberId", memberId, "notice", "You advertised.")))
                .isOk(201)
                .text("id");
        admin.appoints("moderator")
                .put(
                        "/api/cases/" + id + "/decision",
                        Api.json(Map.of(
                                "measure", "expel-from-paid", "words", "Because.", "atOnce", true, "revision", 1)))
                .isOk(200);
        return id;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void what_was_put_before_a_treasurer_is_settled_when_it_went_back(ProviderStub provider) {
        String order = order(provider);
        member.delete("/api/orders/" + order).isOk(200);
        tell(api, provider, provider.pays(order, clock.instant())).isOk(204);
        tell(api, provider, provider.gaveBack(order, MONTH, clock.instant())).isOk(204);
        assertThat(strays(order)).isEmpty();
        assertThat(treasurer
                        .get("/api/strays?settled=true&limit=100")
                        .isOk(200)
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(stray -> stray.get("orderId").stringValue().equals(order))
                        .map(stray -> stray.get("outcome").stringValue()))
                .containsExactly("returned");
        assertThat(history()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void the_wrong_money_is_put_before_a_treasurer_and_never_counts(ProviderStub provider) {
        String less = order(provider);
        tell(api, provider, provider.paid(less, 1, "CNY", clock.instant())).isOk(204);
        String other = order(provider);
        tell(api, provider, provider.paid(other, MONTH, "USD", clock.instant())).isOk(204);
        String foreign = order(provider);
        tell(api, provider, provider.paidToOthers(foreign, MONTH, "CNY", clock.instant()))
                .isOk(204);
        assertThat(strays(less)).containsExactly("wrong-amount");
        assertThat(strays(other)).containsExactly("wrong-currency");
        assertThat(strays(foreign)).containsExactly("wrong-merchant");
        assertThat(history()).isEmpty();
        String stray = listed(less).getFirst().get("id").stringValue();
        settles(stray, "accepted").isProblem(409, "fits-no-order");
        settles(stray, "noted").isOk(200);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void money_for_no_order_of_ours_is_told_again_and_put_before_a_treasurer_once(ProviderStub provider) {
        String nowhere = "nowhere0000000000" + provider.code().substring(0, 3);
        SignedMessage message = provider.paid(nowhere, MONTH, "CNY", clock.instant());
        tell(api, provider, message).isProblem(404, "not-found");
        tell(elsewhere, provider, message).isProblem(404, "not-found");
        assertThat(strays(nowhere)).containsExactly("unknown-order");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void money_for_an_order_that_is_paid_by_hand_is_put_before_a_treasurer(ProviderStub provider) {
        String order = member.post("/api/orders", wish("transfer")).isOk(201).text("id");
        tell(api, provider, provider.paid(order, MONTH, "CNY", clock.instant())).isOk(204);
        assertThat(strays(order)).containsExactly("other-way");
        assertThat(history()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void a_provider_that_is_away_takes_no_order_and_the_same_order_when_it_is_back(ProviderStub provider) {
        Api once = member.with("Idempotency-Key", "k-" + provider.code());
        provider.isSilent(true);
        once.post("/api/orders", wish(provider.code())).isProblem(503, "provider-silent");
        provider.isSilent(false);
        String id = once.post("/api/orders", wish(provider.code())).isOk(201).text("id");
        assertThat(once.post("/api/orders", wish(provider.code())).isOk(201).text("id"))
                .isEqualTo(id);
        assertThat(member.get("/api/orders").body().get("items")).hasSize(1);
    }

    @Test
    void an_order_through_a_provider_is_not_claimed_by_hand() {
        String order = order(RunningMembership.STRIPE);
        member.put("/api/orders/" + order + "/claim", Api.json(Map.of("nickname", "x")))
                .isProblem(409, "paid-otherwise");
        member.post("/api/orders", wish("gold")).isProblem(400, "invalid");
        api.post("/api/callbacks/gold", "{}").isProblem(404, "not-found");
    }

    @Test
    void treasurers_alone_see_money_that_fits_no_order() {
        for (Api nosy : List.of(member, admin, admin.appoints("assistant"))) {
            nosy.get("/api/strays").isProblem(403, "not-allowed");
            nosy.put("/api/strays/x/decision", Api.json(Map.of("outcome", "noted", "why", "x")))
                    .isProblem(403, "not-allowed");
        }
        settles("nothing", "noted").isProblem(404, "not-found");
        settles("nothing", "burnt").isProblem(400, "invalid");
    }

    @Test
    void what_stripe_closed_and_took_back_ends_it() {
        String closed = order(RunningMembership.STRIPE);
        tell(api, RunningMembership.STRIPE, RunningMembership.STRIPE.expires(closed, clock.instant()))
                .isOk(204);
        assertThat(member.get("/api/orders/" + closed).text("state")).isEqualTo("expired");

        String order = order(RunningMembership.STRIPE);
        tell(api, RunningMembership.STRIPE, RunningMembership.STRIPE.pays(order, clock.instant()))
                .isOk(204);
        tell(api, RunningMembership.STRIPE, RunningMembership.STRIPE.disputed(order, "won", clock.instant()))
                .isOk(204);
        assertThat(history()).containsExactly("paid");
        tell(api, RunningMembership.STRIPE, RunningMembership.STRIPE.disputed(order, "lost", clock.instant()))
                .isOk(204);
        assertThat(history()).containsExactlyInAnyOrder("paid", "charged-back");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void nothing_of_it_is_logged(ProviderStub provider, CapturedOutput output) {
        String order = order(provider);
        tell(api, provider, provider.forged(provider.pays(order, clock.instant()), clock.instant()));
        tell(api, provider, provider.paid(order, 4711, "CNY", clock.instant()));
        provider.isSilent(true);
        member.post("/api/orders", wish(provider.code()));
        provider.isSilent(false);
        assertThat(output.getAll()).doesNotContain("the amount", "4711", "CNY", "cny", order);
    }

    private void ask(Duration later) {
        clock.forward(later);
        asking.ask(clock.instant()).onErrorComplete().block();
    }

    private Order stored(String order) {
        return Objects.requireNonNull(orders.get(order).block());
    }

    private static String wish(String way) {
        return Api.json(Map.of("plan", "monthly", "notice", true, "way", way));
    }

    private Api.Answer orders(ProviderStub provider) {
        return member.post("/api/orders", wish(provider.code())).isOk(201);
    }

    private String order(ProviderStub provider) {
        return orders(provider).text("id");
    }

    private static Api.Answer tell(Api instance, ProviderStub provider, SignedMessage message) {
        return message.tell(instance, provider.code());
    }

    private List<String> history() {
        return member.get("/api/membership")
                .isOk(200)
                .body()
                .get("history")
                .valueStream()
                .map(line -> line.get("kind").stringValue())
                .toList();
    }

    private List<JsonNode> listed(String order) {
        return treasurer
                .get("/api/strays?limit=100")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .filter(stray -> stray.get("orderId").stringValue().equals(order))
                .toList();
    }

    private List<String> strays(String order) {
        return listed(order).stream()
                .map(stray -> stray.get("reason").stringValue())
                .toList();
    }

    private Api.Answer settles(String stray, String outcome) {
        return treasurer.put(
                "/api/strays/" + stray + "/decision", Api.json(Map.of("outcome", outcome, "why", "looked at it")));
    }
}
