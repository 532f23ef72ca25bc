package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.wenda.openapi.Documents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody joins: they send money by hand, an assistant sees it come, and nobody else ever hears of it. */
@OnWenda
@Order(6)
class MembershipBrowserJourney {

    private static final String NICKNAME = "payer-in-the-chat-4711";

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_member_pays_by_hand_and_an_assistant_lets_them_in(Wenda wenda) {
        wenda.isOurs();
        Person payer = wenda.newcomer("Paying Member");
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.is(payer).opens("/membership");
            visitor.button("Join: Lifetime membership").press("Enter");
            visitor.clicks("Order");
            assertThat(visitor.page().locator(".summary")).isVisible();
            visitor.isAccessible("membership-notice");
            visitor.page().locator("input[name=notice]").check();
            visitor.page().getByLabel("By hand, to the assistant").check();
            visitor.clicks("Order");
            visitor.sees("exactly this remark");
            visitor.field("Your name in the chat program").fill(NICKNAME);
            visitor.isAccessible("membership-order");
            for (int width : new int[] {360, 768, 1440}) {
                visitor.picture("membership-order", width);
            }
            visitor.clicks("I have sent it");
            visitor.sees("Being confirmed, usually by");

            confirms(wenda);
            visitor.sees("Lifetime membership, for life");
            await("the payer hears of it")
                    .until(() -> payer.get("/api/inbox").is(200).text().contains("payment-confirmed"));
            visitor.page().getByText("Receipt").first().click();
            assertThat(visitor.page().locator(".receipt")).containsText("599");
            visitor.isAccessible("receipt");
            visitor.picture("receipt", 1440);
        }
        isFoundNowhere(wenda, payer);
    }

    @Test
    void a_member_pays_by_card_and_is_in_when_the_provider_says_so(Wenda wenda) {
        wenda.isOurs();
        Person payer = wenda.newcomer("Card Holder");
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.is(payer).opens("/membership");
            visitor.button("Join: Lifetime membership").press("Enter");
            visitor.page().getByLabel("Card or wallet (Stripe)").check();
            visitor.page().locator("input[name=notice]").check();
            visitor.isAccessible("membership-ways");
            visitor.clicks("Order");
            visitor.sees("Waiting for the payment by Card or wallet (Stripe)");
            visitor.isAccessible("membership-waiting");
            visitor.picture("membership-waiting", 360);
            CardDesk.OPEN.tell(wenda.nobody(), order(payer)).is(204);
            visitor.sees("Lifetime membership, for life");
            CardDesk.OPEN.tell(wenda.nobody(), order(payer)).is(204);
        }
        assertThat(payer.get("/api/membership").is(200).json().required("history"))
                .hasSize(1);
    }

    private static String order(Person payer) {
        return payer.get("/api/orders")
                .is(200)
                .json()
                .required("items")
                .required(0)
                .required("id")
                .asString();
    }

    private static void confirms(Wenda wenda) {
        try (Visitor assistant = Visitor.of(wenda, chromium.browser())) {
            assistant.is(wenda.signedIn("assistant@wenda.test")).opens("/claims");
            assistant.sees(NICKNAME);
            assistant.isAccessible("claims");
            for (int width : new int[] {360, 768, 1440}) {
                assistant.picture("claims-waiting", width);
            }
            assistant
                    .page()
                    .locator(".claim")
                    .filter(new Locator.FilterOptions().setHasText(NICKNAME))
                    .locator(".button--ink")
                    .click();
            assistant.sees("Confirmed. The member hears of it.");
        }
        try (Visitor treasurer = Visitor.of(wenda, chromium.browser())) {
            treasurer.is(wenda.signedIn("treasurer@wenda.test")).opens("/ledger");
            treasurer.sees("Paying Member");
            treasurer.isAccessible("ledger");
            for (int width : new int[] {360, 1440}) {
                treasurer.picture("ledger-lines", width);
            }
        }
    }

    /** Everybody but the payer and the treasurer reads all that can be read: neither the order nor the name is in it. */
    private static void isFoundNowhere(Wenda wenda, Person payer) {
        String order = order(payer);
        String id = payer.get("/api/members/me").is(200).id();
        List<String> paths = paths(wenda, id);
        assertThat(paths).hasSizeGreaterThan(20);
        List<Person> readers = List.of(
                wenda.nobody(),
                wenda.signedIn("asker@wenda.test"),
                wenda.signedIn("moderator@wenda.test"),
                wenda.signedIn("duty@wenda.test"),
                wenda.signedIn("assistant@wenda.test"),
                wenda.signedIn("admin@wenda.test"));
        for (Person reader : readers) {
            for (String path : paths) {
                assertThat(reader.get(path).text())
                        .as(path)
                        .doesNotContain(order, NICKNAME)
                        .satisfies(text -> {
                            if (!path.equals("/api/plans") && !path.equals("/api/ways") && !path.startsWith("/docs")) {
                                assertThat(text).doesNotContain("\"minor\":", "599.00", "\"lifetime\"");
                            }
                        });
            }
        }
    }

    /** What can be read: every operation of the API that reads, and every page. */
    private static List<String> paths(Wenda wenda, String memberId) {
        List<String> paths = new ArrayList<>(List.of("/", "/questions", "/search?q=Paying", "/members/" + memberId));
        JsonNode document = wenda.nobody().get("/docs/openapi.json").is(200).json();
        Documents.eachOperation(document, (verb, path, operation) -> {
            if (verb.equals("get") && !path.endsWith("/stream")) {
                paths.add(path.replace("/api/members/{id}", "/api/members/" + memberId)
                        .replaceAll("\\{[^}]*}", memberId));
            }
        });
        return paths;
    }
}
