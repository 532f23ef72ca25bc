package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a treasurer gives, gives back and takes home, and what it means for whoever has it. */
@OnWenda
@Order(6)
class BooksBrowserJourney {

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
    void whose_money_goes_back_has_a_receipt_no_membership_and_in_the_end_no_seat(Wenda wenda) {
        Person payer = wenda.newcomer("Regretful Payer");
        pays(wenda, payer);
        int seats = seatsTaken(wenda);
        try (Visitor member = visitor(wenda, payer);
                Visitor treasurer = visitor(wenda, wenda.signedIn("treasurer@wenda.test"));
                Visitor assistant = visitor(wenda, wenda.signedIn("assistant@wenda.test"))) {
            prints(member);

            treasurer
                    .opens("/ledger")
                    .button("End what Regretful Payer has by this line")
                    .press("Enter");
            assertThat(treasurer.field("How it ends")).isFocused();
            treasurer.field("How it ends").selectOption("refunded");
            treasurer.field("Why").fill("They paid by mistake.");
            treasurer.isAccessible("ledger-ending");
            treasurer.picture("ledger-ending", 360);
            treasurer.field("Why").press("Enter");
            treasurer.sees("It stands in the books.").sees("They paid by mistake.");

            member.opens("/membership").sees("They paid by mistake.");
            assertThat(member.page().getByText("Paid community, monthly, until"))
                    .hasCount(0);
            assistant.opens("/groups/desk").sees("what they had is over");
            assistant.isAccessible("group-removals");
            assistant.button("Regretful Payer is taken out of Wenda 付费社群").press("Enter");
            assistant.sees("The seat is free.");
        }
        assertThat(seatsTaken(wenda)).isEqualTo(seats - 1);
    }

    /** On paper there is nothing but the receipt. */
    private static void prints(Visitor member) {
        Page page = member.page();
        page.addInitScript("window.print = () => { window.printed = true; }");
        member.opens("/membership").follows("Receipt");
        member.button("Print").press("Enter");
        page.waitForFunction("window.printed");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".receipt")).containsText("20.00");
        assertThat(page.locator(".rail")).isHidden();
        assertThat(page.locator(".top")).isHidden();
        assertThat(page.locator(".receipt__print")).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void what_is_given_by_hand_is_read_with_its_reason_and_no_spreadsheet_runs_it(Wenda wenda) throws IOException {
        Person friend = wenda.newcomer("Helpful Friend");
        try (Visitor treasurer = visitor(wenda, wenda.signedIn("treasurer@wenda.test"));
                Visitor member = visitor(wenda, friend)) {
            treasurer.opens("/ledger").button("Give something without money").press("Enter");
            assertThat(treasurer.field("Whose address")).isFocused();
            treasurer.page().keyboard().type(friend.email());
            treasurer.field("What").selectOption("monthly");
            treasurer.field("Why").fill("=HYPERLINK(\"https://evil.example\")");
            treasurer.isAccessible("granting");
            treasurer.picture("granting", 360);
            treasurer.field("Why").press("Enter");
            treasurer.sees("It stands in the books.").sees("Helpful Friend");

            member.opens("/membership").sees("Paid community, monthly, until").sees("=HYPERLINK");
            String books = Files.readString(treasurer.downloads(() -> treasurer.follows("Save as CSV")));
            assertThat(books).contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"");
            assertThat(books.lines()).allMatch(line -> !line.matches("(.*,)?\"?[=+@].*"));
        }
    }

    /** By hand, as the members' journey shows; it brings a seat in the group of those who pay. */
    private static void pays(Wenda wenda, Person payer) {
        String order = payer.post("/api/orders", Map.of("plan", "monthly", "notice", true))
                .is(201)
                .id();
        payer.put("/api/orders/" + order + "/claim", Map.of("nickname", "regretful"))
                .is(200);
        wenda.signedIn("assistant@wenda.test")
                .put("/api/claims/" + order + "/decision", Map.of("decision", "confirm"))
                .is(200);
    }

    private static int seatsTaken(Wenda wenda) {
        return wenda.nobody()
                .get("/api/groups")
                .is(200)
                .json()
                .required("groups")
                .valueStream()
                .filter(group -> group.required("id").asString().equals("paid"))
                .findFirst()
                .orElseThrow()
                .required("taken")
                .asInt();
    }

    private static Visitor visitor(Wenda wenda, Person person) {
        return Visitor.of(wenda, chromium.browser()).is(person);
    }
}
