package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberState;
import io.wenda.events.QuestionEdited;
import io.wenda.events.ReviewDecided;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where the community wants it, a moderator reads what is changed in public, and members with the ability come first. */
class EditReviewIT {

    private static final String TITLE = "Why does direct memory grow?";
    private static final RunningService SERVICE = RunningService.alone(
            "--wenda.reviewing.edits=all",
            "--wenda.reviewing.answers=all",
            "--wenda.reviewing.comments=all",
            "--wenda.asking.attempts=1");

    private final Visitor asker = SERVICE.member("Priya");
    private final Visitor mei = SERVICE.moderator("Mei");
    private final Visitor jonas = SERVICE.moderator("Jonas");
    private final Visitor reader = SERVICE.nobody();
    private final String secret = "qwyx" + System.nanoTime();

    @Test
    void until_an_edit_is_approved_everybody_but_its_asker_and_the_moderators_reads_the_text_before() {
        String id = published(asker);

        Reply sent = edits(id, TITLE + " " + secret).is(200);

        assertThat(sent.get("editInReview")).isEqualTo("true");
        assertThat(sent.get("revision")).isEqualTo("2");
        assertThat(sent.json().get("place").asLong()).isPositive();
        for (Visitor other : List.of(reader, SERVICE.member("Other"), SERVICE.duty("Dana"))) {
            assertThat(Stream.of(
                            "/api/questions/" + id,
                            "/questions/" + id,
                            "/api/questions/" + id + "/revisions",
                            "/questions/" + id + "/text/revisions",
                            "/api/questions",
                            "/questions"))
                    .allSatisfy(
                            path -> assertThat(other.get(path).is(200).text()).doesNotContain(secret, "withdraw-edit"));
            assertThat(other.get("/api/search?q=" + secret).json().get("items")).isEmpty();
            assertThat(other.reads(id).json().has("edit")).isFalse();
            assertThat(other.reads(id).json().has("place")).isFalse();
        }
        assertThat(asker.reads(id).get("/edit/title")).isEqualTo(TITLE + " " + secret);
        assertThat(asker.reads(id).get("/edit/state")).isEqualTo("in-review");
        assertThat(asker.reads(id).json().at("/edit/place").asLong()).isPositive();
        assertThat(asker.reads(id).get("/viewer/editsReviewed")).isEqualTo("true");
        assertThat(asker.get("/questions/" + id).is(200).text()).contains("in review", "withdraw-edit");
        assertThat(asker.get("/api/questions?author=me").get("/items/0/edit/state"))
                .isEqualTo("in-review");
        JsonNode item = item(mei, id);
        assertThat(item.get("kind").asString()).isEqualTo("edit");
        Reply paper = mei.get("/api/reviews/" + id).is(200);
        assertThat(paper.get("kind")).isEqualTo("edit");
        assertThat(paper.get("/changed/revision")).isEqualTo("1");
        assertThat(paper.text()).contains("added", secret);

        assertThat(mei.claims(id).is(200).get("/claimedBy/name")).isEqualTo("Mei");
        jonas.claims(id).isProblem(409, "claimed-by-other");
        asker.decides(id, approve(2)).isProblem(403, "not-allowed");
        Reply decided = mei.decides(id, approve(2)).is(200);
        assertThat(mei.decides(id, approve(2)).is(200).json()).isEqualTo(decided.json());
        jonas.decides(id, approve(2)).isProblem(409, "already-decided");

        assertThat(reader.reads(id).get("title")).isEqualTo(TITLE + " " + secret);
        assertThat(reader.reads(id).get("revision")).isEqualTo("2");
        assertThat(asker.reads(id).json().has("edit")).isFalse();
        assertThat(reader.get("/questions/" + id + "/text/revisions").text()).contains(secret);
        await().untilAsserted(() -> {
            assertThat(SERVICE.toldOf(id)).hasAtLeastOneElementOfType(QuestionEdited.class);
            assertThat(reader.get("/api/search?q=" + secret).json().get("items"))
                    .hasSize(1);
        });
        assertThat(SERVICE.toldOf(id))
                .filteredOn(ReviewDecided.class::isInstance)
                .extracting(event -> ((ReviewDecided) event).publicTitle())
                .containsExactly(null, TITLE + " " + secret);
        assertThat(ReviewingIT.decided(mei, asker)).containsExactly("edit approve", "question approve");
    }

    @Test
    void a_decision_names_the_text_that_was_read_and_its_asker_may_take_it_back_or_change_it() {
        String id = published(asker);
        edits(id, TITLE + " Once.").is(200);
        mei.claims(id).is(200);
        edits(id, TITLE + " Twice, with " + secret).is(200);

        mei.decides(id, approve(2)).isProblem(409, "revision-changed");
        mei.decides(id, Map.of("decision", "duplicate", "revision", 3, "originalId", published(asker)))
                .isProblem(400, "invalid");
        SERVICE.member("Other").delete("/api/questions/" + id + "/edit").isProblem(403, "not-yours");
        asker.delete("/api/questions/" + id + "/edit").is(204);
        asker.delete("/api/questions/" + id + "/edit").is(204);
        mei.decides(id, approve(3)).isProblem(409, "withdrawn");

        edits(id, TITLE + " Again.").is(200);
        mei.decides(id, approve(3)).isProblem(409, "revision-changed");
        mei.decides(id, approve(4)).is(200);
        assertThat(reader.get("/api/questions/" + id + "/revisions").is(200).text())
                .doesNotContain(secret);
        assertThat(reader.get("/api/questions/" + id + "/revisions").json().get("items"))
                .hasSize(2);
    }

    @Test
    void an_edit_is_given_back_declined_or_mended_and_nobody_reads_what_was_mended() {
        String id = published(asker);
        edits(id, TITLE + " Vague.").is(200);
        mei.decides(id, Map.of("decision", "ask-for-changes", "revision", 2, "words", "Which version?"))
                .is(200);
        assertThat(asker.reads(id).get("/edit/state")).isEqualTo("changes-asked");
        assertThat(asker.reads(id).get("/edit/decision/words")).isEqualTo("Which version?");
        assertThat(reader.reads(id).text()).doesNotContain("Which version?", "Vague");

        edits(id, TITLE + " In 2.3.").is(200);
        assertThat(mei.get("/api/reviews/" + id).get("attemptsLeft")).isEqualTo("0");
        mei.decides(id, Map.of("decision", "ask-for-changes", "revision", 3, "words", "And?"))
                .isProblem(409, "no-attempts-left");
        mei.decides(id, Map.of("decision", "reject", "revision", 3, "reason", "unclear"))
                .is(200);
        assertThat(asker.reads(id).get("/edit/state")).isEqualTo("rejected");
        assertThat(asker.get("/questions/" + id).text()).contains("did not publish the change");
        edits(id, TITLE + " In 2.3.").isProblem(409, "already-declined");

        edits(id, TITLE + " My key is " + secret).is(200);
        Map<String, Object> mended = Map.of(
                "decision",
                "approve",
                "revision",
                4,
                "text",
                Map.of("title", TITLE + " Mended.", "body", Visitor.BODY, "tags", List.of("tls")));
        mei.decides(id, mended).is(200);

        assertThat(reader.reads(id).get("title")).isEqualTo(TITLE + " Mended.");
        assertThat(reader.reads(id).get("revision")).isEqualTo("5");
        assertThat(reader.get("/api/questions/" + id + "/revisions").text()).doesNotContain(secret, "Vague", "In 2.3");
        assertThat(asker.get("/api/questions/" + id + "/revisions").text()).contains(secret, "Vague", "In 2.3");
        assertThat(ReviewingIT.decided(mei, asker))
                .containsExactly("edit approve", "edit reject", "edit ask-for-changes", "question approve");
        assertThat(Elsewhere.takes(SERVICE, id, asker, mei)).anyMatch(line -> line.contains("\"held\":true"));
    }

    @Test
    void what_is_no_longer_public_waits_for_nobody_and_comes_back_with_its_question() {
        String removed = published(asker);
        edits(removed, TITLE + " Removed.").is(200);
        mei.put("/api/questions/" + removed + "/removal", null).is(204);
        mei.decides(removed, approve(2)).isProblem(409, "withdrawn");
        assertThat(ReviewingIT.ids(mei)).doesNotContain(removed);
        mei.delete("/api/questions/" + removed + "/removal").is(204);
        assertThat(ReviewingIT.ids(mei)).contains(removed);
        mei.put("/api/questions/" + removed + "/lock", null).is(204);
        mei.decides(removed, approve(2)).isProblem(409, "question-locked");
        mei.delete("/api/questions/" + removed + "/lock").is(204);
        mei.put("/api/questions/" + removed + "/closing", Map.of("reason", "unclear"))
                .is(204);
        mei.decides(removed, approve(2)).is(200);
        assertThat(reader.reads(removed).get("title")).isEqualTo(TITLE + " Removed.");
    }

    @Test
    void who_makes_a_question_public_again_has_read_what_its_asker_wrote_and_nobody_else_reads_what_stood_before() {
        String id = published(asker);
        String privacy = "/api/questions/" + id + "/privacy";
        mei.put(privacy, null).is(204);
        edits(id, TITLE + " My key is " + secret).is(200);
        edits(id, TITLE + " Without a key.").is(200);

        mei.delete(privacy).isProblem(409, "revision-changed");
        mei.delete(privacy + "?revision=2").isProblem(409, "revision-changed");
        mei.delete(privacy + "?revision=two").isProblem(400, "invalid");
        assertThat(mei.get("/questions/" + id).text()).contains("data-revision=\"3\"");
        mei.delete(privacy + "?revision=3").is(204);
        mei.delete(privacy + "?revision=3").is(204);

        assertThat(reader.reads(id).get("title")).isEqualTo(TITLE + " Without a key.");
        for (String path : List.of("/api/questions/" + id + "/revisions", "/questions/" + id + "/text/revisions")) {
            assertThat(reader.get(path).is(200).text()).doesNotContain(secret);
            assertThat(asker.get(path).is(200).text()).contains(secret);
        }
        await().untilAsserted(() -> assertThat(SERVICE.toldOf(id))
                .filteredOn(QuestionEdited.class::isInstance)
                .extracting(told -> ((QuestionEdited) told).title())
                .containsExactly(TITLE + " Without a key."));
        assertThat(Elsewhere.takes(SERVICE, id, asker, mei)).anyMatch(line -> line.contains("\"held\":true"));
    }

    @Test
    void what_is_said_in_a_question_that_is_private_for_a_time_few_read_at_once_and_others_once_it_was_read() {
        Visitor dana = SERVICE.duty("Dana");
        String id = published(asker);
        mei.put("/api/questions/" + id + "/privacy", null).is(204);

        String answer = asker.answers(id, "It was " + secret).is(201).get("id");
        String comment = dana.comments(answer, "Which " + secret + "?").is(201).get("id");
        asker.edits(answer, "It once was " + secret, 1).is(200);
        dana.editsComment(comment, "Which one " + secret + "?", 1).is(200);
        asker.delete("/api/answers/" + answer).is(204);
        assertThat(dana.reads(id).text()).doesNotContain(secret);
        asker.delete("/api/answers/" + answer + "/removal").is(204);

        for (Visitor one : List.of(asker, dana, mei)) {
            assertThat(one.reads(id).text()).contains("It once was " + secret, "Which one " + secret);
            assertThat(one.get("/questions/" + id).text())
                    .contains("It once was " + secret, "Which one " + secret)
                    .doesNotContain("Waiting to be read");
        }
        await().untilAsserted(() -> assertThat(SERVICE.toldOf(id))
                .extracting(told -> told.getClass().getSimpleName())
                .contains("PrivateAnswered", "PrivateCommented", "PostSubmitted")
                .doesNotContain("AnswerPublished", "CommentPublished"));
        assertThat(asker.get("/api/questions?author=me").get("/items/0/answerCount"))
                .isEqualTo("1");
        assertThat(ReviewingIT.ids(mei)).doesNotContain(answer, comment);

        mei.delete("/api/questions/" + id + "/privacy").is(204);
        await().untilAsserted(() -> assertThat(ReviewingIT.ids(mei)).contains(answer, comment));
        for (Visitor other : List.of(reader, SERVICE.member("Other"))) {
            assertThat(List.of("/api/questions/", "/questions/"))
                    .allSatisfy(path ->
                            assertThat(other.get(path + id).is(200).text()).doesNotContain(secret));
            assertThat(other.get("/api/search?q=" + secret).json().get("items")).isEmpty();
        }
        assertThat(asker.reads(id).json().get("waiting")).hasSize(1);
        await().untilAsserted(() ->
                assertThat(reader.get("/questions?view=unanswered").text()).contains(id));

        for (String waiting : List.of(comment, answer)) {
            mei.post("/api/reviews/flags/" + waiting + "/decision", Map.of("decision", "decline", "revision", 0))
                    .is(204);
        }
        assertThat(reader.reads(id).text()).contains("It once was " + secret, "Which one " + secret);
        assertThat(reader.get("/api/answers/" + answer + "/revisions").text()).doesNotContain("It was " + secret);
        await().untilAsserted(() -> assertThat(
                        reader.get("/api/search?q=" + secret).json().get("items"))
                .hasSize(1));
    }

    @Test
    void the_staffs_own_edits_are_public_at_once() {
        String id = published(mei, jonas);

        Reply sent = mei.put("/api/questions/" + id, change(TITLE + " At once.", mei.reads(id)))
                .is(200);

        assertThat(sent.get("editInReview")).isEqualTo("false");
        assertThat(reader.reads(id).get("title")).isEqualTo(TITLE + " At once.");
    }

    @Test
    void what_waits_goes_out_to_an_administrator_and_comes_back_as_it_was() {
        String id = published(asker);
        edits(id, TITLE + " Which " + secret).is(200);
        assertThat(Elsewhere.takes(SERVICE, id, asker, mei))
                .anyMatch(line -> line.startsWith("{\"kind\":\"edit\"") && line.contains(secret));
        mei.decides(id, Map.of("decision", "reject", "revision", 2, "reason", "unclear"))
                .is(200);
        List<String> lines = Elsewhere.exported(SERVICE, id);
        assertThat(lines).anyMatch(line -> line.contains("\"since\":"));
    }

    @Test
    void members_with_the_ability_are_read_first_and_everybody_is_told_their_true_place() {
        String early = asker.asked("Asked early by whoever");
        Visitor paying = SERVICE.able("Paying", "first-in-review");
        Reply late = paying.asks("Asked late, and read first").is(201);

        assertThat(late.get("place")).isEqualTo("1");
        assertThat(ReviewingIT.ids(mei)).containsSubsequence(late.get("id"), early);
        assertThat(place(asker, early)).isEqualTo(ReviewingIT.ids(mei).indexOf(early) + 1L);
        assertThat(mei.get("/api/reviews").get("paidFirst")).isEqualTo("true");
        Reply page = mei.get("/api/reviews?limit=1").is(200);
        assertThat(page.get("/items/0/id")).isEqualTo(late.get("id"));
        assertThat(walked()).doesNotHaveDuplicates().contains(late.get("id"));
        paying.delete("/api/questions/" + late.get("id")).is(204);
        asker.delete("/api/questions/" + early).is(204);
    }

    @Test
    void what_counts_is_whether_they_had_the_ability_when_they_sent_it() {
        String early = asker.asked("Asked early by whoever");
        Visitor buying = SERVICE.member("Buying");
        Reply sent = buying.asks("Sent, and paid for then").is(201);
        Visitor unknown = SERVICE.member("Unknown");
        String covered = unknown.asked("Sent before it was told that they had paid");
        Visitor leaving = SERVICE.able("Leaving", "first-in-review");
        String kept = leaving.asked("Sent while they had it");
        Instant now =
                Instant.parse(item(mei, kept).get("submittedAt").asString()).plusMillis(1);

        tellFirst(buying, now, null);
        tellFirst(unknown, Instant.EPOCH, null);
        tellFirst(leaving, Instant.EPOCH, now);
        String again = leaving.asked("Sent when they had it no more");

        assertThat(ReviewingIT.ids(mei)).containsSubsequence(covered, kept, early, sent.get("id"), again);
        assertThat(place(unknown, covered)).isEqualTo(1);
        assertThat(place(leaving, kept)).isEqualTo(2);
        assertThat(place(buying, sent.get("id"))).isEqualTo(place(asker, early) + 1);
        assertThat(place(leaving, again)).isEqualTo(place(asker, early) + 2);
        assertThat(walked())
                .isEqualTo(ReviewingIT.ids(mei).subList(0, ReviewingIT.ids(mei).size() - 1));
        asker.delete("/api/questions/" + early).is(204);
        buying.delete("/api/questions/" + sent.get("id")).is(204);
        unknown.delete("/api/questions/" + covered).is(204);
        leaving.delete("/api/questions/" + kept).is(204);
        leaving.delete("/api/questions/" + again).is(204);
    }

    /** What the desk shows page by page, one on each, but for the last. */
    private List<String> walked() {
        return Stream.iterate(
                        mei.get("/api/reviews?limit=1").is(200),
                        reply -> reply.json().has("next"),
                        reply -> mei.get("/api/reviews?limit=1&after=" + reply.get("next")))
                .map(reply -> reply.get("/items/0/id"))
                .toList();
    }

    private static long place(Visitor author, String id) {
        return author.reads(id).json().get("place").asLong();
    }

    /** Tells from when to when they are read first, and waits until it is heard. */
    private static void tellFirst(Visitor member, Instant from, @Nullable Instant until) {
        MemberState.Ability ability = new MemberState.Ability("first-in-review", from, until);
        SERVICE.becomes(member, 2, ability);
        await().untilAsserted(() -> assertThat(SERVICE.bean(People.class)
                        .find(member.id())
                        .map(Person::abilities)
                        .block())
                .isEqualTo(List.of(ability)));
    }

    @Test
    void what_an_expelled_member_had_in_review_leaves_the_queue_for_good() {
        String open = published(mei, jonas);
        String edited = published(asker);
        edits(edited, TITLE + " Changed.").is(200);
        String pending = asker.asked("Pending when they were expelled");
        String back = asker.asked("Given back when they were expelled");
        mei.decides(back, Map.of("decision", "ask-for-changes", "revision", 1, "words", "Which version?"))
                .is(200);
        String answer =
                asker.answers(open, "Waiting to be read " + secret).is(201).get("id");
        await().untilAsserted(() -> assertThat(ReviewingIT.ids(mei)).contains(answer));

        expel(2, "expelled");

        await().untilAsserted(() -> assertThat(ReviewingIT.ids(mei)).doesNotContain(edited, pending, answer));
        await().untilAsserted(() -> assertThat(ReviewingIT.decided(mei, asker))
                .containsExactlyInAnyOrder(
                        "question approve",
                        "question ask-for-changes",
                        "question reject",
                        "question reject",
                        "edit reject",
                        "answer reject"));
        await().untilAsserted(() -> asker.asks("Asked by whoever was expelled").isProblem(403, "expelled"));
        mei.decides(pending, approve(1)).isProblem(409, "already-decided");
        assertThat(mei.reads(pending).get("/decision/reason")).isEqualTo("expelled");
        SERVICE.tell(asker.id() + ":2", barred(2, "expelled"));
        expel(3, "other");
        await().untilAsserted(() -> asker.asks("Asked by whoever came back").is(201));
        assertThat(asker.reads(pending).get("state")).isEqualTo("rejected");
        assertThat(asker.reads(back).get("state")).isEqualTo("rejected");
        assertThat(asker.get("/questions/" + pending).text()).contains("Whoever wrote it was expelled.");
        asker.post("/api/questions/" + pending + "/reply", Map.of("words", "I am back."))
                .isProblem(409, "already-replied");
        assertThat(ReviewingIT.ids(mei)).doesNotContain(edited, pending, back, answer);
        assertThat(ReviewingIT.decided(mei, asker)).hasSize(6);
        assertThat(Elsewhere.takes(SERVICE, back, asker, mei))
                .anyMatch(line -> line.contains("\"reason\":\"expelled\""));
    }

    private void expel(long version, String bar) {
        SERVICE.tell(asker.id() + ":" + version, barred(version, bar));
    }

    private MemberState barred(long version, String bar) {
        return new MemberState(
                asker.id(),
                version,
                asker.name(),
                List.of(),
                List.of(),
                List.of(new MemberState.Bar(bar, null)),
                List.of());
    }

    private Reply edits(String id, String title) {
        return asker.put("/api/questions/" + id, change(title, asker.reads(id)));
    }

    private static Map<String, Object> change(String title, Reply seen) {
        return Map.of(
                "title",
                title,
                "body",
                Visitor.BODY,
                "tags",
                List.of("tls"),
                "version",
                seen.json().get("version").asLong());
    }

    private static Map<String, Object> approve(int revision) {
        return Map.of("decision", "approve", "revision", revision);
    }

    private String published(Visitor author) {
        return published(author, mei);
    }

    private static String published(Visitor author, Visitor moderator) {
        String id = author.asked(TITLE);
        moderator.approves(id).is(200);
        return id;
    }

    private static JsonNode item(Visitor moderator, String id) {
        return ReviewingIT.queue(moderator).stream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
