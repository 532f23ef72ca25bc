package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.http.creating.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tag has one name, one description, and whoever moderators let use it. */
class TaggingIT {

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();
    private final String tag = "t-" + Ids.random();
    private final String other = "o-" + Ids.random();

    @Test
    void moderators_say_what_a_tag_is_about_and_everybody_reads_it() {
        asker.put("/api/tags/" + tag, Map.of("about", "Mine")).isProblem(403, "not-allowed");
        moderator.put("/api/tags/two%20words", Map.of("about", "No")).isProblem(400, "invalid");
        moderator.put("/api/tags/" + tag, Map.of("about", "x".repeat(501))).isProblem(400, "invalid");

        moderator.put("/api/tags/" + tag, Map.of("about", "The *pool* <b>")).is(204);

        assertThat(reader.get("/api/tags/" + tag).is(200).get("html")).contains("<em>pool</em> &lt;b&gt;");
        assertThat(reader.get("/questions?tag=" + tag).is(200).text()).contains("<em>pool</em> &lt;b&gt;");
        assertThat(reader.get("/api/tags").is(200).text()).contains(tag);
        reader.get("/api/tags/" + other).isProblem(404, "not-found");
    }

    @Test
    void what_is_tagged_with_one_that_was_merged_has_the_other_from_then_on() {
        String published = asked(tag);
        moderator.approves(published).is(200);
        String pending = asked(tag);
        await().untilAsserted(() -> assertThat(found("tag:" + tag)).containsExactly(published));

        moderator.put("/api/tags/" + tag + "/merge", Map.of("into", tag)).isProblem(400, "invalid");
        assertThat(merge(tag, other).is(200).get("questions")).isEqualTo("2");
        assertThat(merge(tag, other).is(200).get("questions")).isEqualTo("0");

        assertThat(reader.reads(published).json().get("tags"))
                .extracting(Object::toString)
                .containsExactly("\"" + other + "\"");
        assertThat(asker.reads(pending).get("/tags/0")).isEqualTo(other);
        assertThat(asker.reads(asked(tag)).get("/tags/0")).isEqualTo(other);
        await().untilAsserted(() -> assertThat(found("tag:" + tag)).containsExactly(published));
        assertThat(reader.get("/questions?tag=" + tag).is(200).text()).contains("/questions/" + published);
        merge(other, tag).isProblem(400, "invalid");
        assertThat(moderator.approves(pending).is(200).get("state")).isEqualTo("published");
    }

    @Test
    void only_staff_uses_a_reserved_tag() {
        moderator.put("/api/tags/" + tag, Map.of("about", "", "reserved", true)).is(204);
        merge(other, tag).is(200);

        for (String name : List.of(tag, other)) {
            assertThat(asker.post("/api/questions", question(name))
                            .isProblem(400, "invalid")
                            .text())
                    .contains("reserved");
        }
        service.join("Dana", List.of("duty"))
                .post("/api/questions", question(tag))
                .is(201);
    }

    @Test
    void what_was_said_of_a_tag_stands_in_the_audit_and_of_two_moderators_one_is_first() {
        Visitor second = service.moderator("Jonas");
        moderator
                .put("/api/tags/" + tag, Map.of("about", "The pool", "version", 0))
                .is(204);
        moderator
                .put("/api/tags/" + tag, Map.of("about", "The pool", "version", 0))
                .is(204);
        second.put("/api/tags/" + tag, Map.of("about", "Another pool", "version", 0))
                .isProblem(409, "changed-meanwhile");
        long version = reader.get("/api/tags/" + tag).json().get("version").asLong();
        second.put("/api/tags/" + tag, Map.of("about", "Another pool", "reserved", true, "version", version))
                .is(204);
        merge(other, tag).is(200);
        merge(other, tag).is(200);

        assertThat(said(moderator)).containsExactly("merged " + other + " " + tag, "described " + tag + " The pool");
        assertThat(said(second)).containsExactly("reserved " + tag + " Another pool");
    }

    /** The newest first. */
    private List<String> said(Visitor by) {
        return moderator
                .get("/api/reviews/decided?moderator=" + by.id())
                .is(200)
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("tag"))
                .map(item -> item.get("decision").asString() + " "
                        + item.get("title").asString() + " " + item.get("words").asString())
                .toList();
    }

    @Test
    void nobody_makes_up_a_flood_of_tags() {
        List<String> four = List.of(tag + "1", tag + "2", tag + "3", tag + "4");
        Map<String, Object> flood = Map.of("title", "Why does direct memory grow?", "body", Visitor.BODY, "tags", four);
        Map<String, Object> few =
                Map.of("title", "Why does direct memory grow?", "body", Visitor.BODY, "tags", four.subList(0, 3));

        assertThat(asker.post("/api/questions", flood).isProblem(400, "invalid").text())
                .contains("too-many-new");
        moderator.approves(asker.post("/api/questions", few).is(201).get("id")).is(200);
        asker.post("/api/questions", flood).is(201);
    }

    private Reply merge(String from, String into) {
        return moderator.put("/api/tags/" + from + "/merge", Map.of("into", into));
    }

    private String asked(String name) {
        return asker.post("/api/questions", question(name)).is(201).get("id");
    }

    private static Map<String, Object> question(String tag) {
        return Map.of("title", "Why does direct memory grow?", "body", Visitor.BODY, "tags", List.of(tag));
    }

    private List<String> found(String query) {
        return reader.get("/api/search?q=" + query)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }
}
