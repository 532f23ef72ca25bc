package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRetold;
import io.wenda.events.Event;
import io.wenda.events.MemberState;
import io.wenda.events.MembersMentioned;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.QuestionPublished;
import io.wenda.http.creating.Ids;
import io.wenda.question.people.People;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is mentioned in a post is told once, when those who may read it can, and by nobody's spelling. */
class MentioningIT {

    private static final String TITLE = "Why does direct memory grow?";

    private final RunningService service = RunningService.shared();
    private final String unique = "x" + Ids.random();
    private final Visitor asker = service.member("Priya");
    private final Visitor wanted = service.member("Wei " + unique);
    private final Visitor other = service.member("Wen " + unique);
    private final Visitor moderator = service.moderator("Mei " + unique);

    @Test
    void whoever_a_question_mentions_is_told_when_it_is_public_and_of_a_change_only_the_others() {
        String id = asks("Ask " + mention(wanted) + " and " + mention(asker) + ".", "public");
        moderator.claims(id).is(200);
        assertThat(service.toldOf(id)).noneMatch(MembersMentioned.class::isInstance);

        moderator.approves(id).is(200);
        changes(id, "Ask " + mention(wanted) + " or " + mention(other) + ".").is(200);
        changes(id, "Ask " + mention(other) + ".").is(200);

        await().untilAsserted(() -> assertThat(mentioned(id))
                .extracting(MembersMentioned::memberIds)
                .containsExactly(List.of(wanted.id()), List.of(other.id())));
        assertThat(mentioned(id).getFirst())
                .returns(id, MembersMentioned::postId)
                .returns("question", MembersMentioned::postKind)
                .returns(null, MembersMentioned::answerId)
                .returns(TITLE, MembersMentioned::title);
        assertThat(service.toldOf(id).stream().map(Event::getClass).toList())
                .as("the strongest reason comes first")
                .containsSubsequence(MembersMentioned.class, QuestionPublished.class);
        assertThat(service.nobody().reads(id).get("html")).contains(drawn(other));
    }

    @Test
    void answers_and_comments_mention_too_and_so_does_what_is_changed_in_them() {
        String id = published();
        Visitor author = service.member("Lin Wei");

        String answer = author.answers(id, mention(wanted) + " knows.").is(201).get("id");
        author.edits(answer, mention(wanted) + " and " + mention(other) + " know.", 1)
                .is(200);
        String comment = author.comments(answer, mention(asker) + "?").is(201).get("id");
        author.put("/api/comments/" + comment, Map.of("body", mention(asker) + mention(wanted), "version", 1))
                .is(200);

        await().untilAsserted(() -> assertThat(mentioned(id))
                .extracting(told -> told.postKind() + " " + told.postId() + " " + told.answerId() + told.memberIds())
                .containsExactlyInAnyOrder(
                        "answer " + answer + " " + answer + List.of(wanted.id()),
                        "answer " + answer + " " + answer + List.of(other.id()),
                        "comment " + comment + " " + answer + List.of(asker.id()),
                        "comment " + comment + " " + answer + List.of(wanted.id())));
        assertThat(service.toldOf(id).stream().map(Event::getClass).toList())
                .containsSubsequence(MembersMentioned.class, AnswerPublished.class);
        assertThat(service.nobody().get("/questions/" + id).is(200).text()).contains(drawn(wanted));
    }

    @Test
    void of_a_private_post_nothing_is_told_but_who_is_meant() {
        Visitor able = service.able("Able", "ask-privately");
        String id = able.post(
                        "/api/questions",
                        Map.of(
                                "title",
                                TITLE,
                                "body",
                                mention(moderator) + " " + mention(wanted) + " " + Visitor.BODY,
                                "visibility",
                                "private"))
                .is(201)
                .get("id");
        moderator.approves(id).is(200);
        String answer = moderator.answers(id, mention(able) + "!").is(201).get("id");
        moderator.edits(answer, mention(able) + " " + mention(other), 1).is(200);

        await().untilAsserted(() -> assertThat(service.toldOf(id))
                .filteredOn(PrivateMentioned.class::isInstance)
                .extracting(told -> ((PrivateMentioned) told).memberIds())
                .containsExactlyInAnyOrder(
                        List.of(moderator.id(), wanted.id()), List.of(able.id()), List.of(other.id())));
        assertThat(mentioned(id)).isEmpty();
    }

    @Test
    void the_preview_is_what_will_be_published_and_too_many_are_refused() {
        String text = "[@Somebody else](member:" + wanted.id() + ") and [@nobody](member:none) " + Visitor.BODY;

        String preview =
                asker.post("/api/preview", Map.of("body", text)).is(200).get("html");

        assertThat(preview).contains(drawn(wanted)).contains("&#64;nobody").doesNotContain("Somebody else");
        assertThat(asker.answers(published(), text).is(201).get("html")).isEqualTo(preview);
        String many =
                IntStream.range(0, 11).mapToObj(i -> "[@a](member:m" + i + ")").collect(Collectors.joining(" "));
        for (Reply refused : List.of(
                asker.answers(published(), many),
                asker.comments(published(), many),
                asker.post("/api/questions", Map.of("title", TITLE, "body", many)))) {
            refused.isProblem(400, "invalid");
            assertThat(refused.get("violations/0/code")).isEqualTo("too-many-mentions");
            assertThat(refused.get("violations/0/field")).isEqualTo("body");
        }
    }

    /** What is over alerts nobody, and who was mentioned then still is. */
    @Test
    void history_keeps_mentions_and_tells_nobody_of_them() {
        String id = published();
        String answer = asker.answers(id, mention(wanted) + " knows.").is(201).get("id");
        Visitor administrator = service.administrator("Admin");
        String line = administrator
                .exports()
                .text()
                .lines()
                .filter(one -> one.contains("\"id\":\"" + answer + "\""))
                .collect(Collectors.joining());
        String copy = answer + "2";

        administrator.imports(line.replace(answer, copy)).is(200);

        await().until(() -> service.toldOf(id).stream()
                .anyMatch(told ->
                        told instanceof AnswerRetold retold && retold.answerId().equals(copy)));
        assertThat(service.nobody().reads(id).get("answers/1/html")).contains(drawn(wanted));
        asker.edits(copy, mention(wanted) + " knew.", 1).is(200);
        asker.edits(copy, mention(wanted) + mention(other), 2).is(200);
        await().untilAsserted(() -> assertThat(mentioned(id))
                .extracting(told -> told.postId() + told.memberIds())
                .containsExactlyInAnyOrder(answer + List.of(wanted.id()), copy + List.of(other.id())));
    }

    @Test
    void who_writes_finds_members_by_the_beginning_of_their_names_and_nothing_else_of_them() {
        Visitor duty = service.duty("Wes " + unique);
        service.unverified("Wen " + unique + " too");
        Visitor able = service.able("Able", "ask-privately");

        JsonNode found = asker.get("/api/people?name=wE").is(200).json();
        assertThat(found.get("items").size()).isLessThanOrEqualTo(8);
        assertThat(items(asker, "wei " + unique)).containsExactly(wanted.id() + " " + wanted.name() + " true");
        assertThat(items(asker, "WEN " + unique)).containsExactly(other.id() + " " + other.name() + " true");
        assertThat(items(asker, "wes " + unique)).containsExactly(duty.id() + " " + duty.name() + " false");
        assertThat(items(able, "wes " + unique)).containsExactly(duty.id() + " " + duty.name() + " true");
        assertThat(items(moderator, "wes " + unique)).containsExactly(duty.id() + " " + duty.name() + " true");
        assertThat(items(wanted, "wei " + unique)).as("oneself").isEmpty();
        assertThat(asker.get("/api/people?name=wei%20" + unique)
                        .json()
                        .get("items")
                        .get(0)
                        .propertyNames())
                .containsExactlyInAnyOrder("id", "name", "alerts");
        asker.get("/api/people").isProblem(400, "invalid");
        asker.get("/api/people?name=" + "x".repeat(61)).isProblem(400, "invalid");
        service.nobody().get("/api/people?name=wei").isProblem(401, "sign-in-required");
    }

    /** Nobody lists all members by asking for one letter after the other. */
    @Test
    void whoever_looks_for_many_waits() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Reply refused = asker.get("/api/people?name=zz" + unique);
            refused.isProblem(429, "too-many-lookups");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        });
        other.get("/api/people?name=zz" + unique).is(200);
    }

    @Test
    void names_are_drawn_as_they_are_when_a_text_is_written() {
        String id = published();
        service.tell(wanted.id() + ":2", new MemberState(wanted.id(), 2, "Renamed " + unique, List.of(), List.of()));
        await().until(() -> service.bean(People.class)
                .find(wanted.id())
                .blockOptional(Duration.ofSeconds(5))
                .orElseThrow()
                .name()
                .startsWith("Renamed"));

        assertThat(asker.comments(id, mention(wanted)).is(201).get("html"))
                .contains("&#64;Renamed " + unique + "</span>");
    }

    private static List<String> items(Visitor visitor, String beginning) {
        return visitor.get("/api/people?name=" + beginning.replace(" ", "%20"))
                .is(200)
                .json()
                .get("items")
                .valueStream()
                .map(one -> one.get("id").asString() + " " + one.get("name").asString() + " "
                        + one.get("alerts").asBoolean())
                .toList();
    }

    private List<MembersMentioned> mentioned(String question) {
        return service.toldOf(question).stream()
                .filter(MembersMentioned.class::isInstance)
                .map(MembersMentioned.class::cast)
                .toList();
    }

    private String published() {
        String id = asks("", "public");
        moderator.approves(id).is(200);
        return id;
    }

    private String asks(String words, String visibility) {
        return asker.post(
                        "/api/questions",
                        Map.of(
                                "title",
                                TITLE,
                                "body",
                                words + " " + Visitor.BODY,
                                "tags",
                                List.of("tls"),
                                "visibility",
                                visibility))
                .is(201)
                .get("id");
    }

    private Reply changes(String id, String words) {
        long version = asker.reads(id).json().get("version").asLong();
        return asker.put(
                "/api/questions/" + id,
                Map.of("title", TITLE, "body", words + " " + Visitor.BODY, "tags", List.of("tls"), "version", version));
    }

    private static String mention(Visitor member) {
        return "[@" + member.name() + "](member:" + member.id() + ")";
    }

    private static String drawn(Visitor member) {
        return "<span class=\"mention\" data-member=\"" + member.id() + "\">&#64;" + member.name() + "</span>";
    }
}
