package io.wenda.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.AnswerPublished;
import io.wenda.events.CaseDecided;
import io.wenda.events.CaseOpened;
import io.wenda.events.CaseWaiting;
import io.wenda.events.EditDecided;
import io.wenda.events.Event;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.SeatChanged;
import io.wenda.events.Visibility;
import io.wenda.notification.inbox.InboxItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.http.HttpStatusCode;

/** Facts become inbox rows: one for each member concerned and none for anybody else, whatever the broker does. */
class FanoutIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final String question = Sample.id("q");
    private final String answer = Sample.id("a");
    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");
    private final String follower = Sample.id("follower");

    @Test
    void an_answer_reaches_the_asker_and_every_follower_and_never_its_author() {
        publish();
        follow(follower);
        follow(author);

        hear(Sample.answered(question, answer, author, asker));

        assertThat(SERVICE.rows(asker)).containsExactly(row(asker, answer), asker + ":question-published:" + question);
        assertThat(SERVICE.rows(follower)).containsExactly(row(follower, answer));
        assertThat(SERVICE.rows(author)).isEmpty();
    }

    @Test
    void a_row_says_what_happened_and_why_it_concerns_its_member() {
        SERVICE.hear(Sample.named(author, "林薇", 1));
        publish();
        follow(follower);

        hear(Sample.answered(question, answer, author, asker));

        await().untilAsserted(() ->
                assertThat(SERVICE.inbox(follower).getFirst().actor()).isEqualTo("林薇"));
        InboxItem told = SERVICE.inbox(follower).getFirst();
        assertThat(told)
                .isEqualTo(new InboxItem(
                        row(follower, answer),
                        "answer",
                        "followed",
                        question,
                        answer,
                        Sample.TITLE,
                        null,
                        "林薇",
                        told.at(),
                        "unseen",
                        false,
                        null,
                        null,
                        null));
        assertThat(SERVICE.inbox(asker).getFirst().reason()).isEqualTo("asked");
    }

    /** Once for each person and comment, however often it is told; who follows and waits for an answer is left alone. */
    @Test
    void a_comment_reaches_who_wrote_the_post_and_who_commented_there_and_nobody_who_left() {
        publish();
        follow(follower);
        String earlier = Sample.id("earlier");
        String gone = Sample.id("gone");
        String commenter = Sample.id("commenter");
        String comment = Sample.id("c");
        follow(gone);
        unfollow(gone);

        hear(
                Sample.commented(question, answer, comment, commenter, author, List.of(earlier, gone, author)),
                Sample.commented(question, answer, comment, commenter, author, List.of(earlier, gone, author)));

        assertThat(SERVICE.rows(author)).containsExactly(author + ":comment:" + comment);
        assertThat(SERVICE.rows(earlier)).containsExactly(earlier + ":comment:" + comment);
        assertThat(SERVICE.inbox(author).getFirst().reason()).isEqualTo("answered");
        assertThat(SERVICE.inbox(earlier).getFirst().reason()).isEqualTo("commented");
        assertThat(SERVICE.inbox(author).getFirst().answerId()).isEqualTo(answer);
        for (String left : List.of(follower, gone, commenter)) {
            assertThat(SERVICE.rows(left)).isEmpty();
        }
        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-published:" + question);
    }

    @Test
    void what_is_new_in_a_case_or_with_a_seat_reaches_whom_it_is_about_and_that_it_waits_those_who_decide() {
        String decider = Sample.id("decider");
        String one = Sample.id("k");
        Instant now = Instant.parse("2026-11-20T08:00:00Z");
        SERVICE.hear(
                new CaseOpened(one, asker, now),
                new CaseWaiting(one, asker, List.of(decider), 1, now),
                new CaseWaiting(one, asker, List.of(decider), 1, now),
                new CaseDecided(one, asker, 1, now),
                new SeatChanged(one, asker, "Group 8", SeatChanged.Change.OFFERED, now),
                new SeatChanged(one, asker, "Group 8", SeatChanged.Change.OFFERED, now));

        await().untilAsserted(() -> assertThat(SERVICE.rows(asker))
                .containsExactlyInAnyOrder(
                        asker + ":conduct-decided:" + one + "-1",
                        asker + ":conduct-notice:" + one,
                        asker + ":seat-offered:" + one + "-" + now.toEpochMilli()));
        assertThat(SERVICE.rows(decider)).containsExactly(decider + ":conduct-waiting:" + one + "-1");
    }

    @Test
    void nobody_is_told_the_title_of_a_question_that_is_gone_or_follows_it_until_it_is_back() {
        publish();
        follow(follower);
        hear(Sample.answered(question, answer, author, asker));
        Instant removal = Instant.parse("2026-11-20T08:00:00Z");

        hear(Sample.removed(question, removal));
        assertThat(SERVICE.inbox(follower)).extracting(InboxItem::title).containsOnlyNulls();
        SERVICE.as(author)
                .put()
                .uri("/api/follows/question/" + question)
                .exchange()
                .expectStatus()
                .isNotFound();
        SERVICE.as(follower)
                .get()
                .uri("/api/follows")
                .exchange()
                .expectBody(String.class)
                .value(follows -> assertThat(follows).contains(question).doesNotContain(Sample.TITLE));

        hear(Sample.restored(question, removal.plusSeconds(1)), Sample.removed(question, removal));
        assertThat(SERVICE.inbox(follower)).extracting(InboxItem::title).containsOnly(Sample.TITLE);
        follow(author);
    }

    @Test
    void of_an_answer_that_was_removed_the_alert_says_so_until_it_is_back_and_nobody_hears_of_it_twice() {
        publish();
        hear(Sample.answered(question, answer, author, asker));
        Instant removal = Instant.parse("2026-11-20T08:00:00Z");

        hear(Sample.removed(question, answer, removal));
        assertThat(SERVICE.inbox(asker))
                .filteredOn(item -> answer.equals(item.answerId()))
                .singleElement()
                .returns(true, InboxItem::gone)
                .returns(Sample.TITLE, InboxItem::title);

        hear(Sample.restored(question, answer, removal.plusSeconds(1)), Sample.removed(question, answer, removal));
        assertThat(SERVICE.inbox(asker))
                .filteredOn(item -> answer.equals(item.answerId()))
                .singleElement()
                .returns(false, InboxItem::gone)
                .returns("unseen", InboxItem::state);
    }

    @Test
    void a_new_question_reaches_once_whoever_follows_its_asker_a_tag_or_everything_and_says_the_strongest_reason() {
        String tag = Sample.id("tag");
        String everything = Sample.id("everything");
        String all = Sample.id("all");
        SERVICE.hear(Sample.named(asker, "林薇", 1));
        await().until(() -> put(follower, "/api/follows/member/" + asker).is2xxSuccessful());
        for (String path : List.of("/api/follows/community/all", "/api/follows/tag/" + tag)) {
            put(follower, path);
            put(all, path);
            put(asker, path);
        }
        put(everything, "/api/follows/community/all");

        hear(
                Sample.published(question, asker, tag),
                Sample.published(question, asker, tag),
                Sample.answered(question, answer, author, asker));

        String row = ":new-question:" + question;
        assertThat(toldOf(question, follower)).containsExactly(follower + row + " person");
        assertThat(toldOf(question, all)).containsExactly(all + row + " tag");
        assertThat(toldOf(question, everything)).containsExactly(everything + row + " community");
        assertThat(toldOf(question, asker)).noneMatch(told -> told.contains(row));
        for (String member : List.of(follower, all, everything, asker)) {
            SERVICE.as(member).delete().uri("/api/follows/community/all").exchange();
        }
    }

    @Test
    void who_follows_somebody_hears_of_their_answers_and_once_if_they_follow_the_question_too() {
        SERVICE.hear(Sample.named(author, "林薇", 1));
        await().until(() -> put(follower, "/api/follows/member/" + author).is2xxSuccessful());
        put(asker, "/api/follows/member/" + author);
        publish();

        hear(Sample.answered(question, answer, author, asker));

        assertThat(toldOf(question, follower)).containsExactly(row(follower, answer) + " person");
        assertThat(toldOf(question, asker))
                .contains(row(asker, answer) + " asked")
                .hasSize(2);
    }

    @Test
    void of_a_muted_question_nothing_comes_but_what_is_decided_of_ones_own_posts() {
        SERVICE.hear(Sample.named(author, "林薇", 1));
        await().until(() -> put(asker, "/api/follows/member/" + author).is2xxSuccessful());
        publish();
        put(asker, "/api/follows/question/" + question + "/mute");

        hear(
                Sample.answered(question, answer, author, asker),
                Sample.wanted(question, asker, author, 0),
                Sample.commented(question, question, Sample.id("c"), author, asker, List.of()),
                Sample.corrected(question, asker));
        assertThat(toldOf(question, asker))
                .containsExactlyInAnyOrder(
                        asker + ":question-corrected:" + question + "-2 asked",
                        asker + ":question-published:" + question + " asked");

        SERVICE.as(asker)
                .delete()
                .uri("/api/follows/question/" + question + "/mute")
                .exchange();
        hear(Sample.wanted(question, asker, author, 1));
        assertThat(toldOf(question, asker)).hasSize(3);
    }

    /** What a member was told of the question, and why. */
    private static List<String> toldOf(String question, String member) {
        return SERVICE.inbox(member).stream()
                .filter(item -> question.equals(item.questionId()))
                .map(item -> item.id() + " " + item.reason())
                .toList();
    }

    private static HttpStatusCode put(String member, String path) {
        return SERVICE.as(member)
                .put()
                .uri(path)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus();
    }

    @Test
    void who_has_answered_hears_of_the_next_answer_because_they_answered() {
        publish();
        follow(author);
        String second = Sample.id("a");

        hear(Sample.answered(question, answer, author, asker), Sample.answered(question, second, follower, asker));

        assertThat(SERVICE.inbox(author))
                .singleElement()
                .returns(row(author, second), InboxItem::id)
                .returns("answered", InboxItem::reason);
    }

    @Test
    void an_asker_who_answers_hears_of_other_answers_because_they_asked() {
        publish();
        String second = Sample.id("a");

        hear(Sample.answered(question, answer, asker, asker), Sample.answered(question, second, author, asker));

        assertThat(SERVICE.inbox(asker))
                .filteredOn(item -> item.kind().equals("answer"))
                .singleElement()
                .returns(row(asker, second), InboxItem::id)
                .returns("asked", InboxItem::reason);
    }

    /** Thirty that wait together are told together; to each member they are what they would be one by one. */
    @Test
    void of_answers_that_arrive_together_each_member_hears_of_those_since_they_follow_in_order() {
        publish();
        follow(follower);
        List<String> answers =
                IntStream.range(0, 30).mapToObj(i -> Sample.id("a")).toList();
        List<String> authors =
                IntStream.range(0, 3).mapToObj(i -> Sample.id("author")).toList();

        hear(IntStream.range(0, 30)
                .mapToObj(i -> Sample.answered(question, answers.get(i), authors.get(i / 10), asker))
                .toArray(Event[]::new));

        assertThat(answersToldTo(follower)).isEqualTo(answers);
        assertThat(answersToldTo(asker)).isEqualTo(answers);
        assertThat(answersToldTo(authors.get(0))).isEqualTo(answers.subList(10, 30));
        assertThat(answersToldTo(authors.get(1))).isEqualTo(answers.subList(20, 30));
        assertThat(answersToldTo(authors.get(2))).isEmpty();
    }

    /** In the order in which they were told. */
    private static List<String> answersToldTo(String member) {
        return SERVICE.inbox(member).reversed().stream()
                .filter(item -> item.kind().equals("answer"))
                .map(InboxItem::answerId)
                .toList();
    }

    @Test
    void the_same_answer_delivered_again_changes_nothing() {
        publish();
        AnswerPublished told = Sample.answered(question, answer, author, asker);
        hear(told);
        List<InboxItem> before = SERVICE.inbox(asker);

        hear(told, told, told);

        assertThat(SERVICE.inbox(asker)).isEqualTo(before);
    }

    @Test
    void an_answer_before_its_question_reaches_the_asker_all_the_same() {
        hear(Sample.answered(question, answer, author, asker));
        assertThat(SERVICE.rows(asker)).containsExactly(row(asker, answer));

        hear(Sample.published(question, asker));

        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-published:" + question, row(asker, answer));
        assertThat(SERVICE.inbox(asker).getLast().reason()).isEqualTo("asked");
    }

    /** That it was removed, brought back, mended or marked may be heard of before the answer itself. */
    @Test
    void whatever_is_heard_of_an_answer_first_it_ends_the_same() {
        publish();
        List<List<Integer>> orders =
                List.of(List.of(0, 1, 2, 3, 4), List.of(4, 3, 2, 1, 0), List.of(1, 0, 2, 4, 3), List.of(2, 1, 4, 0, 3));
        List<String> answers = orders.stream().map(order -> Sample.id("a")).toList();
        Instant removal = Instant.parse("2026-11-20T08:00:00Z");
        for (int i = 0; i < orders.size(); i++) {
            String a = answers.get(i);
            List<Event> facts = List.of(
                    Sample.answered(question, a, author, asker),
                    Sample.removed(question, a, removal),
                    Sample.mended(question, a, author),
                    Sample.outdated(question, a, author, asker),
                    Sample.restored(question, a, removal.plusSeconds(i == 1 ? -1 : 1)));
            orders.get(i).forEach(place -> SERVICE.hear(facts.get(place)));
        }
        SERVICE.settle(question);

        for (int i = 0; i < orders.size(); i++) {
            String a = answers.get(i);
            boolean removed = i == 1;
            assertThat(SERVICE.inbox(asker))
                    .filteredOn(item -> a.equals(item.answerId()))
                    .extracting(item -> item.kind() + " " + item.gone())
                    .containsExactly("answer " + removed);
            assertThat(SERVICE.inbox(author))
                    .filteredOn(item -> a.equals(item.answerId()))
                    .extracting(item -> item.kind() + " " + item.gone())
                    .containsExactlyInAnyOrder("answer-corrected " + removed, "answer-outdated " + removed);
        }
    }

    @Test
    void what_nobody_can_read_in_the_middle_keeps_nothing_from_anybody() {
        publish();
        String after = Sample.id("a");
        SERVICE.hear(Sample.answered(question, answer, author, asker));
        SERVICE.hearPoison("question-events", question, "answer.published.v1");
        SERVICE.hearPoison("question-events", question, "answer.outdated.v1");
        hear(Sample.answered(question, after, author, asker));

        assertThat(SERVICE.rows(asker)).contains(row(asker, answer), row(asker, after));
    }

    /** The other one's clock is 30 seconds ahead. */
    @Test
    void two_instances_any_order_and_any_repetition_give_the_same_rows() {
        try (RunningService other = SERVICE.another(
                context -> TestPropertyValues.of("wenda.clock.offset=30s").applyTo(context))) {
            long seed = System.nanoTime();
            System.out.println("order of facts: seed " + seed);
            Random random = new Random(seed);
            List<String> questions =
                    IntStream.range(0, 8).mapToObj(i -> Sample.id("q")).toList();
            List<Event> facts = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (String q : questions) {
                facts.add(Sample.published(q, asker));
                expected.add(asker + ":question-published:" + q);
                for (int i = 0; i < 4; i++) {
                    String a = Sample.id("a");
                    facts.add(Sample.answered(q, a, author, asker));
                    expected.add(row(asker, a));
                }
            }
            facts.addAll(List.copyOf(facts));
            Collections.shuffle(facts, random);

            facts.forEach(fact -> (random.nextBoolean() ? SERVICE : other).hear(fact));
            questions.forEach(SERVICE::settle);

            assertThat(SERVICE.rows(asker)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(other.rows(asker)).isEqualTo(SERVICE.rows(asker));
            assertThat(SERVICE.rows(author)).isEmpty();
        }
    }

    @Test
    void what_an_instance_leaves_behind_when_it_stops_is_done_by_the_other() {
        RunningService other = SERVICE.another();
        List<String> answers =
                IntStream.range(0, 60).mapToObj(i -> Sample.id("a")).toList();
        SERVICE.hear(Sample.published(question, asker));
        for (String a : answers.subList(0, 30)) {
            SERVICE.hear(Sample.answered(question, a, author, asker));
        }
        other.close();
        for (String a : answers.subList(30, 60)) {
            SERVICE.hear(Sample.answered(question, a, author, asker));
        }
        SERVICE.settle(question);

        assertThat(SERVICE.rows(asker))
                .filteredOn(id -> id.contains(":answer:"))
                .containsExactlyInAnyOrderElementsOf(
                        answers.stream().map(a -> row(asker, a)).toList());
    }

    @Test
    void the_asker_hears_that_the_question_was_declined_and_why_but_no_word_of_it() {
        SERVICE.hear(Sample.declined(question, asker), Sample.declined(question, asker));

        await().until(() -> SERVICE.unseen(asker) > 0);
        assertThat(SERVICE.inbox(asker)).singleElement().satisfies(told -> {
            assertThat(told.id()).isEqualTo(asker + ":question-declined:" + question);
            assertThat(told.reasonCode()).isEqualTo("off-topic");
            assertThat(told.title()).isNull();
            assertThat(told.actor()).isNull();
        });
    }

    @Test
    void the_asker_hears_each_time_changes_are_asked_for_and_where_it_was_asked_before() {
        SERVICE.hear(
                Sample.changesAsked(question, asker, 1),
                Sample.changesAsked(question, asker, 1),
                Sample.changesAsked(question, asker, 2),
                Sample.duplicate(question, follower, "original"));

        await().until(() -> SERVICE.unseen(follower) == 1 && SERVICE.unseen(asker) == 2);
        assertThat(SERVICE.rows(asker))
                .containsExactlyInAnyOrder(
                        asker + ":changes-asked:" + question + "-1", asker + ":changes-asked:" + question + "-2");
        assertThat(SERVICE.inbox(follower)).singleElement().satisfies(told -> {
            assertThat(told.id()).isEqualTo(follower + ":question-duplicate:" + question);
            assertThat(told.title()).isEqualTo(Sample.TITLE);
        });
    }

    @Test
    void the_asker_hears_once_of_each_reminder_and_of_the_end_and_who_asked_back_of_the_reply() {
        SERVICE.hear(
                Sample.wanted(question, asker, author, 0),
                Sample.wanted(question, asker, author, 0),
                Sample.wanted(question, asker, author, 1),
                Sample.rested(question, asker),
                Sample.given(question, asker, follower, follower),
                Sample.given(question, asker, author, asker),
                Sample.missed(question, answer, author, asker));

        String then = question + "-1795074252345";
        await().until(() -> SERVICE.unseen(asker) == 3 && SERVICE.unseen(author) == 2);
        assertThat(SERVICE.rows(asker))
                .containsExactlyInAnyOrder(
                        asker + ":information-wanted:" + then + "-0",
                        asker + ":information-wanted:" + then + "-1",
                        asker + ":information-missed:" + then);
        assertThat(SERVICE.rows(author))
                .containsExactlyInAnyOrder(author + ":information-given:" + then, author + ":answer-missed:" + answer);
        assertThat(SERVICE.rows(follower)).isEmpty();
    }

    @Test
    void who_flagged_a_post_hears_what_became_of_it_and_nobody_else_does() {
        SERVICE.hear(
                Sample.flagged(question, answer, false, follower), Sample.flagged(question, answer, false, follower));

        await().until(() -> SERVICE.unseen(follower) == 1);
        assertThat(SERVICE.inbox(follower)).singleElement().satisfies(told -> {
            assertThat(told.id()).isEqualTo(follower + ":flag-declined:" + answer);
            assertThat(told.answerId()).isEqualTo(answer);
            assertThat(told.actor()).isNull();
        });
        assertThat(SERVICE.rows(asker)).isEmpty();
        assertThat(SERVICE.rows(author)).isEmpty();
    }

    @Test
    void the_asker_hears_that_a_moderator_mended_the_text() {
        hear(Sample.corrected(question, asker), Sample.corrected(question, asker));

        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-corrected:" + question + "-2");
    }

    @Test
    void the_author_hears_what_others_did_to_their_answer_and_nothing_of_what_they_did_themselves() {
        publish();
        String own = Sample.id("a");

        hear(
                Sample.mended(question, answer, author),
                Sample.mended(question, answer, author),
                Sample.outdated(question, answer, author, asker),
                Sample.outdated(question, answer, author, "moderator"),
                Sample.outdated(question, own, author, author),
                new AnswerEdited(question, own, author, 2, Visibility.PUBLIC, Instant.now(), null, null),
                new AnswerOutdated(question, answer, false, asker, Instant.now(), author, 2, Sample.TITLE));

        assertThat(SERVICE.inbox(author))
                .as("each text is marked once")
                .extracting(item -> item.kind() + " " + item.reason() + " " + item.answerId() + " " + item.title())
                .containsExactlyInAnyOrder(
                        "answer-corrected answered " + answer + " " + Sample.TITLE,
                        "answer-outdated answered " + answer + " " + Sample.TITLE);
    }

    /** Who mends their own needs no telling. */
    @Test
    void the_author_of_a_private_post_hears_that_a_moderator_mended_it_and_not_what_it_is_called() {
        SERVICE.hear(
                new PrivateCorrected(question, answer, "answer", author, author, 3, Instant.now()),
                new PrivateCorrected(question, answer, "answer", author, "moderator", 2, Instant.now()),
                new PrivateCorrected(question, answer, "answer", author, "moderator", 2, Instant.now()),
                new PrivateCorrected(question, question, "question", asker, "moderator", 2, Instant.now()));

        await().untilAsserted(() ->
                assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-corrected:" + question + "-2"));
        assertThat(SERVICE.inbox(author))
                .extracting(item -> item.kind() + " " + item.reason() + " " + item.answerId() + " " + item.title())
                .containsExactly("answer-corrected answered " + answer + " null");
    }

    @Test
    void whose_answer_had_to_be_read_first_hears_what_became_of_it() {
        publish();
        String declined = Sample.id("a");

        SERVICE.hear(
                Sample.reviewed(question, answer, author, true), Sample.reviewed(question, declined, author, false));

        await().untilAsserted(() -> assertThat(SERVICE.inbox(author))
                .extracting(item -> item.kind() + " " + item.answerId() + " " + item.title())
                .containsExactlyInAnyOrder(
                        "post-published " + answer + " " + Sample.TITLE, "post-declined null " + Sample.TITLE));
    }

    /** Said again it is the same; the next change is another. */
    @Test
    void whoever_changed_a_public_answer_hears_what_became_of_each_change() {
        publish();
        String author = Sample.id("m");

        SERVICE.hear(
                Sample.read(question, answer, author, 2, EditDecided.Decision.ASK_FOR_CHANGES),
                Sample.read(question, answer, author, 3, EditDecided.Decision.REJECT),
                Sample.read(question, answer, author, 4, EditDecided.Decision.APPROVE),
                Sample.read(question, answer, author, 4, EditDecided.Decision.APPROVE));

        await().untilAsserted(() -> assertThat(SERVICE.inbox(author))
                .extracting(item -> item.kind() + " " + item.reason() + " " + item.answerId() + " " + item.title())
                .containsExactlyInAnyOrder(
                        "changes-asked answered " + answer + " " + Sample.TITLE,
                        "edit-declined answered " + answer + " " + Sample.TITLE,
                        "edit-published answered " + answer + " " + Sample.TITLE));
    }

    @Test
    void an_approval_is_told_when_the_question_is_public_and_only_then() {
        SERVICE.hear(Sample.approved(question, asker), Sample.declined(question, follower));
        await().until(() -> SERVICE.unseen(follower) == 1);
        assertThat(SERVICE.rows(asker)).isEmpty();

        hear(Sample.published(question, asker));

        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-published:" + question);
    }

    @Test
    void the_author_hears_that_their_answer_was_accepted_even_if_they_unfollowed() {
        publish();
        hear(Sample.answered(question, answer, author, asker));
        unfollow(author);

        hear(Sample.accepted(question, answer, author, asker), Sample.accepted(question, answer, author, asker));

        assertThat(SERVICE.inbox(author))
                .singleElement()
                .returns(author + ":answer-accepted:" + answer, InboxItem::id)
                .returns("answered", InboxItem::reason);
    }

    @Test
    void who_accepts_their_own_answer_is_not_told() {
        publish();
        hear(Sample.answered(question, answer, asker, asker), Sample.accepted(question, answer, asker, asker));

        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-published:" + question);
    }

    @Test
    void an_unfollow_outlives_every_automatic_follow() {
        publish();
        unfollow(asker);
        follow(author);
        unfollow(author);

        hear(
                Sample.published(question, asker),
                Sample.answered(question, answer, author, asker),
                Sample.published(question, asker),
                Sample.answered(question, Sample.id("a"), follower, asker));

        assertThat(SERVICE.rows(asker)).containsExactly(asker + ":question-published:" + question);
        assertThat(SERVICE.rows(author)).isEmpty();
    }

    @Test
    void who_said_no_before_their_own_answer_was_heard_of_has_said_no() {
        publish();
        unfollow(author);

        hear(Sample.answered(question, answer, author, asker), Sample.answered(question, Sample.id("a"), asker, asker));

        assertThat(SERVICE.rows(author)).isEmpty();
    }

    @Test
    void a_name_that_was_unknown_when_the_row_was_written_is_shown_once_it_is_heard() {
        publish();
        hear(Sample.answered(question, answer, author, asker));
        assertThat(SERVICE.inbox(asker).getFirst().actor()).isNull();

        SERVICE.hear(Sample.named(author, "new name", 5), Sample.named(author, "old name", 4));

        await().untilAsserted(() ->
                assertThat(SERVICE.inbox(asker).getFirst().actor()).isEqualTo("new name"));
        await().during(Duration.ofMillis(300))
                .untilAsserted(() ->
                        assertThat(SERVICE.inbox(asker).getFirst().actor()).isEqualTo("new name"));
    }

    private void publish() {
        hear(Sample.published(question, asker));
    }

    private void hear(Event... events) {
        SERVICE.hear(events);
        SERVICE.settle(question);
    }

    private void follow(String member) {
        SERVICE.as(member)
                .put()
                .uri("/api/follows/question/" + question)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void unfollow(String member) {
        SERVICE.as(member)
                .delete()
                .uri("/api/follows/question/" + question)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String row(String member, String answer) {
        return member + ":answer:" + answer;
    }
}
