package io.wenda.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberContact;
import io.wenda.events.MemberState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What this service keeps of a member is theirs to read, and forgotten when they are gone. */
class DepartingIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final String leaver = Sample.id("leaver");
    private final String answerer = Sample.id("answerer");
    private final String question = Sample.id("q");

    @Test
    void members_have_what_they_were_told_and_follow_and_are_forgotten_when_they_are_gone() {
        String email = leaver + "@example.org";
        SERVICE.hear(
                Sample.named(leaver, "Lea", 1),
                Sample.named(answerer, "Otto", 1),
                new MemberContact(leaver, 1, email, "en"),
                Sample.published(question, leaver),
                Sample.answered(question, Sample.id("a"), answerer, leaver));
        SERVICE.settle(question);
        await().until(() -> export().contains(email));
        follow(leaver, answerer);
        follow(answerer, leaver);

        assertThat(export())
                .contains("\"kind\":\"alert\"", "\"kind\":\"follow\"", "\"kind\":\"mail\"", email, answerer)
                .doesNotContain("token");
        SERVICE.anonymous()
                .get()
                .uri("/api/export/notification")
                .exchange()
                .expectStatus()
                .isUnauthorized();

        SERVICE.hear(gone(), MemberContact.gone(leaver, 5, "en"));
        await().untilAsserted(() -> assertThat(export())
                .doesNotContain("\"kind\":\"alert\"", email, answerer)
                .contains("\"muted\":true"));
        assertThat(followers(leaver)).isZero();

        SERVICE.hear(
                new MemberContact(leaver, 2, email, "en"),
                gone(),
                Sample.named(leaver, "Lea", 3),
                Sample.published(question, leaver),
                Sample.answered(question, Sample.id("a"), answerer, leaver));
        SERVICE.settle(question);
        assertThat(export()).doesNotContain("\"kind\":\"alert\"", email);
    }

    private MemberState gone() {
        return new MemberState(
                leaver, 5, "", List.of(), List.of(), List.of(), List.of(), List.of(), null, Instant.EPOCH);
    }

    private String export() {
        byte[] lines = SERVICE.as(leaver)
                .get()
                .uri("/api/export/notification")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return lines == null ? "" : new String(lines, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void follow(String member, String followed) {
        await().until(() -> SERVICE.as(member)
                .put()
                .uri("/api/follows/member/" + followed)
                .exchange()
                .returnResult(Map.class)
                .getStatus()
                .is2xxSuccessful());
    }

    private int followers(String followed) {
        Map<?, ?> told = SERVICE.as(answerer)
                .get()
                .uri("/api/follows/member/" + followed)
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((Number) Objects.requireNonNull(Objects.requireNonNull(told).get("followers"))).intValue();
    }
}
