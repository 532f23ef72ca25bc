package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What stands is mended and looked after with the keyboard alone: asked back, changed, closed, locked, removed, and undone. */
@OnWenda
@Order(6)
class KeepingBrowserJourney {

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
    void somebody_asks_back_the_asker_replies_and_says_which_answer_misses(Wenda wenda) {
        Person asker = wenda.newcomer("Short Asker");
        String question = asker.asks("Why does the pump stop at noon");
        wenda.signedIn("moderator@wenda.test").approves(question);
        Person answerer = wenda.signedIn("answerer@wenda.test");
        try (Visitor visitor = visitor(wenda, answerer, question)) {
            presses(visitor, "[data-action=enquire]");
            visitor.page().keyboard().type("Which version is it?");
            Locator dialog = visitor.page().locator("dialog");
            dialog.locator("button[value=yes]").press("Enter");
            assertThat(visitor.page().locator("#wanted")).containsText("Which version is it?");
            assertThat(visitor.page().locator("#wanted")).containsText("Nothing is missing");
        }
        try (Visitor visitor = visitor(wenda, asker, question)) {
            assertThat(visitor.page().locator("#wanted.notice--signal")).containsText("Which version is it?");
            looks(visitor, "wanted");
            Locator add = visitor.page().locator(".comments button[value=add]").first();
            add.press("Enter");
            visitor.page().keyboard().type("It is 2.3.1.");
            visitor.page().keyboard().press("Control+Enter");
            assertThat(visitor.page().locator("#wanted")).hasCount(0);
        }
        await("the answerer hears of the reply")
                .until(() -> !answerer.alerts("information-given", question).isEmpty());
        String answer = answerer.answers(question, "Restart it at noon.");
        try (Visitor visitor = visitor(wenda, asker, question)) {
            presses(visitor, "[data-miss]");
            visitor.page().keyboard().type("It stops again the next day.");
            visitor.page().locator("dialog button[value=yes]").press("Enter");
            assertThat(visitor.page().locator("#answer-" + answer)).containsText("It stops again the next day.");
            assertThat(visitor.page().locator("[data-miss]")).hasCount(0);
            looks(visitor, "missed");
        }
        await("its author hears that it misses")
                .until(() -> !answerer.alerts("answer-missed", question).isEmpty());
    }

    @Test
    void an_answer_is_changed_removed_and_brought_back(Wenda wenda) {
        Person asker = wenda.newcomer("Patient Asker");
        String question = asker.asks("Why does the pump stop at one");
        wenda.signedIn("moderator@wenda.test").approves(question);
        Person answerer = wenda.signedIn("answerer@wenda.test");
        String answer = answerer.answers(question, "Restart it.");
        try (Visitor visitor = visitor(wenda, answerer, question)) {
            presses(visitor, "[data-edit='" + answer + "']");
            visitor.page().keyboard().press("Control+End");
            visitor.page().keyboard().type(" Twice.");
            visitor.page().keyboard().press("Control+Enter");
            assertThat(visitor.page().locator("#answer-" + answer + " .amendment"))
                    .containsText("Restart it. Twice.");
            assertThat(visitor.page().locator("#answer-" + answer + " > .post__body > .prose"))
                    .hasText("Restart it.");
            looks(visitor, "amended");
            isReadFirst(wenda, answer);
            visitor.page().reload();
            assertThat(visitor.page().locator("#answer-" + answer + " > .post__body > .prose"))
                    .hasText("Restart it. Twice.");
            assertThat(visitor.page().locator(".amendment")).hasCount(0);
            presses(visitor, "[data-keep=remove]");
            assertThat(visitor.page().locator("#answer-" + answer)).isHidden();
            visitor.button("Undo").press("Enter");
            assertThat(visitor.page().locator("#answer-" + answer)).isVisible();
        }
        assertThat(asker.reads(question)).containsExactly(answer);
    }

    private void isReadFirst(Wenda wenda, String answer) {
        try (Visitor moderator = Visitor.of(wenda, chromium.browser()).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + answer).page();
            assertThat(page.locator(".claim")).containsText("Claimed by you");
            assertThat(page.locator(".paper__shown ins").first()).containsText("Twice");
            moderator.isAccessible("review of an answer's edit");
            page.keyboard().press("p");
            moderator.sees("Published: Why does the pump stop at one");
        }
    }

    @Test
    void a_question_is_closed_as_a_duplicate_reopened_locked_freed_removed_and_restored(Wenda wenda) {
        Person asker = wenda.newcomer("Later Asker");
        Person moderator = wenda.signedIn("moderator@wenda.test");
        String known = asker.asks("Why does the pump stop at two");
        moderator.approves(known);
        String question = asker.asks("Why does the pump stop at three");
        moderator.approves(question);
        try (Visitor visitor = visitor(wenda, moderator, question)) {
            Page page = visitor.page();
            presses(visitor, "[data-moderate=close]");
            assertThat(page.locator("dialog select")).isFocused();
            visitor.isAccessible("closing");
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(page.locator("[data-moderate=close]")).isFocused();
            presses(visitor, "[data-moderate=close]");
            page.keyboard().press("Tab");
            page.keyboard().type(wenda.url() + "/questions/" + known);
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice[role=note]")).containsText("Why does the pump stop at two");
            presses(visitor, "[data-moderate=reopen]");
            assertThat(page.locator("[data-moderate=close]")).isVisible();
            presses(visitor, "[data-moderate=lock]");
            assertThat(page.locator(".notice[role=note]")).containsText("Locked");
            presses(visitor, "[data-moderate=unlock]");
            assertThat(page.locator("[data-moderate=lock]")).isVisible();
            presses(visitor, "[data-moderate=remove]");
            assertThat(page.locator("dialog button[value=no]")).isFocused();
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-moderate=restore]")).isVisible();
            presses(visitor, "[data-moderate=restore]");
            assertThat(page.locator("[data-moderate=remove]")).isVisible();
        }
        assertThat(asker.get("/api/questions/" + question).is(200).status()).isEqualTo(200);
    }

    @Test
    void the_staff_notes_something_and_puts_a_shared_reply_into_an_answer(Wenda wenda) {
        Person asker = wenda.newcomer("Noted Asker");
        Person moderator = wenda.signedIn("moderator@wenda.test");
        String question = asker.asks("Why does the pump stop at four");
        moderator.approves(question);
        try (Visitor visitor =
                Visitor.of(wenda, chromium.browser()).is(moderator).opens("/replies")) {
            Page page = visitor.page();
            visitor.button("Add a reply").press("Enter");
            page.locator("[name=title]").fill("Ask for the version");
            page.locator("[name=body]").fill("Which version is it, and on which system?");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".reply__title")).hasText(new String[] {"Ask for the version"});
            looks(visitor, "replies");
            visitor.opens("/questions/" + question).settles();
            visitor.button("Add a note").press("Enter");
            page.keyboard().type("The third from this address.");
            page.locator("dialog button[value=yes]").press("Enter");
            assertThat(page.locator(".notes")).containsText("The third from this address.");
            looks(visitor, "notes");
            page.locator("#reply-template").selectOption("Ask for the version");
            assertThat(page.locator("#answer-body")).hasValue("Which version is it, and on which system?");
            assertThat(page.locator("#answer-body")).isFocused();
        }
        try (Visitor visitor = visitor(wenda, asker, question)) {
            visitor.settles();
            assertThat(visitor.page().locator(".notes, .replies-choice")).hasCount(0);
            assertThat(visitor.page().content()).doesNotContain("third from this address");
        }
    }

    private static void looks(Visitor visitor, String name) {
        visitor.settles();
        visitor.isAccessible(name);
        visitor.picture(name, 360);
        visitor.picture(name, 1440);
    }

    private static Visitor visitor(Wenda wenda, Person person, String question) {
        return Visitor.of(wenda, chromium.browser())
                .is(person)
                .opens("/questions/" + question)
                .settles();
    }

    private static void presses(Visitor visitor, String selector) {
        visitor.settles().page().locator(selector).first().press("Enter");
    }
}
