package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

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
            visitor.field("My questions").selectOption("daily");
            visitor.isAccessible("preferences");
            visitor.clicks("Save");
            visitor.sees("Saved.");
            assertThat(timing(asker)).isEqualTo("daily");
        }
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
