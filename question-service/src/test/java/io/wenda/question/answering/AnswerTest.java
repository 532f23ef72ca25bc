package io.wenda.question.answering;

import static io.wenda.question.asking.SampleQuestions.READ;
import static io.wenda.question.asking.SampleQuestions.claimedBy;
import static io.wenda.question.asking.SampleQuestions.pendingBy;
import static io.wenda.question.asking.SampleQuestions.publishedBy;
import static io.wenda.question.asking.SampleQuestions.rejectedBy;
import static io.wenda.question.asking.SampleQuestions.withdrawnBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.AnswerPublished;
import io.wenda.events.EditDecided;
import io.wenda.events.EditSubmitted;
import io.wenda.events.MembersMentioned;
import io.wenda.events.PostSubmitted;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Viewer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {

    private static final Reply REPLY = Reply.of("Share **one** pool.");
    private static final Viewer AUTHOR = new Viewer("author", false);
    private static final Moderator JONAS = new Moderator("jonas", false);
    private static final Viewer MODERATOR = new Viewer("moderator", true);

    @Test
    void an_answer_is_public_at_once_and_tells_all_that_a_listener_needs() {
        Answer answer = Answer.publish("a1", publishedBy("asker"), "author", REPLY, List.of(), READ);

        assertThat(answer.version()).isEqualTo(1);
        assertThat(answer.html()).isEqualTo("<p>Share <strong>one</strong> pool.</p>\n");
        assertThat(answer.outbox())
                .containsExactly(new AnswerPublished(
                        "q1",
                        "a1",
                        "author",
                        "asker",
                        "Direct memory grows with TLS",
                        List.of("tls", "memory"),
                        Visibility.PUBLIC,
                        READ));
    }

    /** Nor is anybody told of themselves. */
    @Test
    void whom_an_answer_mentions_hears_of_it_when_others_may_read_it() {
        Reply reply = Reply.of("[@a](member:m1) [@b](member:author)");
        Answer published = Answer.publish("a1", publishedBy("asker"), "author", reply, List.of(), READ);
        MembersMentioned mentioned = new MembersMentioned(
                "q1",
                "a1",
                "answer",
                "a1",
                "author",
                "asker",
                List.of("m1"),
                "Direct memory grows with TLS",
                Visibility.PUBLIC,
                READ);

        assertThat(published.outbox()).hasSize(2).startsWith(mentioned);
        assertThat(published.heldBack().outbox()).hasSize(1).doesNotContain(mentioned);
        assertThat(published
                        .heldBack()
                        .letIn(publishedBy("asker"), List.of(), READ)
                        .outbox())
                .hasSize(2)
                .startsWith(mentioned);
        assertThat(published.edit(REPLY, 1, publishedBy("asker"), AUTHOR, READ).outbox())
                .hasSize(1);
    }

    /** That it was changed is for everybody to read; that somebody else did, for its author to hear. */
    @Test
    void what_a_moderator_mends_says_so_until_its_author_changes_it_again() {
        Question question = publishedBy("asker");
        Answer published = Answer.publish("a1", question, "author", REPLY, List.of(), READ);

        Answer mended = published.edit(Reply.of("Share **each** pool."), 1, question, MODERATOR, READ);
        Answer again = mended.edit(Reply.of("Share all pools."), 2, question, AUTHOR, READ);

        assertThat(mended.correctedBy()).isEqualTo("moderator");
        assertThat(mended.outbox())
                .containsExactly(new AnswerEdited(
                        "q1", "a1", "author", 2, Visibility.PUBLIC, READ, "moderator", "Direct memory grows with TLS"));
        assertThat(again.correctedBy()).isNull();
        assertThat(again.outbox())
                .containsExactly(new AnswerEdited("q1", "a1", "author", 3, Visibility.PUBLIC, READ, null, null));
        assertThatExceptionOfType(Refusal.NotYours.class)
                .isThrownBy(() -> published.edit(Reply.of("Mine."), 1, question, new Viewer("asker", false), READ));
    }

    /** Nobody is told a word of what waits. */
    @Test
    void what_its_author_changes_waits_beside_the_public_text_until_a_moderator_approves_it() {
        Question question = publishedBy("asker");
        Answer published = Answer.publish("a1", question, "author", REPLY, List.of(), READ);
        Reply wanted = Reply.of("Share all pools, [@a](member:m1).");

        Answer waiting = published.propose(wanted, 1, question, AUTHOR, READ);
        Answer again = waiting.propose(Reply.of("Share none."), 2, question, AUTHOR, READ);
        Answer approved = waiting.decide(Verdict.approve(null), 2, null, question, true, JONAS, 1, READ);

        assertThat(waiting.body()).isEqualTo(REPLY.body());
        assertThat(waiting.outbox()).containsExactly(new EditSubmitted("q1", "a1", "answer", "author", 2, READ));
        assertThat(waiting.propose(wanted, 2, question, AUTHOR, READ)).isSameAs(waiting);
        assertThat(waiting.heldBack(published)).isEmpty();
        assertThat(again.heldBack(waiting).orElseThrow().isHeld()).isTrue();
        assertThatExceptionOfType(Refusal.RevisionChanged.class)
                .isThrownBy(() -> again.decide(Verdict.approve(null), 2, null, question, true, JONAS, 1, READ));
        assertThatExceptionOfType(Refusal.OwnQuestion.class)
                .isThrownBy(() -> waiting.decide(
                        Verdict.approve(null), 2, null, question, true, new Moderator("author", false), 1, READ));
        assertThatExceptionOfType(Refusal.Withdrawn.class)
                .isThrownBy(() -> waiting.decide(Verdict.approve(null), 2, null, question, false, JONAS, 1, READ));
        assertThat(approved.body()).isEqualTo(wanted.body());
        assertThat(approved.revision()).isEqualTo(2);
        assertThat(approved.edit()).isNull();
        assertThat(approved.heldBack(waiting)).isEmpty();
        assertThat(approved.outbox())
                .satisfiesExactly(
                        decided -> assertThat(decided).isInstanceOf(EditDecided.class),
                        mentioned -> assertThat(mentioned).isInstanceOf(MembersMentioned.class),
                        edited -> assertThat(edited)
                                .isEqualTo(new AnswerEdited(
                                        "q1", "a1", "author", 2, Visibility.PUBLIC, READ, null, null)));
        assertThat(approved.decide(Verdict.approve(null), 2, null, question, true, JONAS, 1, READ))
                .isSameAs(approved);
    }

    /** Whoever read it beside the text before is told that it changed. */
    @Test
    void what_waits_goes_on_waiting_under_another_number_where_a_moderator_mends_the_public_text() {
        Question question = publishedBy("asker");
        Answer published = Answer.publish("a1", question, "author", REPLY, List.of(), READ);
        Answer waiting = published.propose(Reply.of("Share all pools."), 1, question, AUTHOR, READ);

        Answer mended = waiting.edit(Reply.of("Share **each** pool."), 2, question, MODERATOR, READ);

        assertThat(mended.revision()).isEqualTo(3);
        assertThat(Objects.requireNonNull(mended.edit()).text().number()).isEqualTo(4);
        assertThat(mended.heldBack(waiting)).isEmpty();
        assertThatExceptionOfType(Refusal.RevisionChanged.class)
                .isThrownBy(() -> mended.decide(Verdict.approve(null), 2, null, question, true, JONAS, 1, READ));
        assertThat(mended.decide(Verdict.approve(null), 4, null, question, true, JONAS, 1, READ)
                        .body())
                .isEqualTo("Share all pools.");
        assertThatExceptionOfType(Refusal.ChangedMeanwhile.class)
                .as("its author has not read what the moderator mended")
                .isThrownBy(() -> mended.propose(Reply.of("Share none."), 2, question, AUTHOR, READ));
        assertThat(mended.propose(Reply.of("Share none."), 3, question, AUTHOR, READ)
                        .editInReview())
                .isTrue();
        assertThat(waiting.edit(Reply.of("Share **each** pool."), 2, question, MODERATOR, READ.plusSeconds(1))
                        .decide(Verdict.approve(null), 4, null, question, true, JONAS, 1, READ.plusSeconds(2))
                        .editedAt())
                .as("no text is older than the one before")
                .isEqualTo(READ.plusSeconds(1));
    }

    @Test
    void what_was_given_back_stays_so_where_a_moderator_mends_the_public_text_and_its_author_reads_that_first() {
        Question question = publishedBy("asker");
        Answer returned = Answer.publish("a1", question, "author", REPLY, List.of(), READ)
                .propose(Reply.of("Share all pools."), 1, question, AUTHOR, READ)
                .decide(Verdict.askForChanges(null, "Why?"), 2, null, question, true, JONAS, 3, READ);

        Answer mended = returned.edit(Reply.of("Share **each** pool."), 3, question, MODERATOR, READ);

        assertThat(Objects.requireNonNull(mended.edit()).text().number()).isEqualTo(2);
        assertThat(mended.editInReview()).isFalse();
        assertThatExceptionOfType(Refusal.ChangedMeanwhile.class)
                .isThrownBy(() -> mended.propose(Reply.of("Share none."), 3, question, AUTHOR, READ));
        assertThat(mended.propose(Reply.of("Share none."), 4, question, AUTHOR, READ)
                        .editInReview())
                .isTrue();
    }

    /** Whoever decides too late hears which of the two it was. */
    @Test
    void what_was_approved_is_decided_and_what_was_taken_back_after_that_is_withdrawn() {
        Question question = publishedBy("asker");
        Answer waiting = Answer.publish("a1", question, "author", REPLY, List.of(), READ)
                .propose(Reply.of("Share all pools."), 1, question, AUTHOR, READ);

        assertTellsApart(waiting.decide(Verdict.approve(null), 2, null, question, true, JONAS, 1, READ), question);
        Reply mended = Reply.of("Share pools.");
        assertTellsApart(waiting.decide(Verdict.approve(null), 2, mended, question, true, JONAS, 1, READ), question);
    }

    private static void assertTellsApart(Answer approved, Question question) {
        Moderator late = new Moderator("mei", false);
        Answer again = approved.propose(Reply.of("Share none."), 3, question, AUTHOR, READ);

        assertThat(Objects.requireNonNull(again.edit()).text().number()).isEqualTo(approved.revision() + 1);
        assertThatExceptionOfType(Refusal.AlreadyDecided.class).isThrownBy(() -> approved.claim(late, true, READ));
        assertThatExceptionOfType(Refusal.Withdrawn.class)
                .isThrownBy(() -> again.withdrawEdit(AUTHOR).claim(late, true, READ));
    }

    @Test
    void what_the_asker_changes_while_their_question_is_kept_from_the_public_waits_until_it_is_not() {
        Question hidden = publishedBy("asker").keepPrivate("moderator", READ);
        Answer own = Answer.publish("a1", publishedBy("asker"), "asker", REPLY, List.of(), READ);
        Reply other = Reply.of("Share all pools.");

        assertThat(own.propose(other, 1, hidden, new Viewer("asker", false), READ)
                        .body())
                .isEqualTo(REPLY.body());
        assertThat(own.propose(other, 1, hidden, MODERATOR, READ).body()).isEqualTo(other.body());
    }

    /** Few read it at once, and are told; everybody else once a moderator has read it. */
    @Test
    void what_is_answered_while_the_question_is_kept_from_the_public_waits_until_it_is_not() {
        Question question = publishedBy("asker");
        Question hidden = question.keepPrivate("moderator", READ);
        Viewer asker = new Viewer("asker", false);
        Answer held = Answer.publish("a1", hidden, "asker", REPLY, List.of("author"), READ)
                .heldBack();
        Answer changed = held.propose(Reply.of("Share all pools."), 1, hidden, asker, READ);
        Answer gone = changed.remove(hidden, asker, READ);

        assertThat(held.outbox()).hasExactlyElementsOfTypes(PrivateAnswered.class, PostSubmitted.class);
        assertThat(held.isThereIn(hidden)).isTrue();
        assertThat(held.isThereIn(question)).isFalse();
        assertThat(changed.body()).isEqualTo("Share all pools.");
        assertThat(changed.inReview()).isTrue();
        assertThat(gone.isThereIn(hidden)).isFalse();
        assertThat(gone.restore(asker, READ).inReview()).isTrue();
        assertThat(gone.letIn(question, List.of(), READ).restore(asker, READ).isThereIn(question))
                .isTrue();
        assertThat(held.letIn(question, List.of(), READ).outbox()).hasExactlyElementsOfTypes(AnswerPublished.class);
        assertThat(held.letIn(hidden, List.of("author"), READ).outbox())
                .containsExactly(new PrivateAnswered("q1", "a1", "asker", "asker", List.of("author"), READ));
    }

    @Test
    void of_a_private_answer_its_author_hears_that_it_was_mended_and_nobody_hears_what_it_says() {
        Question hidden = publishedBy("asker").keepPrivate("moderator", READ);
        Answer answer = Answer.publish("a1", hidden, "asker", REPLY, List.of(), READ);

        assertThat(answer.edit(Reply.of("Share all pools."), 1, hidden, MODERATOR, READ)
                        .discreetIn(hidden)
                        .outbox())
                .containsExactly(new PrivateCorrected("q1", "a1", "answer", "asker", "moderator", 2, READ));
        assertThat(answer.edit(Reply.of("Share all pools."), 1, hidden, new Viewer("asker", false), READ)
                        .discreetIn(hidden)
                        .outbox())
                .isEmpty();
    }

    @Test
    void what_an_expelled_author_had_waiting_is_declined_once_and_for_good() {
        Question question = publishedBy("asker");
        Answer waiting = Answer.publish("a1", question, "author", REPLY, List.of(), READ)
                .propose(Reply.of("Share all pools."), 1, question, AUTHOR, READ);

        Answer expelled = waiting.expel(READ);

        assertThat(expelled.editInReview()).isFalse();
        assertThat(expelled.expel(READ)).isSameAs(expelled);
        assertThatExceptionOfType(Refusal.AlreadyDeclined.class)
                .isThrownBy(() -> expelled.propose(Reply.of("Share all pools."), 3, question, AUTHOR, READ));
    }

    @Test
    void who_marks_an_answer_as_outdated_and_whose_it_is_are_told_together() {
        Question question = publishedBy("asker");
        Answer published = Answer.publish("a1", question, "author", REPLY, List.of(), READ);

        assertThat(published.markOutdated(true, question, MODERATOR, READ).outbox())
                .containsExactly(new AnswerOutdated(
                        "q1", "a1", true, "moderator", READ, "author", 1, "Direct memory grows with TLS"));
    }

    @Test
    void askers_may_answer_themselves() {
        assertThat(Answer.publish("a1", publishedBy("asker"), "asker", REPLY, List.of(), READ)
                        .authorId())
                .isEqualTo("asker");
    }

    static Stream<Question> notPublic() {
        return Stream.of(pendingBy("asker"), claimedBy("moderator"), rejectedBy("asker"), withdrawnBy("asker"));
    }

    @ParameterizedTest
    @MethodSource("notPublic")
    void a_question_that_is_not_public_is_not_there_to_be_answered(Question question) {
        for (String author : List.of("asker", "moderator", "stranger")) {
            assertThatExceptionOfType(Refusal.Absent.class)
                    .isThrownBy(() -> Answer.publish("a1", question, author, REPLY, List.of(), READ));
        }
    }

    @Test
    void the_same_text_has_the_same_hash_and_another_has_not() {
        assertThat(Reply.of("One.").hash()).isEqualTo(Reply.of("One.").hash());
        assertThat(Reply.of("One.").hash()).isNotEqualTo(Reply.of("Two.").hash());
    }
}
