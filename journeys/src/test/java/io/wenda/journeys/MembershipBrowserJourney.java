package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody joins: they send money by hand, an assistant sees it come; or by card. */
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
            isPromised(wenda, payer);
            visitor.opens("/membership");
            visitor.sees("An answer within 8 answering hours");
            visitor.page().getByText("Receipt").first().click();
            assertThat(visitor.page().locator(".receipt")).containsText("599");
            visitor.isAccessible("receipt");
            visitor.picture("receipt", 1440);
        }
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

    @Test
    void who_sponsors_is_thanked_in_public_and_joins_nothing(Wenda wenda) {
        wenda.isOurs();
        Person sponsor = wenda.newcomer("Bluestone");
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.is(sponsor).opens("/sponsors");
            visitor.sees("A sponsorship is not the paid community");
            visitor.button("Sponsor: Enterprise service").press("Enter");
            visitor.field("A message").fill("Keep going");
            visitor.page().locator("input[name=notice]").check();
            visitor.page().getByLabel("By hand, to the assistant").check();
            visitor.isAccessible("sponsor-order");
            visitor.picture("sponsor-order", 360);
            visitor.clicks("Go on to pay");
            visitor.field("Your name in the chat program").fill("stone");
            visitor.clicks("I have sent it");
            visitor.sees("Being confirmed, usually by");
            wenda.signedIn("assistant@wenda.test")
                    .put("/api/claims/" + order(sponsor) + "/decision", Map.of("decision", "confirm"))
                    .is(200);
            visitor.sees("waits for a person to read it");
            visitor.clicks("Ask for remote help");
            visitor.page().locator("[name=wish]").fill("A leak in the pool");
            visitor.page().locator("[name=wish]").press("Enter");
            visitor.sees("Remote help is asked for");
            try (Visitor staff = Visitor.of(wenda, chromium.browser())) {
                staff.is(wenda.signedIn("admin@wenda.test")).opens("/admin/sponsors");
                staff.sees("A leak in the pool");
                staff.isAccessible("sponsor-desk");
                staff.picture("sponsor-desk-waiting", 360);
                staff.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName("Make it public: Keep going")
                                        .setExact(true))
                        .click();
                staff.sees("It stands on the wall.");
            }
            visitor.opens("/sponsors");
            assertThat(visitor.page().locator(".history")).containsText("Keep going");
            visitor.isAccessible("sponsors");
            visitor.opens("/membership");
            visitor.sees("A sponsorship is not the paid community");
            assertThat(visitor.page().locator("main .notice")).hasCount(0);
        }
    }

    @Test
    void who_joins_accepts_the_rules_and_who_breaks_them_reads_it_and_acknowledges_a_warning(Wenda wenda) {
        String email = "advertiser." + System.nanoTime() + "@wenda.test";
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.opens("/sign-up");
            visitor.field("Name").fill("Advertising Member");
            visitor.field("E-mail").fill(email);
            visitor.field("Password").fill(wenda.password());
            visitor.clicks("Make an account");
            assertThat(visitor.page().locator(".summary")).containsText("Accept the rules");
            visitor.page().locator("input[type=checkbox]").check();
            visitor.clicks("Make an account");
            assertThat(visitor.page().locator("wenda-bell")).isVisible();
            Person member = wenda.signedIn(email);
            warns(wenda, member.get("/api/members/me").is(200).id());

            visitor.opens("/conduct");
            visitor.sees("You advertised three times.");
            visitor.isAccessible("conduct");
            visitor.picture("conduct", 360);
            visitor.clicks("I have read this warning");
            visitor.sees("Acknowledged. You may write again.");
            await("the member hears of both")
                    .until(() -> member.get("/api/inbox").is(200).text().contains("conduct-decided"));
            visitor.opens("/rules");
            visitor.sees("How we treat each other");
            visitor.isAccessible("rules");
        }
    }

    private static void warns(Wenda wenda, String memberId) {
        try (Visitor moderator = Visitor.of(wenda, chromium.browser())) {
            moderator.is(wenda.signedIn("moderator@wenda.test")).opens("/admin/cases?member=" + memberId);
            moderator.page().locator("[name=notice]").fill("You advertised three times.");
            moderator.page().locator("[name=evidence]").fill("/questions/q1#answer-a1");
            moderator.isAccessible("case-opening");
            moderator.clicks("Open the case");
            moderator.sees("somebody else decides");
        }
        try (Visitor admin = Visitor.of(wenda, chromium.browser())) {
            admin.is(wenda.signedIn("admin@wenda.test")).opens("/admin/cases");
            admin.page().getByText("Advertising Member").first().click();
            admin.page().locator("[name=measure]").selectOption("warning");
            admin.page().locator("form:has([name=measure]) [name=words]").fill("This is no place for it.");
            admin.page().locator("[name=atOnce]").check();
            admin.isAccessible("case");
            admin.picture("case", 1440);
            admin.clicks("Decide");
            admin.sees("Done.");
        }
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
        Person books = wenda.signedIn("treasurer@wenda.test");
        books.postRaw(
                        "/api/ledger/import",
                        "email,plan,since,payments,group\nelsewhere@example.org,monthly,2026-01-31,2,paid\n",
                        "Content-Type",
                        "text/csv")
                .is(200);
        try (Visitor treasurer = Visitor.of(wenda, chromium.browser())) {
            treasurer.is(books).opens("/ledger");
            treasurer.sees("Paying Member");
            treasurer.sees("elsewhere@example.org");
            treasurer.isAccessible("ledger");
            for (int width : new int[] {360, 1440}) {
                treasurer.picture("ledger-lines", width);
            }
            treasurer
                    .page()
                    .getByLabel("Withdraw what waits for elsewhere@example.org")
                    .click();
            treasurer.page().locator("dialog .button--ink").click();
            treasurer.sees("Nothing waits there any more.");
            treasurer.clicks("End what Paying Member has by this line");
            treasurer.sees("No money moves by it");
            treasurer.isAccessible("ledger-ending");
            treasurer.picture("ledger-ending", 360);
        }
    }

    /** No plan of the example promises an answer, so it is given by hand. */
    private static void isPromised(Wenda wenda, Person member) {
        String id = member.get("/api/members/me").is(200).id();
        wenda.signedIn("admin@wenda.test")
                .put("/api/members/" + id + "/abilities/answer-by", Map.of("answerMinutes", 480))
                .is(200);
    }
}
