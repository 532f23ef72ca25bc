package io.wenda.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.CommentRemoved;
import io.wenda.events.Event;
import io.wenda.events.MemberState;
import io.wenda.events.MembersMentioned;
import io.wenda.events.Visibility;
import io.wenda.http.listing.Page;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.people.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;

/** Whoever is mentioned hears of the post once, for the strongest reason, if they may be told when their row is made. */
class MentionsIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final String question = Sample.id("q");
    private final String answer = Sample.id("a");
    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");
    private final String mentioned = Sample.id("mentioned");
    private final String follower = Sample.id("follower");

    @BeforeEach
    void publish() {
        SERVICE.hear(Sample.named(author, "Otto", 1));
        hear(Sample.published(question, asker));
        await().until(() ->
                Boolean.TRUE.equals(SERVICE.bean(People.class).has(author).block(Duration.ofSeconds(5))));
    }

    @Test
    void a_mention_reaches_whoever_it_means_and_nobody_twice_whatever_else_ties_them_to_the_post() {
        follow(follower);

        hear(
                Sample.mentioned(question, answer, author, asker, mentioned, follower, asker),
                Sample.answered(question, answer, author, asker),
                Sample.mentioned(question, answer, author, asker, mentioned, follower, asker));

        assertThat(told(mentioned)).containsExactly("answer mentioned Otto " + Sample.TITLE);
        assertThat(told(follower)).containsExactly("answer mentioned Otto " + Sample.TITLE);
        assertThat(told(asker))
                .as("their question is nearer than their name")
                .containsExactly("answer asked Otto " + Sample.TITLE, "question-published asked null " + Sample.TITLE);
        assertThat(told(author)).isEmpty();
    }

    @Test
    void a_mention_is_the_reason_too_where_the_answer_was_heard_of_before() {
        follow(follower);
        hear(Sample.answered(question, answer, author, asker));

        hear(Sample.mentioned(question, answer, author, asker, follower));

        assertThat(told(follower)).containsExactly("answer mentioned Otto " + Sample.TITLE);
    }

    @Test
    void who_mutes_or_has_left_the_question_or_is_barred_hears_of_no_mention() {
        String left = Sample.id("left");
        String barred = Sample.id("barred");
        know(new MemberState(
                barred,
                1,
                "Barred",
                List.of(),
                List.of(),
                List.of(new MemberState.Bar("unverified", null)),
                List.of()));
        follow(left);
        SERVICE.as(left).delete().uri("/api/follows/question/" + question).exchange();
        SERVICE.as(mentioned)
                .put()
                .uri("/api/follows/question/" + question + "/mute")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();

        hear(Sample.mentioned(question, answer, author, asker, mentioned, left, barred, follower));

        assertThat(Stream.of(mentioned, left, barred).map(MentionsIT::told)).containsOnly(List.of());
        assertThat(told(follower)).hasSize(1);
    }

    @Test
    void the_staff_hears_of_mentions_by_the_staff_and_by_who_has_an_ability_of_their_own() {
        String duty = Sample.id("duty");
        String member = Sample.id("member");
        String former = Sample.id("former");
        Instant now = Instant.now();
        know(new MemberState(duty, 1, "Duty", List.of("duty"), List.of()));
        know(able(member, now.minusSeconds(60), null));
        know(able(former, now.minusSeconds(60), now.minusSeconds(1)));

        hear(Sample.mentioned(question, Sample.id("a"), author, asker, duty, mentioned));
        hear(Sample.mentioned(question, Sample.id("a"), former, asker, duty));
        assertThat(told(duty)).isEmpty();
        assertThat(told(mentioned)).hasSize(1);

        hear(Sample.mentioned(question, Sample.id("a"), member, asker, duty));
        assertThat(told(duty)).hasSize(1);
        hear(Sample.mentioned(question, Sample.id("a"), duty, asker, member));
        assertThat(told(member)).hasSize(1);
    }

    @Test
    void of_what_few_may_read_only_they_are_told_and_without_a_word_of_it() {
        String duty = Sample.id("duty");
        String moderator = Sample.id("moderator");
        String private_ = Sample.id("q");
        know(new MemberState(duty, 1, "Duty", List.of("duty"), List.of()));
        know(new MemberState(moderator, 1, "Mei", List.of("moderator"), List.of()));

        SERVICE.hear(Sample.privatelyMentioned(private_, answer, moderator, asker, duty, mentioned, asker));

        await().untilAsserted(() -> assertThat(told(duty)).containsExactly("answer mentioned Mei null"));
        await().untilAsserted(() -> assertThat(told(asker)).contains("answer asked Mei null"));
        assertThat(told(mentioned)).isEmpty();
    }

    @Test
    void what_is_gone_mentions_nobody_and_what_goes_later_says_so() {
        String comment = Sample.id("c");
        MembersMentioned inComment = new MembersMentioned(
                question,
                comment,
                "comment",
                answer,
                author,
                asker,
                List.of(follower),
                Sample.TITLE,
                Visibility.PUBLIC,
                Instant.now());

        hear(inComment, Sample.removed(question, answer, Instant.now()));
        hear(Sample.mentioned(question, answer, author, asker, mentioned));
        hear(new CommentRemoved(question, answer, comment, author, Instant.now()));

        assertThat(told(mentioned)).isEmpty();
        assertThat(SERVICE.inbox(follower))
                .singleElement()
                .returns("comment", InboxItem::kind)
                .returns("mentioned", InboxItem::reason)
                .returns(true, InboxItem::gone);
    }

    /** What somebody says to one member is not lost among what is said to all. */
    @Test
    void an_answer_that_mentions_its_reader_stands_by_itself() {
        follow(follower);
        List<String> answers = Stream.generate(() -> Sample.id("a")).limit(3).toList();

        hear(
                Sample.mentioned(question, answers.get(1), author, asker, follower),
                Sample.answered(question, answers.get(0), author, asker),
                Sample.answered(question, answers.get(1), author, asker),
                Sample.answered(question, answers.get(2), author, asker));

        List<InboxItem> together = Objects.requireNonNull(SERVICE.as(follower)
                        .get()
                        .uri("/api/inbox?together=true")
                        .exchange()
                        .expectBody(new ParameterizedTypeReference<Page<InboxItem>>() {})
                        .returnResult()
                        .getResponseBody())
                .items();
        assertThat(together)
                .extracting(item -> item.reason() + " " + item.answers())
                .containsExactly("followed 2", "mentioned null");
        assertThat(SERVICE.unseen(follower)).isEqualTo(3);
    }

    @Test
    void what_a_member_wants_of_mentions_they_say_as_of_all_else() {
        SERVICE.as(mentioned)
                .put()
                .uri("/api/preferences")
                .bodyValue(
                        Map.of("mail", Map.of("mentioned", "never"), "bell", Map.of("mentioned", false), "zone", "UTC"))
                .exchange()
                .expectStatus()
                .isOk();

        hear(Sample.mentioned(question, answer, author, asker, mentioned));

        assertThat(told(mentioned)).hasSize(1);
        assertThat(SERVICE.unseen(mentioned)).isZero();
    }

    private static MemberState able(String memberId, Instant from, @Nullable Instant until) {
        return new MemberState(
                memberId,
                1,
                "Able",
                List.of(),
                List.of(new MemberState.Ability("answer-by", from, until, 480)),
                List.of(),
                List.of());
    }

    private static void know(MemberState state) {
        SERVICE.hear(state);
        await().until(() -> Boolean.TRUE.equals(
                SERVICE.bean(People.class).has(state.memberId()).block(Duration.ofSeconds(5))));
    }

    private void follow(String member) {
        SERVICE.as(member)
                .put()
                .uri("/api/follows/question/" + question)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private void hear(Event... events) {
        SERVICE.hear(events);
        SERVICE.settle(question);
    }

    /** Kind, reason, actor and title of each alert, the newest first. */
    private static List<String> told(String member) {
        return SERVICE.inbox(member).stream()
                .map(item -> item.kind() + " " + item.reason() + " " + item.actor() + " " + item.title())
                .toList();
    }
}
