package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The whole path in real browsers, as three people see it. */
@OnWenda
@Order(4)
class BrowserJourney {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

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
    void three_people_ask_review_and_answer_and_the_bell_opens_the_very_answer(Wenda wenda) {
        String title = "Why does my bell ring before I have read the answer";
        try (Visitor asker = visitor(wenda).signsIn("asker@wenda.test");
                Visitor moderator = visitor(wenda).signsIn("moderator@wenda.test");
                Visitor answerer = visitor(wenda).signsIn("answerer@wenda.test")) {
            asks(asker, title);
            int heardBefore = wenda.signedIn("asker@wenda.test").unseen() + 1;
            publishes(moderator, title);
            asker.opens("/my").settles();
            await("the asker hears of the publication").until(() -> asker.bellCount() == heardBefore);
            watchTheBell(asker.page());

            answers(answerer, title);

            await("the bell counts up by itself").until(() -> asker.bellCount() == heardBefore + 1);
            Duration untilBell = Duration.ofMillis(
                    number(asker.page(), "window.rangAt") - number(answerer.page(), "Number(sessionStorage.postedAt)"));
            System.out.println("From the answer's click to the asker's bell: " + untilBell.toMillis() + " ms");
            assertThat(untilBell).isLessThan(A_SECOND);
            assertThat(asker.page().title()).startsWith("(" + (heardBefore + 1) + ") ");

            asker.page().locator("wenda-bell button.bell").click();
            asker.page().locator(".popover .alerts__row a").first().click();
            asker.page().waitForURL("**/questions/*#answer-*");
            assertThat(asker.page().locator(":target")).containsText("Because the bell is quick.");
            assertThat(asker.page().locator(":target")).isInViewport();

            asker.clicks("This solved it");
            assertThat(asker.page().locator(".accepted")).isVisible();
        }
    }

    @Test
    void a_reader_votes_asks_back_and_takes_both_back(Wenda wenda) {
        String question = wenda.newcomer("Asker").asks("Why does my vote count before I let go of the key");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String answer = wenda.signedIn("answerer@wenda.test").answers(question, "Because it is yours.");
        try (Visitor reader = visitor(wenda).is(wenda.newcomer("Reader With A View"))) {
            Page page = reader.opens("/questions/" + question).settles().page();
            Locator post = page.locator("#answer-" + answer);
            post.getByLabel("Useful", new Locator.GetByLabelOptions().setExact(true))
                    .press("Enter");
            assertThat(post.locator(".votes__score b")).hasText("1");
            post.getByText("Comment", new Locator.GetByTextOptions().setExact(true))
                    .click();
            post.locator("textarea").fill("Whose *else*?");
            page.keyboard().press("Control+Enter");
            page.waitForURL("**#comment-*");
            assertThat(page.locator(".comment em")).hasText("else");
            await("the score is stored").untilAsserted(() -> {
                page.reload();
                assertThat(post.locator(".votes__score b")).hasText("1");
            });
            assertThat(post.locator("button[value=up]")).hasAttribute("aria-pressed", "true");
            reader.isAccessible("a question with a comment");
            post.getByText("Remove").click();
            page.locator("dialog .button--ink").click();
            assertThat(page.locator(".comment")).hasCount(0);
        }
    }

    @Test
    void a_proposal_is_written_section_by_section_kept_sent_approved_and_adopted(Wenda wenda) {
        String title = "Let the bell learn who has gone for a coffee";
        Person proposer = wenda.newcomer("Proposer");
        try (Visitor writer = visitor(wenda).is(proposer);
                Visitor elsewhere = visitor(wenda).is(proposer);
                Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            writer.opens("/ask").settles();
            writer.page().getByText("A change to the project").click();
            writer.page().locator("input[name=title]").fill(title);
            section(writer, "goal").fill("Nobody is called back from the kitchen.");
            section(writer, "design").fill("It asks the kettle.");
            writer.clicks("Send for review");
            writer.sees("Write the section “Alternatives”");
            writer.isAccessible("a proposal that is not complete");
            writer.sees("for all your devices");

            elsewhere.opens("/ask").settles();
            assertThat(section(elsewhere, "design")).hasValue("It asks the kettle.");
            section(elsewhere, "alternatives").fill("To drink less coffee.");
            section(elsewhere, "cost").fill("One kettle.");
            section(elsewhere, "compatibility").fill("Tea works as before.");
            elsewhere.clicks("Send for review");
            elsewhere.page().waitForURL("**/my?sent=*");
            writer.opens("/ask").settles();
            assertThat(writer.page().locator("input[name=title]")).hasValue("");

            publishes(moderator, title);
            moderator
                    .opens("/questions?type=proposal")
                    .sees("under discussion")
                    .follows(title)
                    .settles();
            moderator.clicks("Adopt…");
            moderator.page().locator("#conclude-words").fill("The kettle agreed.");
            moderator.clicks("Adopt proposal");
            moderator.sees("Adopted.").sees("The kettle agreed.");
            moderator.isAccessible("a proposal that was adopted");
            moderator.opens("/questions?type=proposal").sees("adopted");
        }
    }

    private static Locator section(Visitor visitor, String name) {
        return visitor.page().locator("textarea[name='body." + name + "']");
    }

    /** With the keys of the desk alone, but where something is written. */
    @Test
    void a_moderator_corrects_declines_is_answered_and_reads_a_flag(Wenda wenda) {
        Person asker = wenda.newcomer("Asker Of Two");
        String corrected = asker.asks("Why does my qestion hold a slip of the pen");
        String declined = asker.asks("Why was this declined before it was read twice");
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"));
                Visitor owner = visitor(wenda).is(asker)) {
            opensOnTheDesk(moderator, corrected).press("e");
            moderator.page().locator("#correct-title").fill("Why does my question hold a slip of the pen");
            moderator.isAccessible("the desk with a correction");
            moderator.picture("desk-correction", 1440);
            moderator.page().keyboard().press("Control+Enter");
            moderator.sees("Published with corrections");

            opensOnTheDesk(moderator, declined).press("x");
            moderator.page().keyboard().press("2");
            assertThat(moderator.page().locator(".decline--open input:checked")).isFocused();
            moderator.page().keyboard().press("Control+Enter");
            moderator.sees("Declined: ");

            owner.opens("/questions/" + corrected + "/text/revisions").sees("Corrected by");
            owner.opens("/questions/" + declined).settles();
            owner.page().locator("#reply").fill("It was a different error.");
            owner.isAccessible("a declined question");
            owner.picture("declined", 360);
            owner.clicks("Send to the moderators");
            owner.page().waitForURL("**/my?sent=*");

            opensOnTheDesk(moderator, declined);
            moderator.sees("It was a different error.");
            moderator.page().keyboard().press("p");
            moderator.sees("Published: ");
        }
        readsAFlag(wenda, corrected);
    }

    private static void readsAFlag(Wenda wenda, String question) {
        Person watchful = wenda.newcomer("Watchful Reader");
        try (Visitor reader = visitor(wenda).is(watchful);
                Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            reader.opens("/questions/" + question).settles();
            passesOn(reader, question);
            reader.page().locator("[data-flag='" + question + "']").click();
            reader.page().getByLabel("Off topic").check();
            reader.isAccessible("the dialog of a flag");
            reader.picture("flag", 360);
            reader.clicks("Tell the moderators").sees("A moderator reads it");

            opensOnTheDesk(moderator, "flags/" + question);
            moderator.sees("What was said of it").sees("Watchful Reader");
            moderator.isAccessible("the desk with a flag");
            moderator.picture("desk-flag", 1440);
            moderator.page().keyboard().press("p");
            moderator.sees("Left: ");
        }
        await("the outcome")
                .until(() -> !watchful.alerts("flag-declined", question).isEmpty());
    }

    /** With the keyboard alone: what one would press stands there first, and Escape closes it. */
    private static void passesOn(Visitor reader, String question) {
        reader.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        reader.page().locator("[data-share='questions/" + question + "']").press("Enter");
        reader.sees("Pass it on");
        reader.isAccessible("the dialog of a ready text");
        reader.picture("share", 360);
        reader.page().keyboard().press("Enter");
        reader.sees("Text and picture are copied.");
        assertThat(reader.page()
                        .evaluate("navigator.clipboard.read().then(([item]) => item.types.join(' '))")
                        .toString())
                .contains("text/plain", "image/png");
        reader.page().keyboard().press("Escape");
        assertThat(reader.page().locator(".share")).hasCount(0);
    }

    private static Keyboard opensOnTheDesk(Visitor moderator, String id) {
        moderator.opens("/reviews?open=" + id).settles();
        assertThat(moderator.page().locator(".decision-button").first()).isVisible();
        return moderator.page().keyboard();
    }

    private static Visitor visitor(Wenda wenda) {
        return Visitor.of(wenda, chromium.browser());
    }

    private static void asks(Visitor asker, String title) {
        asker.follows("Ask a question");
        asker.page().waitForURL("**/ask");
        asker.page().locator("input[name=title]").fill(title);
        asker.page()
                .locator("textarea[name=body]")
                .fill("It rings at once, and I expected to have time for a coffee. Version 1.0.");
        asker.clicks("Send for review");
        asker.page().waitForURL("**/my?sent=*");
        asker.sees(title).sees("in the queue");
    }

    private static void publishes(Visitor moderator, String title) {
        moderator.opens("/reviews");
        moderator
                .page()
                .locator(".queue__row", new Page.LocatorOptions().setHasText(title))
                .click();
        assertThat(moderator.page().locator(".paper__title")).hasText(title);
        moderator.page().locator(".decision").getByText("Publish").first().click();
        moderator.sees("Published: " + title);
    }

    private static void answers(Visitor answerer, String title) {
        answerer.opens("/").follows(title);
        answerer.page().waitForURL("**/questions/*/*");
        answerer.page().locator("#answer-body").fill("Because the bell is quick.");
        answerer.page()
                .evaluate(
                        "() => document.querySelector('[data-answer]')"
                                + ".addEventListener('submit', () => { sessionStorage.postedAt = Date.now(); }, {capture: true})");
        answerer.clicks("Post answer");
        answerer.page().waitForURL("**#answer-*");
        answerer.sees("Because the bell is quick.");
    }

    /** Notes the moment at which the count changes. A reload would forget it. */
    private static void watchTheBell(Page page) {
        page.evaluate("""
                () => {
                  const count = () => document.querySelector('.bell__count')?.textContent ?? '0';
                  const before = count();
                  new MutationObserver(() => { if (!window.rangAt && count() !== before) window.rangAt = Date.now(); })
                    .observe(document.querySelector('wenda-bell'), {childList: true, subtree: true, characterData: true});
                }""");
    }

    private static long number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).longValue();
    }

    @Test
    void the_keyboard_alone_signs_in(Wenda wenda) {
        try (Visitor visitor = visitor(wenda).opens("/sign-in").settles()) {
            Page page = visitor.page();
            tabTo(page, "input[name=email]");
            page.keyboard().type("asker@wenda.test");
            page.keyboard().press("Tab");
            page.keyboard().type(wenda.password());
            assertThat(page.locator("input[name=password]")).isFocused();
            page.keyboard().press("Enter");
            page.waitForURL(wenda.url() + "/");
            assertThat(page.locator("wenda-bell button.bell")).isVisible();

            page.keyboard().press("Tab");
            assertThat(page.locator("a.skip")).isFocused();
        }
    }

    private static void tabTo(Page page, String selector) {
        await("the keyboard reaches " + selector).until(() -> {
            page.keyboard().press("Tab");
            return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
        });
    }

    @Test
    void a_wrong_password_is_told_in_words_and_nothing_typed_is_lost(Wenda wenda) {
        Visitor visitor = visitor(wenda).opens("/sign-in");
        visitor.field("E-mail").fill("asker@wenda.test");
        visitor.field("Password").fill("not the password");
        visitor.clicks("Sign in").sees("Address and password do not belong together.");
        assertThat(visitor.field("E-mail")).hasValue("asker@wenda.test");
        assertThat(visitor.complaints()).as("the browser's own note of the 401").hasSize(1);
        visitor.complaints().clear();
        visitor.close();
    }

    @Test
    void without_javascript_one_reads_all_that_is_public(Wenda wenda) {
        String question = wenda.signedIn("asker@wenda.test").asks("What can be read without any script", "reading");
        wenda.signedIn("moderator@wenda.test").approves(question);
        wenda.signedIn("answerer@wenda.test").answers(question, "Every question and every answer.");
        try (Visitor reader = Visitor.withoutScripts(wenda, chromium.browser())) {
            reader.opens("/").sees("What can be read without any script");
            reader.follows("What can be read without any script");
            reader.sees("Every question and every answer.").picture("without-scripts-question", 1440);
            reader.opens("/questions?tag=reading").sees("What can be read without any script");
            reader.opens("/ask");
            assertThat(reader.page().locator("noscript")).not().hasCount(0);
        }
    }
}
