package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Beyond a warning: somebody is muted, then expelled, appeals, and is back. */
@OnWenda
@Order(6)
class ConductBrowserJourney {

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
    void who_is_muted_asks_nothing_and_who_is_expelled_is_out_until_somebody_else_decides_again(Wenda wenda) {
        Person loud = wenda.newcomer("Loud Member");
        String email = loud.email();
        String muting = opens(wenda, loud, "You asked the same thing nine times.");
        try (Visitor member = visitor(wenda).is(loud);
                Visitor admin = visitor(wenda).is(wenda.signedIn("admin@wenda.test"))) {
            decides(admin, muting, "mute", "Come back in a week.");
            member.opens("/ask").page().locator("input[name=title]").fill("Why does nobody answer the first nine");
            member.page().locator("textarea[name=body]").fill("This is what I asked, and it is what I ask again. Why?");
            await("the mute is heard of")
                    .until(() -> loud.post("/api/questions", Map.of()).status() == 403);
            member.button("Send for review").press("Enter");
            member.sees("You leave this until").wasRefused(403).isAccessible("muted");
            member.follows("Read it");
            assertThat(caseOf(member, muting)).containsText("Mute: asking, comments");

            String expelling = opens(wenda, loud, "You asked it a tenth time, as somebody else.");
            try (Bell bell = loud.listens()) {
                decides(admin, expelling, "expel", "This is no place for it.");
                await("the stream is closed").until(bell::isRefused);
            }
            await("the session is over").until(() -> loud.get("/api/members/me").status() == 401);
            appeals(wenda, member, email, expelling);
            decidesAgain(wenda, expelling);
            member.opens("/conduct");
            assertThat(caseOf(member, expelling)).containsText("There were two of them after all.");
            await("they are back")
                    .until(() -> member.opens("/")
                                    .page()
                                    .locator("body[data-session=member]")
                                    .count()
                            == 1);
            assertThat(member.page().locator("wenda-bell button.bell")).isVisible();
            member.complaints().removeIf(complaint -> complaint.matches("(?s).*status of 40[13].*"));
        }
    }

    /** Nothing is left to them but to read what was decided, and to say why they do not agree. */
    private static void appeals(Wenda wenda, Visitor member, String email, String expelling) {
        member.opens("/sign-in").field("E-mail").fill(email);
        member.field("Password").fill(wenda.password());
        member.field("Password").press("Enter");
        member.page().waitForURL(wenda.url() + "/conduct");
        assertThat(caseOf(member, expelling)).containsText("This is no place for it.");
        Locator words = caseOf(member, expelling).getByLabel("Why you do not agree");
        words.fill("That was my brother.");
        member.isAccessible("appeal");
        member.picture("appeal", 360);
        words.press("Tab");
        member.page().keyboard().press("Enter");
        member.sees("Your appeal is there. Somebody else decides again.");
    }

    /** Whoever opened it or decided before does not. */
    private static void decidesAgain(Wenda wenda, String expelling) {
        Person admin = wenda.signedIn("admin@wenda.test");
        Person judge = wenda.newcomer("Fresh Judge");
        String roles = "/api/members/" + judge.id() + "/roles";
        admin.put(roles, Map.of("roles", List.of("moderator"), "version", 1)).is(200);
        try (Visitor visitor = visitor(wenda).is(judge)) {
            visitor.opens("/admin/cases?id=" + expelling).sees("That was my brother.");
            visitor.field("What is decided").selectOption("nothing");
            visitor.field("For the member to read").fill("There were two of them after all.");
            visitor.isAccessible("case-appealed");
            visitor.picture("case-appealed", 360);
            visitor.clicks("Decide").sees("Done.");
        }
        admin.put(roles, Map.of("roles", List.of(), "version", 2)).is(200);
    }

    /** In the browser, as the members' journey shows. */
    private static String opens(Wenda wenda, Person member, String notice) {
        return wenda.signedIn("moderator@wenda.test")
                .post(
                        "/api/cases",
                        Map.of("memberId", member.id(), "notice", notice, "evidence", List.of("/questions/q1")))
                .is(201)
                .id();
    }

    private static void decides(Visitor admin, String id, String measure, String words) {
        admin.opens("/admin/cases?id=" + id).field("What is decided").selectOption(measure);
        if (measure.equals("mute")) {
            admin.page()
                    .getByLabel("asking", new Page.GetByLabelOptions().setExact(true))
                    .check();
            admin.isAccessible("case-mute");
            admin.picture("case-mute", 360);
        }
        admin.field("For the member to read").fill(words);
        admin.page().getByLabel("It cannot wait for the reply.").check();
        admin.clicks("Decide").sees("Done.");
    }

    private static Locator caseOf(Visitor member, String id) {
        return member.page().locator("[data-case='" + id + "']");
    }

    private static Visitor visitor(Wenda wenda) {
        return Visitor.of(wenda, chromium.browser());
    }
}
