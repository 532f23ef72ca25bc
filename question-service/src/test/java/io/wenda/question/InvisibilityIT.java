package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.EventCodec;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.QuestionPublished;
import io.wenda.http.creating.Ids;
import io.wenda.transport.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A question that is not published is not there: on no path, in no number, for nobody but its asker and the moderators.
 * Whoever else asks for it is answered word for word as if it did not exist.
 */
class InvisibilityIT {

    enum NotPublic {
        WAITING,
        CHANGED,
        CLAIMED,
        REJECTED,
        WITHDRAWN,
        ASKED_PRIVATELY,
        PRIVATE,
        MADE_PRIVATE
    }

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.able("Priya", "ask-privately");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor stranger = service.member("Stranger");
    private final String secret = "xyzzy" + Ids.random();
    private final String tag = "t-" + Ids.random();

    @ParameterizedTest
    @EnumSource(NotPublic.class)
    void is_answered_as_absent_on_every_path(NotPublic how) {
        String id = questionThatIs(how);
        String absent = Ids.random();

        for (Visitor visitor : List.of(stranger, service.nobody())) {
            for (String path : pathsOf("{id}")) {
                assertSame(
                        visitor.get(path.replace("{id}", id)), visitor.get(path.replace("{id}", absent)), id, absent);
            }
            assertSame(visitor.answers(id, "An answer."), visitor.answers(absent, "An answer."), id, absent);
            assertSame(visitor.votes(id, "up"), visitor.votes(absent, "up"), id, absent);
            assertSame(visitor.delete("/api/votes/" + id), visitor.delete("/api/votes/" + absent), id, absent);
            assertSame(visitor.comments(id, "Why?"), visitor.comments(absent, "Why?"), id, absent);
            assertSame(visitor.accepts(id, "a1"), visitor.accepts(absent, "a1"), id, absent);
            assertSame(
                    visitor.put("/api/questions/" + id, change()),
                    visitor.put("/api/questions/" + absent, change()),
                    id,
                    absent);
            assertSame(visitor.delete("/api/questions/" + id), visitor.delete("/api/questions/" + absent), id, absent);
            assertSame(visitor.claims(id), visitor.claims(absent), id, absent);
            assertSame(visitor.approves(id), visitor.approves(absent), id, absent);
        }
    }

    @ParameterizedTest
    @EnumSource(NotPublic.class)
    void is_in_no_list_and_in_no_number(NotPublic how) {
        Reply latestBefore = service.nobody().get("/api/questions");
        Reply unansweredBefore = service.nobody().get("/api/questions?view=unanswered");

        String id = questionThatIs(how);

        for (Visitor visitor : List.of(stranger, service.nobody())) {
            for (String path : lists()) {
                assertThat(visitor.get(path).is(200).text())
                        .doesNotContain(secret)
                        .doesNotContain(id);
            }
        }
        assertThat(service.nobody().get("/api/questions").get("total")).isEqualTo(latestBefore.get("total"));
        assertThat(service.nobody().get("/api/questions?view=unanswered").get("total"))
                .isEqualTo(unansweredBefore.get("total"));
        assertThat(service.nobody().get("/api/questions?tag=" + tag).get("total"))
                .isEqualTo("0");
        assertThat(stranger.get("/api/questions?author=me").json().get("items")).isEmpty();
        for (Visitor insider : List.of(asker, moderator)) {
            assertThat(insider.get("/api/questions?tag=" + tag).get("total")).isEqualTo("0");
            assertThat(insider.get("/questions?tag=" + tag).text()).doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @EnumSource(NotPublic.class)
    void is_there_for_its_asker_and_for_moderators(NotPublic how) {
        String id = questionThatIs(how);

        assertThat(asker.reads(id).is(200).text()).contains(secret);
        assertThat(moderator.reads(id).is(200).text()).contains(secret);
        assertThat(asker.get("/api/questions?author=me").text()).contains(secret);
    }

    @ParameterizedTest
    @EnumSource(NotPublic.class)
    void nothing_that_is_told_holds_a_word_of_it(NotPublic how) {
        String id = questionThatIs(how);

        await().until(() ->
                service.toldOf(id).size() >= (how == NotPublic.WAITING || how == NotPublic.ASKED_PRIVATELY ? 1 : 2));
        assertThat(service.told())
                .map(CloudEvent::data)
                .filteredOn(event -> how != NotPublic.MADE_PRIVATE || !(event instanceof QuestionPublished))
                .map(EventCodec::encode)
                .noneMatch(json -> json.contains(secret) || json.contains(tag));
    }

    /** Not the notes, not that there are any, and not the replies: for nobody but the staff. */
    @Test
    void what_the_staff_keeps_among_itself_is_nowhere_for_anybody_else() {
        String noted = published();
        String plain = published();
        String word = "plover" + Ids.random();
        Visitor admin = service.administrator("Admin");
        Reply note = moderator
                .post("/api/questions/" + noted + "/notes", Map.of("body", "Note " + word))
                .is(201);
        Reply template = moderator
                .post("/api/reply-templates", Map.of("language", "en", "title", "T " + word, "body", "Reply " + word))
                .is(201);
        assertThat(admin.get("/api/questions/" + noted + "/notes").text()).contains(word);
        assertThat(admin.get("/api/reply-templates?language=en").text()).contains(word);

        for (Visitor visitor : List.of(asker, stranger, service.nobody())) {
            for (String path : List.of("/notes", "/revisions", "")) {
                Reply there = visitor.get("/api/questions/" + noted + path);
                Reply elsewhere = visitor.get("/api/questions/" + plain + path);
                assertThat(there.status()).isEqualTo(elsewhere.status());
                assertThat(there.text()).doesNotContain(word, "note");
            }
            String page = visitor.get("/questions/" + noted).is(200).text();
            assertThat(page).doesNotContain(word, note.get("id"));
            for (Reply refused : List.of(
                    visitor.get("/api/questions/" + noted + "/notes"),
                    visitor.post("/api/questions/" + noted + "/notes", Map.of("body", "Mine")),
                    visitor.delete("/api/notes/" + note.get("id")),
                    visitor.delete("/api/notes/absent"),
                    visitor.get("/api/reply-templates"),
                    visitor.post("/api/reply-templates", Map.of("language", "xx")),
                    visitor.put("/api/reply-templates/" + template.get("id"), Map.of()),
                    visitor.put("/api/reply-templates/absent", Map.of()),
                    visitor.delete("/api/reply-templates/" + template.get("id")))) {
                assertThat(refused.status()).isIn(401, 403);
                assertThat(refused.text()).doesNotContain(word);
            }
            assertThat(visitor.get("/api/search?q=" + word).json().get("items")).isEmpty();
            assertThat(visitor.exports().status()).isIn(401, 403);
        }
        assertThat(service.told().stream().map(CloudEvent::data).map(EventCodec::encode))
                .noneMatch(json -> json.contains(word) || json.contains(note.get("id")));
    }

    private String published() {
        String id = asker.asked("Title " + secret);
        moderator.approves(id).is(200);
        return id;
    }

    @Test
    void a_private_question_is_talked_about_by_its_asker_the_moderators_and_those_on_duty() {
        String id = questionThatIs(NotPublic.PRIVATE);
        Visitor duty = service.join("Dana", List.of("duty"));

        assertThat(duty.reads(id).is(200).text()).contains(secret);
        assertThat(duty.get("/questions/" + id).is(200).header("X-Robots-Tag")).isEqualTo("noindex");
        String answer = duty.answers(id, "Rotate " + secret).is(201).get("id");
        asker.answers(id, "Done, thanks.").is(201);
        asker.accepts(id, answer).is(200);
        assertThat(asker.get("/questions/" + id).text()).contains("Rotate " + secret, "Private.");
        assertThat(asker.get("/api/questions?author=me").get("/items/0/answerCount"))
                .isEqualTo("3");
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(PrivateAnswered.class::isInstance)
                .extracting(fact -> Set.copyOf(((PrivateAnswered) fact).concerned()))
                .containsExactly(
                        Set.of(asker.id()), Set.of(asker.id(), moderator.id()), Set.of(moderator.id(), duty.id())));
        assertThat(duty.get("/api/questions?view=private&limit=100").is(200).text())
                .contains(id);
        assertThat(duty.get("/questions?view=private").is(200).text()).contains("/questions/" + id);
        for (Visitor visitor : List.of(asker, stranger, service.nobody())) {
            visitor.get("/api/questions?view=private").isProblem(403, "not-allowed");
        }
        moderator.delete("/api/questions/" + id + "/privacy").isProblem(409, "asked-privately");
        stranger.post(
                        "/api/questions",
                        Map.of(
                                "title",
                                "A key of mine",
                                "body",
                                "It is " + secret + " indeed",
                                "visibility",
                                "private"))
                .isProblem(403, "not-entitled");
    }

    @Test
    void the_few_who_see_a_private_question_comment_on_it_and_take_back_what_they_wrote() {
        String id = questionThatIs(NotPublic.PRIVATE);
        Visitor duty = service.join("Dana", List.of("duty"));
        String comment = duty.comments(id, "Which one, " + secret + "?").is(201).get("id");
        asker.comments(id, "The old one.").is(201);
        duty.put("/api/comments/" + comment, Map.of("body", "Which of them, " + secret + "?", "version", 1))
                .is(200);
        String answer = duty.answers(id, "Rotate it.").is(201).get("id");
        duty.edits(answer, "Rotate " + secret, 1).is(200);
        moderator.edits(answer, "Do rotate " + secret, 2).is(200);
        assertThat(asker.reads(id).text()).contains("Which of them, " + secret, "rotate " + secret);
        assertThat(asker.get("/questions/" + id).text()).contains("Which of them, " + secret);
        stranger.delete("/api/comments/" + comment).isProblem(404, "not-found");
        stranger.edits(answer, "Mine.", 3).isProblem(404, "not-found");
        stranger.delete("/api/answers/" + answer).isProblem(404, "not-found");
        asker.votes(answer, "up").isProblem(404, "not-found");
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(PrivateCommented.class::isInstance)
                .extracting(fact -> Set.copyOf(((PrivateCommented) fact).concerned()))
                .containsExactly(Set.of(asker.id()), Set.of(duty.id())));
        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(PrivateCorrected.class::isInstance)
                .extracting(fact -> ((PrivateCorrected) fact).authorId())
                .containsExactly(duty.id()));

        duty.delete("/api/comments/" + comment).is(204);
        duty.delete("/api/answers/" + answer).is(204);
        assertThat(asker.reads(id).text()).doesNotContain("Which of them", "rotate");
        duty.delete("/api/answers/" + answer + "/removal").is(204);
        asker.put("/api/questions/" + id + "/removal", null).isProblem(409, "has-answers");
        moderator.put("/api/questions/" + id + "/removal", null).is(204);
        stranger.reads(id).isProblem(404, "not-found");
        moderator.delete("/api/questions/" + id + "/removal").is(204);
        assertThat(asker.reads(id).get("state")).isEqualTo("private");
        stranger.reads(id).isProblem(404, "not-found");
        assertThat(service.told())
                .extracting(CloudEvent::data)
                .extracting(EventCodec::encode)
                .noneMatch(json -> json.contains(secret));
    }

    @Test
    void what_was_made_private_is_gone_from_search_at_once_on_an_instance_that_lags_too() {
        RunningService lagging = service.another();
        String id = asker.post("/api/questions", Map.of("title", "Title " + secret, "body", "Body text " + secret))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        await().untilAsserted(() -> assertThat(
                        lagging.nobody().get("/api/search?q=" + secret).text())
                .contains(id));

        moderator.put("/api/questions/" + id + "/privacy", null).is(204);

        for (RunningService instance : List.of(service, lagging)) {
            assertThat(instance.nobody().get("/api/search?q=" + secret).json().get("items"))
                    .isEmpty();
            assertThat(instance.nobody().get("/").text()).doesNotContain(secret);
            instance.nobody().reads(id).isProblem(404, "not-found");
        }
        moderator.delete("/api/questions/" + id + "/privacy").is(204);
        await().untilAsserted(() -> assertThat(
                        service.nobody().get("/api/search?q=" + secret).text())
                .contains(id));
    }

    private String questionThatIs(NotPublic how) {
        boolean privately = how == NotPublic.ASKED_PRIVATELY || how == NotPublic.PRIVATE;
        String id = asker.post(
                        "/api/questions",
                        Map.of(
                                "title",
                                "Title " + secret,
                                "body",
                                "Body text " + secret,
                                "tags",
                                List.of(tag),
                                "visibility",
                                privately ? "private" : "public"))
                .is(201)
                .get("id");
        switch (how) {
            case ASKED_PRIVATELY ->
                assertThat(asker.reads(id).get("visibility")).isEqualTo("private");
            case PRIVATE -> {
                moderator.approves(id).is(200);
                moderator.answers(id, "Answer " + secret).is(201);
            }
            case MADE_PRIVATE -> {
                moderator.approves(id).is(200);
                stranger.put("/api/questions/" + id + "/privacy", null).isProblem(403, "not-allowed");
                moderator.put("/api/questions/" + id + "/privacy", null).is(204);
            }
            case WAITING -> assertThat(asker.reads(id).get("state")).isEqualTo("in-review");
            case CHANGED -> asker.put("/api/questions/" + id, change()).is(200);
            case CLAIMED -> moderator.claims(id).is(200);
            case REJECTED ->
                moderator.rejects(id, "off-topic", "Words " + secret).is(200);
            case WITHDRAWN -> asker.delete("/api/questions/" + id).is(204);
        }
        return id;
    }

    private Map<String, Object> change() {
        return Map.of("title", "Changed " + secret, "body", "Body text changed " + secret, "version", 1);
    }

    private static List<String> pathsOf(String id) {
        return Stream.of("/api/questions/", "/questions/", "/api/reviews/")
                .flatMap(prefix -> Stream.of(
                        prefix + id,
                        prefix + id + "/",
                        prefix + id + "/title",
                        prefix + id + "/revisions",
                        prefix + id + "/ready-text"))
                .toList();
    }

    private List<String> lists() {
        return List.of(
                "/",
                "/questions",
                "/questions?view=unanswered",
                "/questions?tag=" + tag,
                "/api/questions",
                "/api/questions?limit=100",
                "/api/questions?view=unanswered&limit=100",
                "/api/questions?tag=" + tag,
                "/search?q=tag:" + tag,
                "/api/search?q=tag:" + tag,
                "/api/search?q=" + secret,
                "/api/search/similar?title=" + secret);
    }

    /** Equal but for the id that was asked for, which the page repeats in its address. */
    private void assertSame(Reply hidden, Reply missing, String id, String absent) {
        assertThat(hidden.status()).isEqualTo(missing.status());
        assertThat(hidden.status()).isIn(401, 403, 404);
        assertThat(hidden.text().replace(id, "ID")).isEqualTo(missing.text().replace(absent, "ID"));
        assertThat(hidden.text()).doesNotContain(secret);
        assertThat(hidden.response().headers().map().keySet())
                .isEqualTo(missing.response().headers().map().keySet());
    }
}
