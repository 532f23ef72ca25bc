package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.journeys.Purchase.Mark;
import io.wenda.journeys.Walk.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What members bought is between them and the treasurer. Everybody else goes everywhere, tries everything and reads what the
 * services log and tell each other, and finds nothing of it.
 */
@OnWenda
@Order(6)
class PrivacyOfMoneyJourney {

    private static final String PAYMENTS = "payment-events";

    /** What plans cost, and what sponsors give, stands there for everybody. */
    private static final List<String> PUBLIC = List.of("/api/plans", "/api/ways", "/api/sponsors", "/docs");

    @Test
    void what_a_member_bought_is_told_to_nobody_but_them_and_the_treasurer(Wenda wenda) {
        wenda.isOurs();
        Person assistant = wenda.signedIn("assistant@wenda.test");
        Person admin = wenda.signedIn("admin@wenda.test");
        List<Person> members = List.of(
                wenda.newcomer("Curious"),
                wenda.signedIn("moderator@wenda.test"),
                wenda.signedIn("duty@wenda.test"),
                assistant,
                admin);
        Person buyer = wenda.newcomer("Silent Buyer");
        try (Bell own = buyer.listens();
                Bells bells = new Bells(members.stream().map(Person::listens).toList())) {
            Purchase bought = Purchase.of(buyer, wenda);
            isToldToWhomItConcerns(wenda, bought, own);
            Walk walk = walk(wenda, bought);

            List<Person> readers =
                    Stream.concat(Stream.of(wenda.nobody()), members.stream()).toList();
            List<Step> steps = Stream.of(walk.reads(), walk.pages(), others(bought), walk.refusals(), attempts(bought))
                    .flatMap(List::stream)
                    .toList();
            List<String> leaks = new ArrayList<>();
            leaks.addAll(Walk.everywhere(readers, steps, (person, step) -> told(bought, wenda, person, step)));
            leaks.addAll(Walk.everywhere(
                    List.of(wenda.nobody()), walk.writes(), (person, step) -> told(bought, wenda, person, step)));
            leaks.addAll(found(bought.ofItself(), "a bell", bells.heard()));
            leaks.addAll(logged(wenda.system(), bought));
            leaks.addAll(inTopics(wenda.system(), bought));
            assertThat(leaks).isEmpty();
        }
    }

    private record Bells(List<Bell> all) implements AutoCloseable {

        String heard() {
            return all.stream().map(bell -> bell.rows().toString()).collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            all.forEach(Bell::close);
        }
    }

    /** And so all that is looked for can be found. */
    private static void isToldToWhomItConcerns(Wenda wenda, Purchase bought, Bell own) {
        Person buyer = bought.buyer();
        Person treasurer = wenda.signedIn("treasurer@wenda.test");
        String told = Stream.of(
                        buyer.get("/api/membership"),
                        buyer.get("/api/orders"),
                        buyer.get("/api/inbox"),
                        buyer.get("/api/export/membership"),
                        treasurer.get("/api/ledger?limit=100"),
                        treasurer.get("/api/ledger/export"))
                .map(reply -> reply.is(200).text())
                .collect(Collectors.joining("\n"));
        assertThat(Stream.of(bought.ofItself(), Purchase.ofPlans(), List.of(Purchase.PROMISE))
                        .flatMap(List::stream))
                .allMatch(mark -> mark.isIn(told));
        await("the bell rings for all of it").until(() -> own.rows().keySet().containsAll(bought.alerts()));
    }

    private static Walk walk(Wenda wenda, Purchase bought) {
        Person asker = bought.buyer();
        String question = asker.asks("Does anybody see what I have paid");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String answer = wenda.signedIn("answerer@wenda.test").answers(question, "Nobody does but the treasurer.");
        Map<String, List<String>> ids = new LinkedHashMap<>();
        Stream.of("/api/orders/", "/api/claims/", "/api/strays/", "/api/sponsors/", "/membership/")
                .forEach(path -> ids.put(path, bought.orders()));
        Stream.of("/api/inbox/", "/api/admin/notification/").forEach(path -> ids.put(path, bought.alerts()));
        Stream.of("/api/questions/", "/api/posts/", "/api/reviews/", "/api/search/", "/questions/")
                .forEach(path -> ids.put(path, List.of(question)));
        ids.put("/api/answers/", List.of(answer));
        ids.put("/api/ledger/", bought.lines());
        ids.put("/api/group-requests/", bought.seats());
        ids.put("/api/groups/", List.of("paid", "vip"));
        ids.put("/api/contact/", List.of("assistant"));
        return new Walk(wenda.nobody().get("/docs/openapi.json").is(200).json(), ids, bought.member());
    }

    /** The pages that are there without scripts, feeds, and whoever looks for this very member or order. */
    private static List<Step> others(Purchase bought) {
        String member = bought.member();
        Stream<String> paths = Stream.of(
                "/",
                "/questions?view=unanswered",
                "/search?q=Silent",
                "/members/" + member,
                "/guides/bug-report",
                "/announcements",
                "/announcements/all/en.atom",
                "/robots.txt",
                "/there-is-nothing-here",
                "/api/members?query=Silent",
                "/api/people?name=Silent",
                "/api/search?q=Silent",
                "/api/questions?author=" + member,
                "/api/cases?member=" + member,
                "/api/cases?closed=true",
                "/api/strays?settled=true",
                "/api/group-requests?state=approved",
                "/api/group-requests?state=waiting",
                "/api/reviews/decided?author=" + member);
        Stream<String> delivered = Stream.concat(bought.orders().stream(), Stream.of(member))
                .map(event -> "/api/admin/notification/deliveries?member=" + member + "&event=" + event);
        return Stream.concat(paths, delivered).map(Step::to).toList();
    }

    /** What only the buyer, the assistant before, or the treasurer may do. */
    private static List<Step> attempts(Purchase bought) {
        Stream<Step> withOrders = bought.orders().stream()
                .flatMap(order -> Stream.of(
                        attempt("PUT", "/api/orders/" + order + "/claim", Map.of("nickname", "x")),
                        new Step("DELETE", "/api/orders/" + order, ""),
                        attempt(
                                "PUT",
                                "/api/claims/" + order + "/decision",
                                Map.of("decision", "decline", "reason", "x"))));
        Stream<Step> withLines = bought.lines().stream()
                .map(line -> attempt("PUT", "/api/ledger/" + line + "/end", Map.of("kind", "revoked", "why", "x")));
        Step gift = attempt(
                "POST", "/api/ledger", Map.of("memberId", bought.member(), "plan", "monthly", "why", "for nothing"));
        Stream<Step> withAlerts = bought.alerts().stream()
                .map(alert ->
                        new Step("POST", "/api/admin/notification/deliveries/" + Person.encoded(alert) + "/mail", ""));
        return Stream.of(withOrders, withLines, withAlerts, Stream.of(gift))
                .flatMap(each -> each)
                .toList();
    }

    private static Step attempt(String method, String path, Map<String, String> body) {
        return new Step(method, path, JsonMapper.shared().writeValueAsString(body));
    }

    /** What this person learns there, but for what they said themselves. */
    private static List<String> told(Purchase bought, Wenda wenda, Person person, Step step) {
        String path = step.path();
        boolean assists = person == wenda.signedIn("assistant@wenda.test");
        // Claims that wait, of others; and who is to be taken out, under the name that they have in the chat program.
        boolean isTheirs = assists && path.startsWith("/api/claims");
        boolean isNamed = assists && path.equals("/api/group-removals");
        boolean knowsPromises = person == wenda.signedIn("admin@wenda.test") || path.startsWith("/docs");
        Stream<Mark> general =
                isTheirs || PUBLIC.stream().anyMatch(path::startsWith) ? Stream.empty() : Purchase.ofPlans().stream();
        List<Mark> marks = Stream.of(
                        bought.ofItself().stream()
                                .filter(mark -> !isNamed || !mark.name().equals(Purchase.NICKNAME)),
                        general,
                        knowsPromises ? Stream.<Mark>empty() : Stream.of(Purchase.PROMISE))
                .flatMap(each -> each)
                .toList();
        Reply reply = step.by(person);
        if (!step.method().equals("GET")) {
            assertThat(reply.status()).as(reply.request()).isGreaterThanOrEqualTo(400);
        }
        return found(marks, reply.request(), reply.text().replace(path, ""));
    }

    private static List<String> found(List<Mark> marks, String where, String text) {
        return marks.stream()
                .filter(mark -> mark.isIn(text))
                .map(mark -> where + " tells " + mark)
                .toList();
    }

    private static List<String> logged(RunningSystem system, Purchase bought) {
        Map<String, String> logs = system.logs();
        assertThat(logs).hasSizeGreaterThan(5);
        List<Mark> marks = with(Purchase.ofPlans(), bought.ofItself());
        return logs.entrySet().stream()
                .flatMap(log -> found(marks, log.getKey(), log.getValue()).stream())
                .toList();
    }

    /** One topic names order and member, for notification-service alone, and nothing else of it. */
    private static List<String> inTopics(RunningSystem system, Purchase bought) {
        List<Records.Told> all = Records.of(system).stream()
                .filter(each -> !each.type().startsWith("sponsorship."))
                .toList();
        assertThat(all).extracting(Records.Told::topic).contains("member-state", "alerts", "group-events");
        List<Records.Told> payments = all.stream()
                .filter(each -> each.topic().equals(PAYMENTS) && each.value().contains(bought.member()))
                .toList();
        assertThat(payments).hasSizeGreaterThanOrEqualTo(4).allSatisfy(each -> {
            assertThat(bought.orders()).anyMatch(each.value()::contains);
            assertThat(JsonMapper.shared().readTree(each.value()).propertyNames())
                    .containsExactlyInAnyOrder("orderId", "memberId", "at");
        });
        List<Mark> words = with(Purchase.ofPlans(), bought.ofItsWords());
        List<Mark> marks = with(Purchase.ofPlans(), bought.ofItself());
        return all.stream()
                .flatMap(each -> found(
                        each.topic().equals(PAYMENTS) ? words : marks,
                        each.topic() + " " + each.type(),
                        each.toString())
                        .stream())
                .toList();
    }

    private static List<Mark> with(List<Mark> some, List<Mark> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
