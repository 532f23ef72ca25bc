package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Whoever is away is written to, in their language; and one click ends it. */
@OnWenda
@Order(6)
class MailBrowserJourney {

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
    void an_answer_that_nobody_read_comes_by_mail_and_its_link_ends_all_mail(Wenda wenda) {
        assumeThat(System.getenv("WENDA_JOURNEYS_URL"))
                .as("the mail of a Wenda that somebody else started is theirs")
                .isNull();
        Person asker = wenda.newcomer("Far Away");
        asker.put("/api/members/me", Map.of("name", "Far Away", "language", "fr"))
                .is(200);
        String question = asker.asks("Why does mail come to who is far away");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String answer = wenda.signedIn("answerer@wenda.test").answers(question, "Because that is what it is for.");

        String mail = await("mail of the answer")
                .until(() -> wenda.mailWith("/questions/" + question + "#answer-" + answer), found -> !found.isEmpty());
        assertThat(mail).contains("a répondu à");
        Matcher stop = Pattern.compile("href=\"" + Pattern.quote(wenda.url()) + "(/unsubscribe/[^\"]+)")
                .matcher(mail);
        assertThat(stop.find()).isTrue();

        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.opens(stop.group(1));
            visitor.sees("No more mail?");
            visitor.isAccessible("unsubscribe");
            visitor.clicks("Stop all mail");
            visitor.sees("no more mail comes");
            assertThat(timing(asker)).isEqualTo("never");

            visitor.is(asker).opens("/preferences");
            visitor.field("Mail for: My questions").selectOption("daily");
            visitor.isAccessible("preferences");
            visitor.clicks("Save");
            visitor.sees("Saved.");
            assertThat(timing(asker)).isEqualTo("daily");
        }
    }

    @Test
    void an_administrator_finds_out_whether_it_came_and_its_member_why(Wenda wenda) {
        assumeThat(System.getenv("WENDA_JOURNEYS_URL"))
                .as("the mail of a Wenda that somebody else started is theirs")
                .isNull();
        Person asker = wenda.newcomer("Never Told");
        String question = asker.asks("Why does nobody tell me of answers");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String answer = wenda.signedIn("answerer@wenda.test").answers(question, "They did, and here is how.");
        String address = wenda.url() + "/questions/" + question + "#answer-" + answer;
        await("mail of the answer")
                .until(() -> !wenda.mailWith("#answer-" + answer).isEmpty());

        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.is(wenda.signedIn("admin@wenda.test")).opens("/admin/deliveries");
            visitor.clicks("Look it up");
            visitor.sees("Write something here.");
            looks(visitor, "deliveries-form");
            visitor.field("Member").fill("Never Told");
            visitor.field("Question, answer or comment").fill(address);
            visitor.page().keyboard().press("Enter");
            visitor.sees("They were told");
            visitor.sees("Message-ID");
            assertThat(visitor.page().content()).doesNotContain("@wenda.test");
            looks(visitor, "deliveries");
            visitor.button("Send the mail again").press("Enter");
            visitor.sees("Sent again by");

            visitor.field("Member").fill("answerer@wenda.test");
            visitor.clicks("Look it up");
            visitor.sees("They wrote it themselves.");
            visitor.field("Member").fill("moderator@wenda.test");
            visitor.clicks("Look it up");
            visitor.sees("They have never followed");
            looks(visitor, "deliveries-none");
        }
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.is(asker).opens("/my").settles();
            visitor.page().locator(".told__row [aria-expanded]").first().press("Enter");
            visitor.sees("It is your question.");
            visitor.sees("Sent");
            looks(visitor, "ways");
        }
    }

    private static void looks(Visitor visitor, String name) {
        visitor.settles();
        visitor.isAccessible(name);
        visitor.picture(name, 360);
        visitor.picture(name, 768);
        visitor.picture(name, 1440);
    }

    @Test
    void who_forgot_their_password_gets_in_again_and_nobody_else_does(Wenda wenda) {
        assumeThat(System.getenv("WENDA_JOURNEYS_URL"))
                .as("the mail of a Wenda that somebody else started is theirs")
                .isNull();
        Person elsewhere = wenda.newcomer("Forgetful");
        String email = elsewhere
                .get("/api/members/me")
                .is(200)
                .json()
                .required("email")
                .asString();
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.opens("/sign-in").follows("Forgot the password?");
            visitor.field("E-mail").fill(email);
            visitor.isAccessible("forgot");
            visitor.clicks("Send the link");
            visitor.sees("A mail may be on its way");

            visitor.opens("/reset#" + wenda.linkIn(email, "/reset"));
            visitor.field("New password").fill("a new password for journeys");
            visitor.isAccessible("reset");
            assertThat(visitor.page().url()).doesNotContain("#");
            visitor.clicks("Set the password");
            visitor.sees("The new password holds");
            await("signed out everywhere")
                    .until(() -> elsewhere.get("/api/members/me").status() == 401);

            visitor.is(wenda.nobody().signsIn(email, "a new password for journeys"))
                    .opens("/settings");
            visitor.sees("This device").sees("confirmed");
            visitor.field("About you").fill("I forget, and find again.");
            visitor.clicks("Save");
            visitor.sees("Saved at");
            visitor.isAccessible("settings");
            visitor.follows("See how others see you");
            visitor.sees("I forget, and find again.").sees("No public answers yet.");
            visitor.isAccessible("member");
            visitor.opens("/settings");
            asksForACode(visitor, email);
        }
    }

    /** A second factor, from the picture to the second step of signing in, and a token for a program. */
    private static void asksForACode(Visitor visitor, String email) {
        Locator second = visitor.page().locator("wenda-own-second-factor");
        second.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true))
                .fill("a new password for journeys");
        visitor.clicks("Set it up");
        Authenticator phone = new Authenticator(second.locator(".account__key").innerText());
        visitor.isAccessible("second-factor");
        second.getByLabel("Code").fill(phone.code(0));
        visitor.clicks("Turn it on");
        visitor.sees("Each of these codes lets you in once");
        visitor.clicks("I have kept it");
        visitor.sees("10 recovery codes are left");

        Locator tokens = visitor.page().locator("wenda-own-tokens");
        tokens.getByLabel("Name").fill("A script");
        tokens.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true))
                .fill("a new password for journeys");
        visitor.clicks("Make a token");
        visitor.sees("This is the token");
        visitor.isAccessible("tokens");

        visitor.page().context().clearCookies();
        visitor.opens("/sign-in");
        visitor.field("E-mail").fill(email);
        visitor.page()
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("a new password for journeys");
        visitor.page().keyboard().press("Enter");
        visitor.sees("One step more");
        visitor.complaints().removeIf(complaint -> complaint.contains("403"));
        visitor.isAccessible("second-step");
        visitor.page().locator("[name=code]").fill(phone.code(1));
        visitor.page().keyboard().press("Enter");
        visitor.page().waitForURL(url -> !url.contains("/sign-in"));
        visitor.opens("/settings");
        visitor.sees("by password · and a code");
    }

    private static String timing(Person member) {
        return member.get("/api/preferences")
                .is(200)
                .json()
                .required("mail")
                .required("asked")
                .asString();
    }
}
