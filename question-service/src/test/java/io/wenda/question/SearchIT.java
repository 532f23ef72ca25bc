package io.wenda.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.creating.Ids;
import io.wenda.question.asking.State;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class SearchIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final Visitor asker = SERVICE.member("Priya Raman");
    private final Visitor author = SERVICE.member("Lin Wei");
    private final Visitor moderator = SERVICE.moderator("Mei");
    private final Visitor reader = SERVICE.nobody();

    /** No word of any language, so that tests find their own questions. */
    private final String word = "w" + Ids.random();

    @Test
    void a_question_is_found_within_a_second_of_its_approval_and_not_before() {
        String id = asker.asked("Why does " + word + " run dry");
        assertThat(found(word)).isEmpty();
        assertThat(similar("Why does " + word + " run dry")).doesNotContain(id);

        moderator.approves(id).is(200);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(found(word)).containsExactly(id));
        assertThat(similar("It is " + word + " again")).startsWith(id);
    }

    @Test
    void answers_are_searched_too_and_shown_with_the_words_marked() {
        String id = published("Why does the connection pool run dry");
        String answer =
                author.answers(id, "Set a **" + word + "** on it, `and` retry.").get("id");
        await().untilAsserted(() -> assertThat(found(word)).containsExactly(id));

        JsonNode item = search(word + " pool").get("items").get(0);

        assertThat(item.get("titlePieces"))
                .extracting(piece -> piece.get("text").asString() + piece.get("match"))
                .containsExactly("Why does the connection false", "pooltrue", " run dryfalse");
        assertThat(item.get("excerpt"))
                .extracting(piece -> piece.get("text").asString() + piece.get("match"))
                .containsExactly("Set a false", word + "true", " on it, and retry.false");
        assertThat(item.at("/asker/name").asString()).isEqualTo("Priya Raman");
        assertThat(found(word + " is:accepted")).isEmpty();

        asker.accepts(id, answer).is(200);
        await().untilAsserted(() -> assertThat(found(word + " is:accepted")).containsExactly(id));
        assertThat(found(word + " is:unanswered")).isEmpty();
    }

    @Test
    void proposals_are_found_by_their_type() {
        String id = asker.post("/api/questions", Visitor.proposal("Share the " + word + " among all"))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        await().untilAsserted(() -> assertThat(found(word)).containsExactly(id));

        assertThat(found(word + " type:proposal")).containsExactly(id);
        assertThat(found(word + " type:bug-report")).isEmpty();
        assertThat(found("type:proposal " + word + " type:question")).containsExactly(id);
        reader.get("/api/search?q=type:poem").isProblem(400, "invalid");
    }

    @Test
    void filters_narrow_by_who_asked_and_by_tag() {
        String id = published("One about " + word + " and no more");
        await().untilAsserted(() -> assertThat(found(word)).containsExactly(id));

        assertThat(found(word + " tag:tls author:\"priya raman\" is:unanswered"))
                .containsExactly(id);
        assertThat(found(word + " author:" + asker.id())).containsExactly(id);
        assertThat(found(word + " author:\"Lin Wei\"")).isEmpty();
        assertThat(found(word + " author:me")).isEmpty();
        assertThat(ids(asker.get(path(word + " author:me")).is(200).json())).containsExactly(id);
        assertThat(found(word + " tag:java")).isEmpty();
    }

    @Test
    void what_is_no_longer_public_is_gone_at_once_though_the_index_lags_and_the_page_is_filled_up() {
        String gone = published("This " + word + " is taken back");
        String rest = published("That " + word + " and its kind stay");
        await().untilAsserted(() -> assertThat(found(word)).containsExactlyInAnyOrder(gone, rest));

        takeBackWithoutAWord(gone);

        assertThat(found(word)).containsExactly(rest);
        assertThat(ids(reader.get(path(word) + "&limit=1").is(200).json())).containsExactly(rest);
        assertThat(similar("This " + word + " is taken back")).contains(rest).doesNotContain(gone);
        assertThat(reader.get("/search?q=" + word).is(200).text()).doesNotContain("is taken back");
    }

    @Test
    void pages_follow_each_other_and_the_last_has_no_next() {
        List<String> all = List.of(
                published("First " + word + " of them"),
                published("Second " + word + " of them"),
                published("Third " + word + " of them"));
        await().untilAsserted(() -> assertThat(found(word)).containsExactlyInAnyOrderElementsOf(all));

        JsonNode first = reader.get(path(word) + "&limit=2").is(200).json();
        JsonNode second = reader.get(
                        path(word) + "&limit=2&after=" + first.get("next").asString())
                .is(200)
                .json();

        assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(second));
        assertThat(ids(second)).hasSize(1);
        assertThat(second.has("next")).isFalse();
        String otherList = reader.get("/api/questions?limit=1").is(200).get("next");
        reader.get(path(word) + "&after=" + otherList).isProblem(400, "bad-cursor");
    }

    @Test
    void a_word_spelt_almost_so_is_found_when_hardly_anything_else_is() {
        String id = published("Certificates of " + word + " expire");
        await().untilAsserted(() -> assertThat(found(word)).containsExactly(id));
        String misspelt = word.substring(0, 8) + (word.charAt(8) == 'x' ? 'y' : 'x') + word.substring(9);

        JsonNode result = search(misspelt);

        assertThat(ids(result)).containsExactly(id);
        assertThat(result.get("lenient").asBoolean()).isTrue();
        assertThat(search(word).get("lenient").asBoolean()).isFalse();
    }

    @Test
    void another_instance_reads_everything_before_it_is_ready_and_hears_the_same() {
        String before = published("Before " + word + " there was one");
        await().untilAsserted(() -> assertThat(found(word)).containsExactly(before));

        Visitor there = SERVICE.another().nobody();
        await().untilAsserted(() ->
                assertThat(ids(there.get(path(word)).is(200).json())).containsExactly(before));

        String after = published("After " + word + " there were two");
        for (Visitor each : List.of(reader, there)) {
            await().atMost(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(ids(each.get(path(word)).json())).containsExactlyInAnyOrder(before, after));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "的",
                "the of and",
                "*",
                "title:* OR _id:[* TO *]",
                "{\"$where\": \"sleep(1000)\"}",
                "{$gt: ''}",
                "\"",
                "a AND (b OR",
                "../../etc/passwd",
                "<script>alert(1)</script>",
                "author:\"{$ne: 1}\" tag:{$ne:1}",
                "%00 ; DROP",
                "\\\\\\",
                "😀",
            })
    void every_text_is_looked_for_as_it_is(String typed) {
        reader.get(path(typed)).is(200);
        assertThat(reader.get("/search?q=" + encoded(typed)).is(200).text()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource({"'', required", "is:asleep, unknown-filter", "x x x, ''"})
    void what_cannot_be_looked_for_is_refused_in_words(String typed, String code) {
        if (code.isEmpty()) {
            reader.get(path("x".repeat(10_240))).isProblem(400, "invalid");
            reader.get(path("据".repeat(10_240))).isProblem(400, "invalid");
        } else {
            Reply refused = reader.get(path(typed)).isProblem(400, "invalid");
            assertThat(refused.get("/violations/0/code")).isEqualTo(code);
        }
    }

    @Test
    void similar_questions_carry_their_accepted_answer() {
        String id = published("The " + word + " pool runs dry");
        String answer = author.answers(id, "Give it a **bound**.").get("id");
        asker.accepts(id, answer).is(200);
        await().untilAsserted(() -> assertThat(found(word + " is:accepted")).containsExactly(id));

        JsonNode item = reader.get("/api/search/similar?title=" + encoded("my " + word + " pool") + "&body=hello")
                .is(200)
                .json()
                .at("/items/0");

        assertThat(item.get("id").asString()).isEqualTo(id);
        assertThat(item.at("/acceptedAnswer/html").asString()).isEqualTo("<p>Give it a <strong>bound</strong>.</p>\n");
        assertThat(item.at("/acceptedAnswer/author/name").asString()).isEqualTo("Lin Wei");
        reader.get("/api/search/similar").isProblem(400, "invalid");
    }

    @Test
    void what_solved_it_before_it_was_asked_counts_once_for_each_member() {
        String id = published("How is " + word + " solved beforehand");
        String solved = "/api/search/similar/" + id + "/solved";

        assertThat(author.put(solved, null).is(200).get("people")).isEqualTo("1");
        assertThat(author.put(solved, null).is(200).get("people")).isEqualTo("1");
        assertThat(moderator.put(solved, null).is(200).get("people")).isEqualTo("2");

        reader.put(solved, null).isProblem(401, "sign-in-required");
        author.put("/api/search/similar/" + asker.asked("This " + word + " is in review") + "/solved", null)
                .isProblem(404, "not-found");
    }

    @Test
    void what_was_shown_and_passed_over_travels_with_the_question_to_its_reader() {
        String shown = published("It was " + word + " all the time");
        String hidden = asker.asked("This " + word + " is still in review");
        String id = author.post(
                        "/api/questions",
                        Map.of(
                                "title",
                                "Why is it " + word + " at all",
                                "body",
                                Visitor.BODY,
                                "shown",
                                List.of(shown, "no-such-question", hidden, shown)))
                .is(201)
                .get("id");

        JsonNode onTheDesk = moderator.get("/api/reviews/" + id).is(200).json().get("shown");
        assertThat(onTheDesk).hasSize(1);
        assertThat(onTheDesk.at("/0/title").asString()).isEqualTo("It was " + word + " all the time");

        author.put(
                        "/api/questions/" + id,
                        Map.of("title", "Why is it " + word + " at all?", "body", Visitor.BODY, "version", 1))
                .is(200);
        assertThat(moderator.get("/api/reviews/" + id).json().get("shown"))
                .as("after a change")
                .hasSize(1);

        Reply tooMany = author.post(
                "/api/questions",
                Map.of("title", "Why is it at all", "body", Visitor.BODY, "shown", Collections.nCopies(21, "q")));
        assertThat(tooMany.isProblem(400, "invalid").get("/violations/0/field")).isEqualTo("shown");
    }

    private String published(String title) {
        String id = asker.asked(title);
        moderator.approves(id).is(200);
        return id;
    }

    /** As an instance sees it that has not heard of it yet. */
    private static void takeBackWithoutAWord(String questionId) {
        Mono.from(SERVICE.bean(MongoDatabase.class)
                        .getCollection("questions")
                        .updateOne(Filters.eq(questionId), Updates.set("state", State.WITHDRAWN)))
                .block(Duration.ofSeconds(5));
    }

    private JsonNode search(String typed) {
        return reader.get(path(typed)).is(200).json();
    }

    private List<String> found(String typed) {
        return ids(search(typed));
    }

    private List<String> similar(String title) {
        return ids(reader.get("/api/search/similar?title=" + encoded(title))
                .is(200)
                .json());
    }

    private static List<String> ids(JsonNode result) {
        return result.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String path(String typed) {
        return "/api/search?q=" + encoded(typed);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
