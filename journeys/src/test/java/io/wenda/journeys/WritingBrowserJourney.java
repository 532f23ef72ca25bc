package io.wenda.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What people write in the browser is kept, sent once, and refused in words; what others did meanwhile is told. */
@OnWenda
@Order(6)
class WritingBrowserJourney {

    private static final String BODY = "With 4.1.3 it stops after an hour, and I expected it to go on.";

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
    void a_question_sent_by_a_double_click_is_asked_once(Wenda wenda) {
        Person asker = wenda.newcomer("Double Clicker");
        try (Visitor visitor = visitor(wenda).is(asker).opens("/ask")) {
            fill(visitor.page(), "Why does it stop after an hour", BODY);
            visitor.button("Send for review").dblclick();
            visitor.page().waitForURL("**/my?sent=*");
            visitor.sees("in the queue");
            assertThat(asker.all("/api/questions?author=me")).hasSize(1);
        }
    }

    @Test
    void a_draft_outlives_a_reload_and_is_gone_once_sent(Wenda wenda) {
        try (Visitor visitor = visitor(wenda).is(wenda.newcomer("Slow Writer")).opens("/ask")) {
            Page page = visitor.page();
            fill(page, "Why does it stop after two hours", BODY);
            visitor.field("Tags up to five").fill("timer，时间 ");
            visitor.sees("Kept on this device at");
            page.reload();
            assertThat(title(page)).hasValue("Why does it stop after two hours");
            assertThat(page.locator(".tag-field__chip span")).hasText(new String[] {"timer", "时间"});
            visitor.clicks("Send for review");
            page.waitForURL("**/my?sent=*");
            visitor.opens("/ask");
            assertThat(title(page)).hasValue("");
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_leads_to_the_fields(Wenda wenda) {
        try (Visitor visitor = visitor(wenda).is(wenda.newcomer("Hasty Writer")).opens("/ask")) {
            Page page = visitor.page();
            fill(page, "help", "short");
            visitor.clicks("Send for review");
            assertThat(page.locator(".summary")).isFocused();
            assertThat(page.locator(".summary a")).hasCount(2);
            page.locator(".summary a").last().click();
            assertThat(page.locator("textarea[name=body]")).isFocused();
            assertThat(page.locator("textarea[name=body]")).hasAttribute("aria-invalid", "true");
        }
    }

    @Test
    void what_was_answered_before_solves_it_before_it_is_asked(Wenda wenda) {
        String known = answeredBefore(wenda, "northern");
        try (Visitor visitor = visitor(wenda).is(wenda.newcomer("Early Finder")).opens("/ask")) {
            Page page = visitor.page();
            title(page).fill("Certificate of the northern mirror expires");
            Locator similar = page.locator("details.similar__item").first();
            similar.locator("summary").click();
            assertThat(similar).containsText("Renew it with the second key.");
            visitor.clicks("This solved it");
            assertThat(page.locator(".empty h2")).containsText("Solved, and nobody had to be asked");
            visitor.opens("/ask");
            assertThat(title(page)).hasValue("");
        }
        assertThat(wenda.newcomer("Later Finder")
                        .put("/api/search/similar/" + known + "/solved", null)
                        .is(200)
                        .json()
                        .required("people")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void whoever_reviews_sees_what_was_shown_and_passed_over(Wenda wenda) {
        answeredBefore(wenda, "southern");
        Person asker = wenda.newcomer("Careful Reader");
        try (Visitor visitor = visitor(wenda).is(asker).opens("/ask")) {
            fill(visitor.page(), "Certificate of the southern mirror is another one", BODY);
            assertThat(visitor.page().locator(".similar"))
                    .containsText("Why does the certificate of the southern mirror expire");
            visitor.clicks("Send for review");
            visitor.page().waitForURL("**/my?sent=*");
        }
        String sent =
                asker.all("/api/questions?author=me").getFirst().required("id").asString();
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + sent).page();
            assertThat(page.locator(".paper__shown"))
                    .containsText("Why does the certificate of the southern mirror expire");
        }
    }

    @Test
    void an_image_is_chosen_and_described_and_everybody_sees_it_when_the_question_is_public(Wenda wenda) {
        Person asker = wenda.newcomer("Photographer");
        try (Visitor visitor = visitor(wenda).is(asker).opens("/ask")) {
            Page page = visitor.page();
            fill(page, "Why does the graph fall at noon", BODY);
            page.waitForFileChooser(() -> visitor.button("Image").click())
                    .setFiles(new FilePayload("graph.png", "image/png", SamplePicture.PNG));
            Locator words = page.getByLabel("What does the image show?");
            assertThat(words).isFocused();
            words.fill("A graph that falls");
            assertThat(page.locator("textarea[name=body]"))
                    .hasValue(Pattern.compile(".*!\\[A graph that falls]\\(/images/\\S+\\)\\s*", Pattern.DOTALL));
            visitor.isAccessible("an image that is described");
            visitor.picture("ask-image", 360);
            visitor.clicks("Send for review");
            page.waitForURL("**/my?sent=*");
        }
        String question =
                asker.all("/api/questions?author=me").getFirst().required("id").asString();
        wenda.signedIn("moderator@wenda.test").approves(question);
        try (Visitor reader = visitor(wenda).opens("/questions/" + question)) {
            Page page = reader.page();
            Locator image = page.locator(".prose a.image");
            assertThat(page.getByAltText("A graph that falls")).isVisible();
            assertThat((Boolean) image.locator("img").evaluate("image => image.decode().then(() => true)"))
                    .isTrue();
            image.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog.image-view img")).isVisible();
            reader.isAccessible("an image that is open");
            reader.picture("question-image", 1440);
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog.image-view")).hasCount(0);
            assertThat(image).isFocused();
        }
    }

    @Test
    void images_are_pasted_and_dropped_where_the_text_stands(Wenda wenda) {
        try (Visitor visitor = visitor(wenda).is(wenda.newcomer("Collector")).opens("/ask")) {
            Page page = visitor.page();
            Locator described = page.locator(".editor__images li");
            give(page, "new ClipboardEvent('paste', {clipboardData: files, cancelable: true})");
            assertThat(described).hasCount(1);
            give(page, "new DragEvent('drop', {dataTransfer: files, cancelable: true})");
            assertThat(described).hasCount(2);
            page.getByLabel("What does the image show?").last().fill("The dropped one");
            assertThat(page.locator("textarea[name=body]"))
                    .hasValue(Pattern.compile(
                            "!\\[]\\(/images/\\S+\\)\\s+!\\[The dropped one]\\(/images/\\S+\\)\\s*", Pattern.DOTALL));
        }
    }

    /** An image by an event of the browser's, over the text. */
    private static void give(Page page, String event) {
        page.locator("textarea[name=body]")
                .evaluate("""
                (area, image) => {
                  const files = new DataTransfer();
                  const bytes = Uint8Array.from(atob(image), (byte) => byte.charCodeAt(0));
                  files.items.add(new File([bytes], 'graph.png', {type: 'image/png'}));
                  area.dispatchEvent(%s);
                }""".formatted(event), Base64.getEncoder().encodeToString(SamplePicture.PNG));
    }

    @Test
    void an_answer_that_was_begun_goes_on_elsewhere_and_is_over_when_it_is_sent(Wenda wenda) {
        String question = wenda.newcomer("Patient Asker").asks("Where do begun answers go");
        wenda.signedIn("moderator@wenda.test").approves(question);
        Person writer = wenda.newcomer("Two Devices");
        try (Visitor there = visitor(wenda).is(writer).opens("/questions/" + question)) {
            there.page().locator("#answer-body").fill("They go with who wrote them.");
            there.sees("Draft saved");
        }
        try (Visitor here = visitor(wenda).is(writer).opens("/questions/" + question)) {
            Locator body = here.page().locator("#answer-body");
            assertThat(body).hasValue("They go with who wrote them.");
            here.clicks("Post answer");
            here.page().waitForURL("**#answer-*");
            here.sees("They go with who wrote them.");
            assertThat(body).hasValue("");
        }
        assertThat(writer.get("/api/drafts").is(200).json().required("items")).isEmpty();
    }

    @Test
    void whoever_is_chosen_by_name_is_alerted_and_who_is_not_is_said_while_one_writes(Wenda wenda) {
        Person caller = wenda.newcomer("Polite Caller");
        Person wanted = wenda.newcomer("Quentin " + Long.toString(System.nanoTime(), 36));
        Person moderator = wenda.signedIn("moderator@wenda.test");
        String question = wenda.newcomer("Patient Asker").asks("Who knows the clock of the scheduler");
        moderator.approves(question);
        await("the new member")
                .until(() -> !caller.get("/api/people?name=" + wanted.name().replace(" ", "%20"))
                        .json()
                        .required("items")
                        .isEmpty());
        try (Visitor visitor = visitor(wenda).is(caller).opens("/questions/" + question)) {
            Page page = visitor.page();
            Locator body = page.locator("#answer-body");
            Locator options = page.locator(".mention-list [role=option]");
            body.click();
            page.keyboard().type("Perhaps @" + wanted.name().toLowerCase(Locale.ROOT));
            assertThat(options).hasText(wanted.name());
            visitor.isAccessible("members to mention");
            visitor.picture("mention", 1440);
            page.keyboard().press("Enter");
            assertThat(body)
                    .hasValue(Pattern.compile("Perhaps \\[@" + wanted.name() + "]\\(member:[0-9A-Za-z_-]+\\) "));
            page.keyboard().type("or @" + moderator.name());
            assertThat(options.first()).containsText("is not alerted");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Tab");
            assertThat(page.locator(".mention-note")).containsText("This mention alerts nobody: " + moderator.name());
            page.keyboard().type("knows, not @nobody.");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Preview"))
                    .click();
            assertThat(page.locator(".editor__preview .mention"))
                    .hasText(new String[] {"@" + wanted.name(), "@" + moderator.name()});
            String preview = page.locator(".editor__preview p").innerHTML();
            visitor.clicks("Post answer");
            page.waitForURL("**#answer-*");
            assertThat(page.locator(".answer .prose p:has(.mention)").innerHTML())
                    .isEqualTo(preview);
        }
        await("the alert").until(() -> mentions(wanted, question) == 1);
        assertThat(mentions(moderator, question)).isZero();
    }

    private static long mentions(Person member, String question) {
        return member.get("/api/inbox")
                .is(200)
                .json()
                .required("items")
                .valueStream()
                .filter(item -> item.path("questionId").asString("").equals(question))
                .filter(item -> item.required("reason").asString().equals("mentioned"))
                .count();
    }

    private static String answeredBefore(Wenda wenda, String mirror) {
        Person asker = wenda.newcomer("Earlier Asker");
        String known = asker.asks("Why does the certificate of the " + mirror + " mirror expire");
        wenda.signedIn("moderator@wenda.test").approves(known);
        asker.accepts(known, wenda.signedIn("answerer@wenda.test").answers(known, "Renew it with the second key."));
        await("the index")
                .until(() -> asker.get("/api/search?q=" + mirror + "+is:accepted")
                        .json()
                        .required("items")
                        .valueStream()
                        .anyMatch(hit -> hit.required("id").asString().equals(known)));
        return known;
    }

    @Test
    void the_desk_is_worked_by_keys_and_the_asker_reads_why(Wenda wenda) {
        Person asker = wenda.newcomer("Curt Writer");
        String question = asker.asks("It does not work, what now");
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + question).page();
            assertThat(page.locator(".paper__title")).isFocused();
            assertThat(page.locator(".claim")).containsText("Claimed by you");
            page.keyboard().press("x");
            page.keyboard().press("2");
            page.locator("#decline-words").fill("Which version, and what does the log say? (p x j k are letters here)");
            page.keyboard().press("Control+Enter");
            moderator.sees("Declined: It does not work, what now");
        }
        try (Visitor reader = visitor(wenda).is(asker).opens("/my")) {
            Locator standing = reader.page().locator("#question-" + question);
            assertThat(standing).containsText("It does not say enough to be answered.");
            assertThat(standing).containsText("Which version, and what does the log say?");
            standing.locator(".standing__actions a").first().click();
            assertThat(title(reader.page())).hasValue("It does not work, what now");
        }
    }

    @Test
    void what_is_missing_is_asked_for_and_the_same_question_comes_back_with_it(Wenda wenda) {
        Person asker = wenda.newcomer("Brief Writer");
        String question = asker.asks("The scheduler fires twice at night");
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + question).page();
            assertThat(page.locator(".claim")).containsText("Claimed by you");
            page.keyboard().press("c");
            page.locator("#decline-words").fill("In which time zone? (d x p are letters here)");
            page.keyboard().press("Control+Enter");
            moderator.sees("Given back: The scheduler fires twice at night");
        }
        try (Visitor reader = visitor(wenda).is(asker).opens("/my")) {
            Page page = reader.page();
            Locator standing = page.locator("#question-" + question);
            assertThat(standing).containsText("asks for changes.");
            assertThat(standing).containsText("It can come back to you 3 more times.");
            assertThat(standing).containsText("Change it and send it again.");
            standing.locator(".standing__actions a").first().click();
            assertThat(page.locator(".notice--signal")).containsText("In which time zone?");
            reader.clicks("Send it again");
            assertThat(page.locator(".summary")).containsText("Nothing is changed yet.");
            assertThat(reader.complaints()).isEmpty();
            page.locator("textarea[name=body]").fill("In Europe/Paris, when the clocks go back. " + BODY);
            reader.clicks("Send it again");
            page.waitForURL("**/my?saved=*");
        }
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + question).page();
            assertThat(page.locator(".paper")).containsText("when the clocks go back");
            assertThat(page.locator(".paper__shown").first()).containsText("In which time zone?");
            assertThat(page.locator(".paper__shown ins").first()).isVisible();
            page.keyboard().press("p");
            moderator.sees("Published: The scheduler fires twice at night");
        }
    }

    @Test
    void what_was_asked_before_is_closed_with_one_click_and_its_asker_led_there(Wenda wenda) {
        String known = answeredBefore(wenda, "eastern");
        Person asker = wenda.newcomer("Late Reader");
        String question = asker.asks("Certificate of the eastern mirror is over");
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + question).page();
            assertThat(page.locator(".claim")).containsText("Claimed by you");
            page.keyboard().press("d");
            assertThat(page.locator(".reasons")).containsText("Why does the certificate of the eastern mirror expire");
            page.keyboard().press("1");
            page.locator(".decline__send").click();
            moderator.sees("Closed as asked before: Certificate of the eastern mirror is over");
        }
        try (Visitor reader = visitor(wenda).is(asker).opens("/my")) {
            reader.page()
                    .locator("#question-" + question + " .standing__actions a")
                    .first()
                    .click();
            reader.page().waitForURL("**/questions/" + known + "*");
            reader.sees("Renew it with the second key.");
        }
    }

    @Test
    void a_text_changed_while_it_was_read_is_read_again_before_the_decision(Wenda wenda) {
        Person asker = wenda.newcomer("Second Thoughts");
        String question = asker.asks("Where does the timer get its time");
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + question).page();
            assertThat(page.locator(".claim")).containsText("Claimed by you");
            asker.put("/api/questions/" + question, changed(asker, question)).is(200);
            page.keyboard().press("p");
            moderator.sees("The author changed it while you read");
            assertThat(page.locator(".paper")).containsText("A second thought.");
            assertThat(moderator.complaints())
                    .as("the browser's own note of the 409")
                    .hasSize(1);
            moderator.complaints().clear();
            page.keyboard().press("p");
            moderator.sees("Published: Where does the timer get its time");
        }
    }

    @Test
    void a_change_of_what_is_public_is_read_first_and_everybody_else_reads_the_text_before(Wenda wenda) {
        Person asker = wenda.newcomer("Careful Writer");
        String question = asker.asks("How long does the key of the archive hold");
        wenda.signedIn("moderator@wenda.test").approves(question);
        try (Visitor writer = visitor(wenda).is(asker).opens("/questions/" + question + "/edit")) {
            Page page = writer.page();
            writer.sees("Moderators read what you change first");
            Locator body = page.locator("textarea[name=body]");
            assertThat(body).not().hasValue("");
            body.fill(body.inputValue() + " And who makes the next key?");
            writer.clicks("Save the change");
            page.waitForURL("**/questions/" + question + "/how*");
            assertThat(page.locator("[data-edit-standing]")).containsText("The change is in review");
            assertThat(page.locator(".prose").first()).not().containsText("the next key");
        }
        try (Visitor moderator = visitor(wenda).is(wenda.signedIn("moderator@wenda.test"))) {
            Page page = moderator.opens("/reviews?open=" + question).page();
            assertThat(page.locator(".claim")).containsText("Claimed by you");
            assertThat(page.locator(".paper__shown ins").first()).containsText("the next key");
            moderator.isAccessible("review of an edit");
            page.keyboard().press("p");
            moderator.sees("Published: How long does the key of the archive hold");
        }
        try (Visitor reader = visitor(wenda).opens("/questions/" + question)) {
            assertThat(reader.page().locator(".prose").first()).containsText("the next key");
        }
    }

    @Test
    void a_tag_is_described_and_another_merged_into_it(Wenda wenda) {
        try (Visitor moderator =
                visitor(wenda).is(wenda.signedIn("moderator@wenda.test")).opens("/admin/tags")) {
            Page page = moderator.page();
            for (String tag : List.of("archive-keys", "keys-of-archives")) {
                moderator.clicks("Describe a tag");
                assertThat(page.locator("[name=name]")).isFocused();
                page.keyboard().type(tag);
                page.locator("[name=about]").fill("Keys of the *archive*.");
                page.keyboard().press("Tab");
                moderator.clicks("Save tag");
                assertThat(page.locator("[data-tag=" + tag + "] em")).hasText("archive");
            }
            page.locator("[data-tag=keys-of-archives]").getByText("Merge…").click();
            assertThat(page.locator("[name=into]")).isFocused();
            page.keyboard().type("archive-keys");
            page.keyboard().press("Enter");
            page.locator("dialog button[value=yes]").click();
            assertThat(page.locator("[data-tag=archive-keys]")).containsText("keys-of-archives");
            moderator.isAccessible("tags");
            moderator.opens("/reviews?tab=decided");
            assertThat(page.locator(".decided__rows")).containsText("Tag merged");
        }
    }

    private static Map<String, Object> changed(Person asker, String question) {
        return Map.of(
                "title",
                "Where does the timer get its time",
                "body",
                "A second thought. " + BODY,
                "tags",
                List.of(),
                "version",
                asker.get("/api/questions/" + question).json().required("version"));
    }

    private static Visitor visitor(Wenda wenda) {
        return Visitor.of(wenda, chromium.browser());
    }

    private static void fill(Page page, String title, String body) {
        title(page).fill(title);
        page.locator("textarea[name=body]").fill(body);
    }

    private static Locator title(Page page) {
        return page.locator("input[name=title]");
    }
}
