package io.wenda.notification.explaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberState;
import io.wenda.events.PrivateAnswered;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.people.People;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** Why somebody was told, or was not. */
class ExplainingIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final String ADMIN = Sample.id("admin");

    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");
    private final String reader = Sample.id("reader");
    private final String question = Sample.id("q");
    private final String answer = Sample.id("a");

    @BeforeAll
    static void somebodyAdministers() {
        SERVICE.hear(Sample.administrator(ADMIN));
        await().until(() ->
                Boolean.TRUE.equals(SERVICE.bean(People.class).has(ADMIN).block()));
    }

    @Test
    void an_alert_names_the_tag_by_which_its_member_heard_of_it() {
        String tag = Sample.id("tag");
        follow("tag", tag);
        SERVICE.hear(Sample.published(question, asker, tag));
        await().until(() -> !SERVICE.rows(reader).isEmpty());

        read(reader, "/api/inbox/{id}/delivery", reader + ":new-question:" + question)
                .json("""
                        {"reason": "tag", "followed": {"kind": "tag", "id": "%1$s", "title": "%1$s"}, "rings": true,
                         "mail": {"state": "off", "today": "later"}}""".formatted(tag));
    }

    @Test
    void the_stronger_of_two_ties_is_the_one_that_is_named() {
        String tag = Sample.id("tag");
        follow("tag", tag);
        SERVICE.hear(Sample.named(asker, "Lin", 1));
        await().until(() ->
                Boolean.TRUE.equals(SERVICE.bean(People.class).has(asker).block()));
        follow("member", asker);
        SERVICE.hear(Sample.published(question, asker, tag));
        SERVICE.settle(question);

        read(reader, "/api/inbox/{id}/delivery", reader + ":new-question:" + question)
                .json("""
                        {"reason": "person", "followed": {"kind": "member", "id": "%s", "title": "Lin"}}""".formatted(asker));
    }

    @Test
    void an_administrator_reads_why_somebody_has_none() {
        SERVICE.hear(
                Sample.named(reader, "Reader", 1),
                Sample.named(author, "Wei", 1),
                Sample.published(question, asker),
                Sample.answered(question, answer, author, asker));
        SERVICE.settle(question);

        explained(reader, "https://wenda.example/questions/" + question + "#answer-" + answer)
                .json("""
                        {"member": {"name": "Reader", "refused": false},
                         "event": {"id": "%s", "kind": "answer", "title": "%s", "open": true, "gone": false},
                         "alerts": [],
                         "findings": [{"why": "never-followed", "then": true, "followed": {"kind": "question"}},
                                      {"why": "never-followed", "followed": {"kind": "member", "title": "Wei"}}]}""".formatted(answer, Sample.TITLE));
        explained(author, answer).jsonPath("$.findings[0].why").isEqualTo("own");
        explained(reader, "nothing").jsonPath("$.findings[0].why").isEqualTo("unknown");
    }

    @Test
    void what_came_and_was_removed_since_is_said_with_the_alert() {
        SERVICE.hear(
                Sample.named(asker, "Lin", 1),
                Sample.published(question, asker),
                Sample.answered(question, answer, author, asker),
                Sample.removed(question, answer, Instant.now()));
        SERVICE.settle(question);

        explained(asker, answer)
                .jsonPath("$.event.gone")
                .isEqualTo(true)
                .jsonPath("$.alerts[0].kind")
                .isEqualTo("answer")
                .jsonPath("$.alerts[0].reason")
                .isEqualTo("asked")
                .jsonPath("$.findings")
                .isEmpty();
        explained(asker, question)
                .jsonPath("$.alerts.length()")
                .isEqualTo(1)
                .jsonPath("$.alerts[0].kind")
                .isEqualTo("question-published");
    }

    @Test
    void of_what_is_private_nothing_is_said_but_that() {
        SERVICE.hear(
                Sample.named(reader, "Reader", 1),
                new PrivateAnswered(question, answer, author, asker, List.of(asker), Instant.now()));
        await().until(() -> !SERVICE.rows(asker).isEmpty());
        await().until(() ->
                Boolean.TRUE.equals(SERVICE.bean(People.class).has(reader).block()));

        explained(reader, answer)
                .jsonPath("$.findings[0].why")
                .isEqualTo("private")
                .jsonPath("$.event.open")
                .isEqualTo(false)
                .jsonPath("$.event.title")
                .doesNotExist();
    }

    @Test
    void why_a_mention_did_not_come_is_said_as_well() {
        String duty = Sample.id("duty");
        SERVICE.hear(new MemberState(duty, 1, "Duty", List.of("duty"), List.of()));
        SERVICE.hear(Sample.named(reader, "Reader", 1));
        await().until(() ->
                Boolean.TRUE.equals(SERVICE.bean(People.class).has(duty).block()));
        await().until(() ->
                Boolean.TRUE.equals(SERVICE.bean(People.class).has(reader).block()));
        SERVICE.hear(
                Sample.published(question, asker),
                Sample.mentioned(question, answer, author, asker, duty, reader),
                Sample.answered(question, answer, author, asker));
        SERVICE.settle(question);

        explained(duty, answer).json("""
                        {"alerts": [],
                         "findings": [{"why": "spared", "then": false, "concern": "mentioned"},
                                      {"why": "never-followed", "followed": {"kind": "question"}},
                                      {"why": "never-followed", "followed": {"kind": "member"}}]}""");
        explained(reader, answer)
                .jsonPath("$.alerts[0].reason")
                .isEqualTo("mentioned")
                .jsonPath("$.findings")
                .isEmpty();
    }

    @Test
    void an_author_who_muted_the_question_is_told_what_moderators_change_and_not_what_others_think() {
        SERVICE.hear(
                Sample.named(author, "Wei", 1),
                Sample.published(question, asker),
                Sample.answered(question, answer, author, asker));
        SERVICE.settle(question);
        SERVICE.as(author)
                .put()
                .uri("/api/follows/question/" + question + "/mute")
                .exchange()
                .expectStatus()
                .isOk();
        SERVICE.hear(Sample.mended(question, answer, author), Sample.outdated(question, answer, author, asker));
        SERVICE.settle(question);

        explained(author, answer)
                .jsonPath("$.alerts[0].kind")
                .isEqualTo("answer-corrected")
                .jsonPath("$.findings.length()")
                .isEqualTo(1)
                .jsonPath("$.findings[0].why")
                .isEqualTo("muted")
                .jsonPath("$.findings[0].concern")
                .isEqualTo("answer-outdated");
    }

    @Test
    void nobody_but_administrators_may_ask_and_both_must_be_named() {
        String path = "/api/admin/notification/deliveries?member={member}&event={event}";
        SERVICE.as(reader)
                .get()
                .uri(path, reader, question)
                .exchange()
                .expectStatus()
                .isForbidden();
        SERVICE.as(ADMIN)
                .get()
                .uri(path, "", "")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[*].field")
                .value(fields -> assertThat(fields.toString()).contains("member", "event"));
        SERVICE.as(ADMIN)
                .get()
                .uri(path, "nobody", question)
                .exchange()
                .expectStatus()
                .isNotFound();
        SERVICE.as(ADMIN)
                .post()
                .uri("/api/admin/notification/deliveries/{id}/mail", "none")
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    private void follow(String kind, String id) {
        SERVICE.as(reader)
                .put()
                .uri("/api/follows/{kind}/{id}", kind, id)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static BodyContentSpec explained(String member, String event) {
        return read(ADMIN, "/api/admin/notification/deliveries?member={member}&event={event}", member, event);
    }

    private static BodyContentSpec read(String memberId, String path, Object... values) {
        return SERVICE.as(memberId)
                .get()
                .uri(path, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
