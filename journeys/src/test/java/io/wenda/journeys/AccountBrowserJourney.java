package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What members do about their own accounts, from the first sign-in to the last; and what administrators give them. */
@OnWenda
@Order(6)
class AccountBrowserJourney {

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
    void whoever_is_known_elsewhere_joins_by_it_and_comes_back_by_it(Wenda wenda) {
        wenda.isOurs();
        IdentityDesk.OPEN.next();
        try (Visitor visitor = visitor(wenda)) {
            visitor.opens("/sign-in").button("Continue with GitHub").press("Enter");
            visitor.sees("GitHub has said who you are, and you are new here.");
            visitor.field("Name").fill("Known Elsewhere");
            visitor.page().locator("main input[type=checkbox]").check();
            visitor.isAccessible("joining");
            visitor.picture("joining", 360);
            visitor.field("Name").press("Enter");
            visitor.page().waitForURL(wenda.url() + "/");
            visitor.page().context().clearCookies();

            visitor.opens("/sign-in?next=/settings")
                    .button("Continue with GitHub")
                    .press("Enter");
            visitor.page().waitForURL(wenda.url() + "/settings");
            visitor.sees("by GitHub");
            assertThat(visitor.field("Name")).hasValue("Known Elsewhere");
        }
    }

    @Test
    void a_member_ends_a_session_shows_a_picture_and_a_badge_and_takes_home_what_is_kept(Wenda wenda)
            throws IOException {
        Person elsewhere = wenda.newcomer("Tidy Member");
        String id = elsewhere.id();
        String email = elsewhere.email();
        String question = elsewhere.asks("What is kept of whoever asks this");
        wenda.signedIn("treasurer@wenda.test")
                .post("/api/ledger", Map.of("memberId", id, "plan", "monthly", "why", "They tidy up."))
                .is(201);
        try (Visitor member = visitor(wenda).signsIn(email)) {
            member.opens("/settings")
                    .button("End the session of Java-http-client")
                    .press("Enter");
            member.sees("The session of Java-http-client is over");
            await("it is over").until(() -> elsewhere.get("/api/members/me").status() == 401);

            FileChooser chooser = member.page()
                    .waitForFileChooser(() -> member.button("Choose a picture").press("Enter"));
            chooser.setFiles(new FilePayload("me.png", "image/png", SamplePicture.PNG));
            member.sees("The picture is shown.");
            String kept = Files.readString(member.downloads(() -> member.clicks("Download my data")));
            assertThat(kept).contains(email, question, "monthly").doesNotContain("asker@wenda.test");
            assertThat(kept.lines()).hasSizeGreaterThan(3).allMatch(line -> line.startsWith("{") && line.endsWith("}"));

            member.opens("/membership");
            member.page()
                    .getByLabel("Show everybody that I belong to the paid community")
                    .check();
            member.sees("Everybody sees it now.");
            await("everybody does")
                    .until(() -> wenda.nobody().get("/members/" + id).text().contains("class=\"badge\""));
            member.opens("/members/" + id);
            assertThat(member.page().locator(".portrait .badge")).hasText("member");
            assertThat(member.page().locator(".portrait img.avatar")).isVisible();
            member.isAccessible("member-with-badge");
            member.picture("member-with-badge", 360);
        }
    }

    @Test
    void another_address_holds_when_its_link_was_opened_and_the_one_before_is_told(Wenda wenda) {
        wenda.isOurs();
        Person moving = wenda.newcomer("Moving Member");
        String before = moving.email();
        String after = before.replace("@", ".moved@");
        try (Visitor member = visitor(wenda).is(moving)) {
            member.opens("/settings").clicks("Send the mail to confirm it");
            proves(member, wenda.linkIn(before, "/verify"));
            Locator part = member.opens("/settings").page().locator("wenda-own-email");
            part.getByRole(AriaRole.TEXTBOX).first().fill(after);
            password(part).fill(wenda.password());
            password(part).press("Enter");
            member.sees("A mail was sent to " + after + ".");
            proves(member, wenda.linkIn(after, "/verify"));
            assertThat(wenda.linkIn(before, "/restore")).as("the way back").isNotEmpty();
            assertThat(member.opens("/settings").page().locator("wenda-own-email"))
                    .containsText(after + " confirmed");
        }
        wenda.nobody().signsIn(after, wenda.password());
    }

    @Test
    void whoever_deletes_their_account_is_gone_and_what_they_wrote_stays_under_no_name(Wenda wenda) {
        Person leaving = wenda.newcomer("Leaving Member");
        String email = leaving.email();
        String question = leaving.asks("What is left of whoever leaves");
        wenda.signedIn("moderator@wenda.test").approves(question);
        leaving.answers(question, "Nothing but what they wrote.");
        try (Visitor member = visitor(wenda).is(leaving)) {
            Locator part = member.opens("/settings").settles().page().locator("wenda-own-deletion");
            password(part).fill(wenda.password());
            password(part).press("Enter");
            member.saysYes().sees("You are signed out. The account is deleted on");
            member.isAccessible("deleted");
            await("they are gone")
                    .until(() -> !wenda.nobody()
                            .get("/questions/" + question)
                            .is(200)
                            .text()
                            .contains("Leaving Member"));
            member.opens("/questions/" + question);
            assertThat(member.page().locator(".who--gone bdi").first()).hasText("deleted member");
            member.sees("Nothing but what they wrote.");
            member.complaints().removeIf(complaint -> complaint.contains("status of 401"));
            member.opens("/sign-in").field("E-mail").fill(email);
            member.field("Password").fill(wenda.password());
            member.field("Password").press("Enter");
            member.sees("Address and password do not belong together.").wasRefused(401);
        }
    }

    @Test
    void a_role_is_given_and_taken_by_an_administrator_and_both_stand_in_the_audit(Wenda wenda) {
        Person promising = wenda.newcomer("Promising Member");
        try (Visitor admin = visitor(wenda).is(wenda.signedIn("admin@wenda.test"));
                Visitor member = visitor(wenda).is(promising)) {
            Locator role = admin.opens("/admin/roles?query=" + Person.encoded(promising.email()))
                    .page()
                    .getByLabel("Moderator", new Page.GetByLabelOptions().setExact(true));
            role.press("Space");
            saves(admin);
            await("the desk opens").until(() -> promising.get("/api/reviews").status() == 200);
            member.opens("/");
            assertThat(member.page()
                            .getByRole(AriaRole.LINK, named("Review desk"))
                            .first())
                    .isVisible();
            role.press("Space");
            saves(admin);
            await("the desk closes").until(() -> promising.get("/api/reviews").status() == 403);
            admin.opens("/admin/audit");
            admin.sees("Promising Member has these roles: Moderator").sees("Promising Member has these roles: none");
        }
    }

    private static void proves(Visitor member, String link) {
        member.opens("/verify#" + link).clicks("Confirm the address").sees("The address is confirmed");
    }

    private static void saves(Visitor admin) {
        admin.button("Save the roles of Promising Member").press("Enter");
        assertThat(admin.page().locator(".person__note")).containsText("Saved at");
    }

    private static Locator password(Locator part) {
        return part.getByLabel("Password until now", new Locator.GetByLabelOptions().setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Visitor visitor(Wenda wenda) {
        return Visitor.of(wenda, chromium.browser());
    }
}
