package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.MemberState;
import io.wenda.question.illustrating.SampleImages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The free side closed for writing: read by everybody, written by the staff, and opened again; on every instance. And who may not write yet. */
class FreeSideIT {

    /** An instance hears of a turn within a second; and looks for most of another one whether whoever is refused has paid. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final RunningService SERVICE = RunningService.alone();
    private final Visitor admin = SERVICE.administrator("Admin");
    private final Visitor moderator = SERVICE.moderator("Mei");
    private final Visitor asker = SERVICE.member("Priya");
    private final Visitor author = SERVICE.member("Lin Wei");
    private final Visitor reader = SERVICE.nobody();

    @Test
    void while_it_is_closed_members_read_and_the_staff_writes() {
        String id = asker.asked("Why does direct memory grow?");
        moderator.approves(id).is(200);
        String answer = author.answers(id, "Share one pool.").get("id");
        assertThat(reader.get("/api/free-side").is(200).get("closed")).isEqualTo("false");

        turns(admin, true, "Back on Monday.").is(200);
        await().atMost(SOON).untilAsserted(() -> author.answers(id, "Another.").isProblem(403, "free-side-closed"));
        asker.asks("Why does it grow again?").isProblem(403, "free-side-closed");
        asker.votes(answer, "up").isProblem(403, "free-side-closed");
        asker.comments(answer, "Why?").isProblem(403, "free-side-closed");
        asker.accepts(id, answer).isProblem(403, "free-side-closed");
        reader.answers(id, "Another.").isProblem(401, "sign-in-required");
        for (Visitor visitor : List.of(reader, asker)) {
            visitor.reads(id).is(200);
            visitor.get("/api/search?q=memory").is(200);
            assertThat(visitor.get("/questions/" + id).is(200).text())
                    .contains("Closed for writing since", "Back on Monday.")
                    .doesNotContain("data-answer>");
            assertThat(visitor.get("/api/free-side").get("mayWrite")).isEqualTo("false");
        }
        moderator.answers(id, "From the staff.").is(201);
        assertThat(moderator.get("/questions/" + id).text()).doesNotContain("Back on Monday.");
        assertThat(moderator.get("/api/free-side").get("mayWrite")).isEqualTo("true");

        turns(admin, false, null).is(200);
        await().atMost(SOON).untilAsserted(() -> asker.votes(answer, "up").is(200));
    }

    /** The news of a payment is on its way while whoever paid goes on: they are entitled from when they paid. */
    @Test
    void who_has_just_paid_writes_though_it_is_closed_and_asks_in_private() {
        String id = asker.asked("Why does direct memory shrink?");
        moderator.approves(id).is(200);
        turns(admin, true, null).is(200);
        Visitor payer = SERVICE.join("Petra", List.of());
        await().atMost(SOON).untilAsserted(() -> payer.answers(id, "Early.").isProblem(403, "free-side-closed"));

        CompletableFuture<Reply> answered = CompletableFuture.supplyAsync(() -> payer.answers(id, "Late."));
        CompletableFuture<Reply> asked = CompletableFuture.supplyAsync(() -> payer.post(
                "/api/questions",
                Map.of("title", "A key of mine", "body", "It is this one, and no other.", "visibility", "private")));
        SERVICE.becomes(
                payer,
                2,
                new MemberState.Ability("ask-privately", Instant.EPOCH, null),
                new MemberState.Ability("answer-by", Instant.EPOCH, null, 480));

        answered.join().is(201);
        asked.join().is(201);
        turns(admin, false, null).is(200);
    }

    @Test
    void every_turn_is_kept_and_turning_it_the_same_way_is_none() {
        for (Visitor visitor : List.of(asker, moderator)) {
            turns(visitor, true, null).isProblem(403, "not-allowed");
            visitor.get("/api/admin/question/free-side").isProblem(403, "not-allowed");
        }
        turns(reader, true, null).isProblem(401, "sign-in-required");
        admin.put("/api/admin/question/free-side", Map.of()).isProblem(400, "invalid");

        Together.at(4, i -> turns(admin, true, "A flood."));
        turns(admin, true, "A flood.").is(200);
        turns(admin, false, null).is(200);
        turns(admin, false, null).is(200);

        JsonNode kept =
                admin.get("/api/admin/question/free-side").is(200).json().get("items");
        assertThat(kept).extracting(turn -> turn.get("closed").asBoolean()).startsWith(false, true);
        assertThat(kept)
                .filteredOn(turn -> turn.path("words").asString("").equals("A flood."))
                .hasSize(1);
        assertThat(kept.get(1).get("words").asString()).isEqualTo("A flood.");
        assertThat(kept.get(1).get("by").get("name").asString()).isEqualTo("Admin");
    }

    @Test
    void who_has_not_proved_their_address_reads_and_writes_nothing_until_they_have() {
        String id = asker.asked("Why does direct memory grow?");
        moderator.approves(id).is(200);
        String answer = author.answers(id, "Share one pool.").get("id");
        Visitor newcomer = SERVICE.unverified("Newcomer");

        newcomer.asks("Why does it grow again?").isProblem(403, "email-unverified");
        newcomer.answers(id, "Another.").isProblem(403, "email-unverified");
        newcomer.comments(answer, "Why?").isProblem(403, "email-unverified");
        newcomer.votes(answer, "up").isProblem(403, "email-unverified");
        newcomer.sends(SampleImages.halves("png")).isProblem(403, "email-unverified");
        newcomer.reads(id).is(200);

        String newcomerId = newcomer.id();
        SERVICE.tell(newcomerId + ":2", new MemberState(newcomerId, 2, "Newcomer", List.of(), List.of()));
        await().untilAsserted(() -> newcomer.answers(id, "Another.").is(201));
    }

    @Test
    void who_is_muted_leaves_just_that_and_may_take_back_what_is_theirs() {
        String id = asker.asked("Why does direct memory grow?");
        moderator.approves(id).is(200);
        String answer = author.answers(id, "Share one pool.").get("id");
        Visitor muted = SERVICE.member("Muted");
        muted.votes(answer, "up").is(200);
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        tell(muted, 2, List.of(), List.of(mute("comment", until), mute("vote", until), mute("flag", until)));

        await().untilAsserted(() -> assertThat(
                        muted.comments(answer, "Why?").isProblem(403, "muted").get("until"))
                .isEqualTo(until.toString()));
        muted.votes(answer, "down").isProblem(403, "muted");
        muted.put("/api/posts/" + answer + "/flag", Map.of("type", "wrong")).isProblem(403, "muted");
        muted.delete("/api/votes/" + answer).is(200);
        muted.answers(id, "Another.").is(201);
        muted.asks("Why does it grow again?").is(201);

        tell(muted, 3, List.of(), List.of(mute("ask", until), mute("answer", until), mute("comment", Instant.EPOCH)));
        await().untilAsserted(() -> muted.answers(id, "More.").isProblem(403, "muted"));
        muted.asks("Why does it grow still?").isProblem(403, "muted");
        muted.comments(answer, "Now?").is(201);
    }

    @Test
    void who_has_a_warning_to_acknowledge_writes_nothing_before_and_may_flag() {
        String id = asker.asked("Why does direct memory grow?");
        moderator.approves(id).is(200);
        Visitor warned = SERVICE.member("Warned");
        tell(warned, 2, List.of(new MemberState.Bar("warned", null)), List.of());
        await().untilAsserted(() -> warned.answers(id, "Another.").isProblem(403, "warned"));
        warned.put("/api/posts/" + id + "/flag", Map.of("type", "wrong")).is(200);
        assertThat(asker.get("/api/people?name=Warned").text())
                .as("they are still somebody whom one can mention")
                .contains(warned.id());
        tell(warned, 3, List.of(), List.of());
        await().untilAsserted(() -> warned.answers(id, "Another.").is(201));
    }

    private static MemberState.Mute mute(String ability, Instant until) {
        return new MemberState.Mute(ability, Instant.EPOCH, until);
    }

    private static void tell(Visitor member, long version, List<MemberState.Bar> bars, List<MemberState.Mute> mutes) {
        MemberState state =
                new MemberState(member.id(), version, member.name(), List.of(), List.of(), bars, mutes, List.of());
        SERVICE.tell(member.id() + ":" + version, state);
    }

    private static Reply turns(Visitor visitor, boolean closed, @Nullable String words) {
        Map<String, Object> turn = new HashMap<>(Map.of("closed", closed));
        if (words != null) {
            turn.put("words", words);
        }
        return visitor.put("/api/admin/question/free-side", turn);
    }
}
