package io.wenda.journeys;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody bought, by hand and by card, what a treasurer gave back of it and gave them besides; and all by which that could
 * be told. The words are such as nobody else writes, the amount is that of no sponsorship.
 *
 * @param lines of the books
 * @param seats in groups that are for who paid
 */
record Purchase(
        Person buyer, String member, List<String> orders, String remark, List<String> lines, List<String> seats) {

    static final String NICKNAME = "silent-in-the-chat-4711";

    private static final String PROOF = "slip-4711-of-the-silent";
    private static final String BACK = "back-4711-to-the-silent";
    private static final String GIFT = "given-4711-to-the-silent";

    /** Something that is looked for. */
    record Mark(String name, Pattern pattern) {

        private static Mark of(String words) {
            return new Mark(words, Pattern.compile(Pattern.quote(words)));
        }

        boolean isIn(String text) {
            return pattern.matcher(text).find();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What a plan costs: written out, and in the smallest unit. */
    private static final List<Mark> PRICES = List.of(
            new Mark("the price", Pattern.compile("(?<![\\d.])599[.,]00(?!\\d)")),
            new Mark("the price in minor units", Pattern.compile("\"minor\"")));

    /** Which plans there are. */
    private static final List<Mark> PLANS = List.of(
            new Mark("the plan that was bought", Pattern.compile("[\",]lifetime[\",]|Lifetime membership")),
            new Mark("the plan that was given", Pattern.compile("[\",]monthly[\",]")));

    static final Mark PROMISE = Mark.of("\"answerMinutes\"");

    /** As the three of them act; all that follows has arrived. */
    static Purchase of(Person buyer, Wenda wenda) {
        String member = buyer.get("/api/members/me").is(200).id();
        Person treasurer = wenda.signedIn("treasurer@wenda.test");
        String byHand = orders(buyer, "transfer");
        String remark = buyer.get("/api/orders/" + byHand)
                .is(200)
                .json()
                .required("remark")
                .asString();
        buyer.put("/api/orders/" + byHand + "/claim", Map.of("nickname", NICKNAME, "proof", PROOF))
                .is(200);
        wenda.signedIn("assistant@wenda.test")
                .put("/api/claims/" + byHand + "/decision", Map.of("decision", "confirm"))
                .is(200);
        String byCard = orders(buyer, "stripe");
        CardDesk.OPEN.tell(wenda.nobody(), byCard).is(204);
        for (String paid : lines(buyer)) {
            treasurer
                    .put("/api/ledger/" + paid + "/end", Map.of("kind", "refunded", "why", BACK))
                    .is(200);
        }
        treasurer
                .post("/api/ledger", Map.of("memberId", member, "plan", "monthly", "why", GIFT))
                .is(201);
        buyer.put("/api/membership/badge", Map.of("shown", true)).is(200);
        wenda.signedIn("admin@wenda.test")
                .put("/api/members/" + member + "/abilities/answer-by", Map.of("answerMinutes", 480))
                .is(200);
        await("the buyer hears of it all").until(() -> alerts(buyer).size() == 4);
        List<String> seats = ids(buyer, "/api/group-requests/mine", "items");
        return new Purchase(buyer, member, List.of(byHand, byCard), remark, lines(buyer), seats);
    }

    private static String orders(Person buyer, String way) {
        return buyer.post("/api/orders", Map.of("plan", "lifetime", "notice", true, "way", way))
                .is(201)
                .id();
    }

    private static List<String> lines(Person buyer) {
        return ids(buyer, "/api/membership", "history");
    }

    private static List<String> ids(Person buyer, String path, String list) {
        return buyer.get(path)
                .is(200)
                .json()
                .required(list)
                .valueStream()
                .map(each -> each.required("id").asString())
                .toList();
    }

    /** Of money. */
    List<String> alerts() {
        return alerts(buyer);
    }

    private static List<String> alerts(Person buyer) {
        return ids(buyer, "/api/inbox", "items").stream()
                .filter(id -> id.contains(":payment-"))
                .toList();
    }

    /** What is of this purchase and of no other. */
    List<Mark> ofItself() {
        Stream<String> said = Stream.of(NICKNAME, PROOF, BACK, GIFT, remark, member + ":payment-");
        return Stream.of(orders.stream(), lines.stream(), said)
                .flatMap(words -> words)
                .map(Mark::of)
                .toList();
    }

    /** Without the ids by which notification-service is told of it. */
    List<Mark> ofItsWords() {
        return Stream.of(NICKNAME, PROOF, BACK, GIFT, remark).map(Mark::of).toList();
    }

    /** What it has in common with the list of plans. */
    static List<Mark> ofPlans() {
        return Stream.concat(PRICES.stream(), PLANS.stream()).toList();
    }
}
