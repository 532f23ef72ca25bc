package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever starts the demo meets a community with 90 days behind it. */
@Order(9)
class DemoJourney {

    private final RunningSystem wenda = RunningSystem.start("--demo");

    @AfterEach
    void stop() {
        wenda.stop();
    }

    @Test
    void ninety_days_are_on_the_pages_and_come_only_once() {
        String filled = wenda.lastLine("Demo: ");
        assertThat(filled)
                .matches("Demo: 1\\d\\d threads of the last 90 days \\(\\d{3} lines imported\\) and 9 of today\\. .*");
        Person nobody = wenda.nobody();
        List<String> ids = ids(nobody.all("/api/questions"));
        assertThat(ids).hasSizeGreaterThan(90).contains("d90-half-close", "d90-inflater-natif", "d90-alpine-musl");

        theOldestIsNinetyDaysOld(nobody);
        whatWasNotPublishedIsNotThere(nobody);
        todaysBellsRangAndNoOthers();

        wenda.stop();
        wenda.startAgain();
        assertThat(wenda.lastLine("Demo: ")).contains("(there already)");
        assertThat(ids(wenda.nobody().all("/api/questions"))).containsAll(ids).hasSameSizeAs(ids);
    }

    private static List<String> ids(List<JsonNode> questions) {
        return questions.stream()
                .map(question -> question.required("id").asString())
                .toList();
    }

    private static void theOldestIsNinetyDaysOld(Person nobody) {
        String page = nobody.get("/questions/d90-half-close").is(200).text();
        assertThat(page).contains("allowHalfClose", "何思远", "ss -tn state close-wait");
        Instant published = Instant.parse(nobody.get("/api/questions/d90-half-close")
                .is(200)
                .json()
                .required("publishedAt")
                .asString());
        assertThat(Duration.between(published, Instant.now())).isBetween(Duration.ofDays(88), Duration.ofDays(91));
        assertThat(page).contains(published.toString());
    }

    private void whatWasNotPublishedIsNotThere(Person nobody) {
        for (String id : List.of("d90-cheap-servers", "d90-token-in-log", "d90-wrong-branch", "d90-flow-meter-ad")) {
            assertThat(nobody.get("/questions/" + id).status()).as(id).isEqualTo(404);
        }
        Person moderator = nobody.signsIn("moderator@wenda.test", RunningSystem.PASSWORD);
        assertThat(moderator
                        .get("/api/reviews/"
                                + moderator
                                        .reviewOf("d90-flow-meter-ad")
                                        .required("id")
                                        .asString())
                        .is(200)
                        .text())
                .contains("138 0000 0000");
    }

    /** Every alert of the asker is about a question of today. */
    private void todaysBellsRangAndNoOthers() {
        Person asker = wenda.nobody().signsIn("asker@wenda.test", RunningSystem.PASSWORD);
        assertThat(asker.all("/api/inbox"))
                .isNotEmpty()
                .noneMatch(row -> row.required("questionId").asString().startsWith("d90-"));
        assertThat(asker.all("/api/questions?author=me")).hasSizeGreaterThan(7);
    }
}
