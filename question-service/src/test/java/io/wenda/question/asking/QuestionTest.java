package io.wenda.question.asking;

import static io.wenda.question.asking.SampleQuestions.ATTEMPTS;
import static io.wenda.question.asking.SampleQuestions.MODERATOR;
import static io.wenda.question.asking.SampleQuestions.READ;
import static io.wenda.question.asking.SampleQuestions.SENT;
import static io.wenda.question.asking.SampleQuestions.claimedBy;
import static io.wenda.question.asking.SampleQuestions.draft;
import static io.wenda.question.asking.SampleQuestions.givenBackTo;
import static io.wenda.question.asking.SampleQuestions.pendingBy;
import static io.wenda.question.asking.SampleQuestions.publishedBy;
import static io.wenda.question.asking.SampleQuestions.rejectedBy;
import static io.wenda.question.asking.SampleQuestions.withdrawnBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.ChangesAsked;
import io.wenda.events.DuplicateFound;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRestored;
import io.wenda.events.QuestionSubmitted;
import io.wenda.events.QuestionWithdrawn;
import io.wenda.events.ReviewClaimed;
import io.wenda.events.ReviewDecided;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionTest {

    private static final Moderator READER = new Moderator(MODERATOR, false);
    private static final Moderator OTHER = new Moderator("other", false);
    private static final Verdict APPROVE = Verdict.approve(null);
    private static final Instant LATER = READ.plus(Claim.LASTS);

    @Test
    void a_change_by_its_asker_is_a_reply_and_a_tag_that_moderators_merged_is_none() {
        Enquiry.Patience patience = new Enquiry.Patience(Duration.ofDays(7), 2);
        Question asked = publishedBy("asker").enquire("Which version?", "other", patience, READ);

        assertThat(asked.retag("tls", "ssl", READ).enquiry()).isEqualTo(asked.enquiry());
        assertThat(asked.revise(draft("Direct memory grows in 2.3"), asked.version(), "asker", READ)
                        .enquiry())
                .isNull();
    }

    /** And what was replaced meanwhile is not shown to everybody either. */
    @Test
    void whoever_makes_a_question_public_again_has_read_what_its_asker_wrote_in_it_meanwhile() {
        Question kept = publishedBy("asker").keepPrivate(MODERATOR, READ);
        Question changed = kept.propose(draft("Direct memory grows in 2.3"), kept.version(), "asker", LATER);

        assertThat(changed.revision().number()).isEqualTo(2);
        assertThat(EarlierRevision.of(kept).isHeld()).isTrue();
        assertRefused(Refusal.RevisionChanged.class, () -> changed.makePublic(null, true, MODERATOR, LATER));
        assertRefused(Refusal.RevisionChanged.class, () -> changed.makePublic(1, true, MODERATOR, LATER));
        assertThat(changed.makePublic(2, true, MODERATOR, LATER).outbox())
                .hasExactlyElementsOfTypes(QuestionRestored.class, QuestionEdited.class);
        assertThat(changed.makePublic(null, false, MODERATOR, LATER).state()).isEqualTo(State.PUBLISHED);
        assertThat(kept.makePublic(null, true, MODERATOR, LATER).outbox())
                .hasExactlyElementsOfTypes(QuestionRestored.class);
    }

    @Nested
    class EditsThatAreReadFirst {

        private static final Draft NEXT = draft("Direct memory grows in 2.3");

        private static Edit<Revision> waiting(Question question) {
            return Objects.requireNonNull(question.waitingEdit());
        }

        private static Question changed(Draft draft) {
            Question question = publishedBy("asker");
            return question.propose(draft, question.version(), "asker", LATER);
        }

        @Test
        void leave_the_public_text_as_it_is_until_they_are_approved() {
            Question waiting = changed(NEXT);
            Question approved = waiting.decide(APPROVE, 2, READER, ATTEMPTS, LATER);

            assertThat(waiting.revision()).isEqualTo(publishedBy("asker").revision());
            assertThat(waiting.outbox()).containsExactly(new QuestionSubmitted("q1", "asker", 2, LATER));
            assertThat(approved.revision().title()).isEqualTo(NEXT.title());
            assertThat(approved.revision().number()).isEqualTo(2);
            assertThat(approved.edit()).isNull();
            assertThat(approved.outbox()).hasExactlyElementsOfTypes(ReviewDecided.class, QuestionEdited.class);
            assertThat(approved.decide(APPROVE, 2, READER, ATTEMPTS, LATER)).isSameAs(approved);
        }

        @Test
        void are_taken_back_by_whoever_says_again_what_is_public() {
            Question waiting = changed(NEXT);
            Draft before = draft("Direct memory grows with TLS");

            Question back = waiting.propose(before, waiting.version(), "asker", LATER);

            assertThat(back.edit()).isNull();
            assertThat(back.withdrawEdit("asker")).isSameAs(back);
            assertRefused(Refusal.Withdrawn.class, () -> back.decide(APPROVE, 2, READER, ATTEMPTS, LATER));
        }

        @Test
        void have_a_number_that_no_other_text_has() {
            Question waiting = changed(NEXT).withdrawEdit("asker");
            Question again = waiting.propose(draft("Direct memory grows in 2.4"), waiting.version(), "asker", LATER);

            assertRefused(Refusal.RevisionChanged.class, () -> again.decide(APPROVE, 2, READER, ATTEMPTS, LATER));
            assertThat(again.decide(APPROVE, 3, READER, ATTEMPTS, LATER)
                            .revision()
                            .number())
                    .isEqualTo(3);
        }

        @Test
        void keep_their_place_when_they_are_given_back_and_lose_it_when_declined() {
            Question back = changed(NEXT).decide(Verdict.askForChanges(null, "Why?"), 2, READER, ATTEMPTS, LATER);
            Instant then = LATER.plusSeconds(60);
            Question again = back.propose(draft("Direct memory grows in 2.4"), back.version(), "asker", then);
            Question declined = again.decide(Verdict.reject("unclear", null), 3, READER, ATTEMPTS, then);
            Question anew = declined.propose(draft("Direct memory grows in 2.5"), declined.version(), "asker", then);

            assertThat(waiting(again).submittedAt()).isEqualTo(LATER);
            assertThat(Objects.requireNonNull(again.edits()).returns()).hasSize(1);
            assertThat(waiting(anew).submittedAt()).isEqualTo(then);
            assertThat(Objects.requireNonNull(anew.edits()).returns()).isEmpty();
            assertRefused(
                    Refusal.AlreadyDeclined.class,
                    () -> declined.propose(draft("Direct memory grows in 2.4"), declined.version(), "asker", then));
        }

        @Test
        void are_not_published_while_the_question_is_locked_or_gone() {
            Question locked = changed(NEXT).lock(MODERATOR, LATER);
            Question hidden = changed(NEXT).hide(LATER);

            assertRefused(Refusal.QuestionLocked.class, () -> locked.decide(APPROVE, 2, READER, ATTEMPTS, LATER));
            assertThat(locked.decide(Verdict.reject("unclear", null), 2, READER, ATTEMPTS, LATER)
                            .waitingEdit())
                    .isNull();
            assertRefused(Refusal.Withdrawn.class, () -> hidden.decide(APPROVE, 2, READER, ATTEMPTS, LATER));
            assertThat(hidden.show(MODERATOR, LATER).waitingEdit()).isNotNull();
        }

        @Test
        void know_no_older_tab() {
            Question waiting = changed(NEXT);

            assertRefused(
                    Refusal.ChangedMeanwhile.class,
                    () -> waiting.propose(draft("From an older tab, is it"), waiting.version() - 1, "asker", LATER));
            assertRefused(Refusal.NotYours.class, () -> waiting.propose(NEXT, waiting.version(), "other", LATER));
        }

        @Test
        void get_the_tag_that_stands_in_place_of_another() {
            Question merged = changed(NEXT).retag("tls", "ssl", LATER);

            assertThat(merged.revision().tags()).containsExactly("ssl", "memory");
            assertThat(waiting(merged).text().tags()).containsExactly("ssl", "memory");
        }

        @Test
        void are_declined_by_rule_with_all_else_of_an_expelled_member() {
            Question edited = changed(NEXT).expel(LATER);
            Question pending = pendingBy("asker").expel(LATER);
            Question back = givenBackTo("asker").expel(LATER);

            assertThat(edited.waitingEdit()).isNull();
            assertThat(edited.revision()).isEqualTo(publishedBy("asker").revision());
            assertThat(edited.decisionOn(2))
                    .hasValueSatisfying(made -> assertThat(made.byRule()).isTrue());
            assertThat(pending.state()).isEqualTo(State.REJECTED);
            assertThat(pending.pendingSlot()).isNull();
            assertThat(Objects.requireNonNull(back.decision()).revision()).isEqualTo(2);
            assertThat(back.earlierDecisions()).hasSize(1);
            for (Question gone : List.of(edited, pending, back, publishedBy("asker"), withdrawnBy("asker"))) {
                assertThat(gone.expel(LATER)).isSameAs(gone);
            }
            assertRefused(Refusal.AlreadyReplied.class, () -> pending.reply("I am back.", "asker:1", "asker", LATER));
        }
    }

    @Nested
    class GivingBack {

        private static final Verdict CHANGES = Verdict.askForChanges(null, "Which version?");

        @Test
        void what_is_given_back_waits_for_its_asker_and_keeps_its_place_among_the_pending_ones() {
            Question back = pendingBy("asker").decide(CHANGES, 1, READER, ATTEMPTS, READ);

            assertThat(back.state()).isEqualTo(State.CHANGES_ASKED);
            assertThat(back.pendingSlot()).isEqualTo("asker:1");
            assertThat(back.editableBy(new Viewer("asker", false))).isTrue();
            assertThat(back.visibleTo(Viewer.ANONYMOUS)).isFalse();
            assertThat(back.outbox()).containsExactly(new ChangesAsked("q1", "asker", MODERATOR, 1, false, READ));
            assertRefused(Refusal.AlreadyDecided.class, () -> back.decide(APPROVE, 1, OTHER, ATTEMPTS, LATER));
            assertRefused(Refusal.AlreadyDecided.class, () -> back.claim(OTHER, LATER));
        }

        @Test
        void changed_it_is_back_in_its_old_place_with_what_was_asked_for() {
            Question again = givenBackTo("asker").revise(draft("It grows with 4.1.3"), 2, "asker", LATER);

            assertThat(again.state()).isEqualTo(State.IN_REVIEW);
            assertThat(again.submittedAt()).isEqualTo(SENT);
            assertThat(again.decision()).isNull();
            assertThat(again.earlierDecisions()).containsExactly(new Decision(CHANGES, MODERATOR, 1, false, READ));
            assertThat(again.people()).contains(MODERATOR);
            assertThat(again.outbox()).containsExactly(new QuestionSubmitted("q1", "asker", 2, SENT));
            assertThat(again.decide(APPROVE, 2, OTHER, ATTEMPTS, LATER).earlierDecisions())
                    .hasSize(1);
        }

        @Test
        void unchanged_it_stays_with_its_asker() {
            Question back = givenBackTo("asker");

            assertThat(back.revise(draft(back.revision().title()), 2, "asker", LATER))
                    .isSameAs(back);
        }

        @Test
        void its_asker_may_take_it_back_instead() {
            Question taken = givenBackTo("asker").withdraw("asker", LATER);

            assertThat(taken.state()).isEqualTo(State.WITHDRAWN);
            assertThat(taken.pendingSlot()).isNull();
            assertThat(taken.earlierDecisions()).hasSize(1);
        }

        @Test
        void after_so_many_attempts_it_is_decided_on() {
            Question question = pendingBy("asker");
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Question back = question.decide(CHANGES, attempt, READER, ATTEMPTS, READ);
                question = back.revise(draft("It grows, attempt " + attempt), back.version(), "asker", READ);
            }

            Question last = question;
            assertRefused(
                    Refusal.NoAttemptsLeft.class, () -> last.decide(CHANGES, ATTEMPTS + 1, READER, ATTEMPTS, LATER));
            assertThat(last.decide(APPROVE, ATTEMPTS + 1, READER, ATTEMPTS, LATER)
                            .state())
                    .isEqualTo(State.PUBLISHED);
        }

        @Test
        void a_duplicate_is_not_published_and_says_where_it_was_asked_before() {
            Question original = publishedBy("earlier");
            Verdict duplicate = Verdict.duplicate(original.id(), null);

            Question closed = pendingBy("asker").close(original, duplicate, 1, READER, READ);

            assertThat(closed.state()).isEqualTo(State.REJECTED);
            assertThat(closed.decision()).isEqualTo(new Decision(duplicate, MODERATOR, 1, false, READ));
            assertThat(closed.outbox())
                    .containsExactly(new DuplicateFound(
                            "q1",
                            "asker",
                            MODERATOR,
                            1,
                            original.id(),
                            original.revision().title(),
                            false,
                            READ));
            assertThat(closed.close(original, duplicate, 1, READER, LATER)).isSameAs(closed);
        }
    }

    @Nested
    class Sending {

        @Test
        void a_new_question_waits_for_a_reader_and_tells_no_word_of_its_text() {
            Question question = Question.submit("q1", "hash", "asker", 3, draft("Why does it grow?"), SENT);

            assertThat(question.state()).isEqualTo(State.IN_REVIEW);
            assertThat(question.version()).isEqualTo(1);
            assertThat(question.pendingSlot()).isEqualTo("asker:3");
            assertThat(question.outbox()).containsExactly(new QuestionSubmitted("q1", "asker", 1, SENT));
        }

        @Test
        void a_change_makes_another_revision_that_keeps_its_place_in_the_queue() {
            Question revised = pendingBy("asker").revise(draft("It grows, but why?"), 1, "asker", READ);

            assertThat(revised.version()).isEqualTo(2);
            assertThat(revised.submittedAt()).isEqualTo(SENT);
            assertThat(revised.revision().number()).isEqualTo(2);
            assertThat(revised.revision().title()).isEqualTo("It grows, but why?");
            assertThat(revised.revision().writtenAt()).isEqualTo(READ);
            assertThat(revised.outbox()).containsExactly(new QuestionSubmitted("q1", "asker", 2, SENT));
        }

        @Test
        void the_same_text_again_changes_nothing() {
            Question question = pendingBy("asker");

            assertThat(question.revise(draft(question.revision().title()), 1, "asker", READ))
                    .isSameAs(question);
        }

        @Test
        void a_text_that_was_changed_in_another_tab_is_not_overwritten() {
            Question changed = pendingBy("asker").revise(draft("It grows, but why?"), 1, "asker", READ);

            assertRefused(Refusal.ChangedMeanwhile.class, () -> changed.revise(draft("Why oh why?"), 1, "asker", READ));
            assertRefused(
                    Refusal.ChangedMeanwhile.class, () -> changed.revise(draft("Why oh why?"), 99, "asker", READ));
        }

        @Test
        void a_moderator_who_starts_reading_does_not_get_in_the_way_of_the_asker() {
            Question revised = claimedBy(MODERATOR).revise(draft("It grows, but why?"), 1, "asker", READ);

            assertThat(revised.revision().number()).isEqualTo(2);
            assertThat(revised.claim()).isEqualTo(claimedBy(MODERATOR).claim());
        }

        @Test
        void only_the_asker_changes_it_or_takes_it_back() {
            Question question = pendingBy("asker");

            assertRefused(Refusal.NotYours.class, () -> question.revise(draft("Mine now, is it?"), 1, MODERATOR, READ));
            assertRefused(Refusal.NotYours.class, () -> question.withdraw(MODERATOR, READ));
        }

        @Test
        void taken_back_it_leaves_the_queue_and_frees_its_place() {
            Question withdrawn = claimedBy(MODERATOR).withdraw("asker", READ);

            assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
            assertThat(withdrawn.pendingSlot()).isNull();
            assertThat(withdrawn.claim()).isNull();
            assertThat(withdrawn.outbox()).containsExactly(new QuestionWithdrawn("q1", "asker", READ));
        }

        @Test
        void taken_back_twice_is_taken_back_once() {
            Question withdrawn = withdrawnBy("asker");

            assertThat(withdrawn.withdraw("asker", LATER)).isSameAs(withdrawn);
            assertRefused(Refusal.Withdrawn.class, () -> withdrawn.revise(draft("Back again?"), 2, "asker", LATER));
        }

        @Test
        void what_is_decided_is_neither_changed_nor_taken_back() {
            assertRefused(
                    Refusal.AlreadyDecided.class,
                    () -> rejectedBy("asker").revise(draft("One more thing"), 2, "asker", LATER));
            for (Question decided : List.of(publishedBy("asker"), rejectedBy("asker"))) {
                assertRefused(Refusal.AlreadyDecided.class, () -> decided.withdraw("asker", LATER));
            }
        }

        @Test
        void what_is_public_its_asker_changes_and_everybody_is_told() {
            Question published = publishedBy("asker");

            Question edited = published.revise(draft("One more thing"), published.version(), "asker", LATER);

            assertThat(edited.state()).isEqualTo(State.PUBLISHED);
            assertThat(edited.revision().number()).isEqualTo(2);
            assertThat(edited.publishedAt()).isEqualTo(published.publishedAt());
            assertThat(edited.decision()).isEqualTo(published.decision());
            assertThat(edited.outbox())
                    .containsExactly(new QuestionEdited(
                            "q1", "asker", "One more thing", List.of("tls", "memory"), Visibility.PUBLIC, 2, LATER));
            assertRefused(
                    Refusal.NotYours.class,
                    () -> published.revise(draft("One more thing"), published.version(), "stranger", LATER));
            assertRefused(
                    Refusal.ChangedMeanwhile.class,
                    () -> edited.revise(draft("Another thing"), published.version(), "asker", LATER));
        }
    }

    @Nested
    class Claiming {

        @Test
        void a_claim_holds_for_fifteen_minutes() {
            Question claimed = pendingBy("asker").claim(READER, READ);

            assertThat(claimed.claim()).isEqualTo(new Claim(MODERATOR, READ.plusSeconds(900)));
            assertThat(claimed.outbox()).containsExactly(new ReviewClaimed("q1", MODERATOR, READ.plusSeconds(900)));
        }

        @Test
        void the_others_leave_it_alone_meanwhile() {
            Question claimed = claimedBy(MODERATOR);

            assertRefused(Refusal.ClaimedByOther.class, () -> claimed.claim(OTHER, READ));
            assertRefused(Refusal.ClaimedByOther.class, () -> claimed.decide(APPROVE, 1, OTHER, ATTEMPTS, READ));
            assertRefused(Refusal.ClaimedByOther.class, () -> claimed.release("other", READ));
        }

        @Test
        void the_refusal_says_who_and_until_when() {
            Question claimed = claimedBy(MODERATOR);

            assertThatExceptionOfType(Refusal.ClaimedByOther.class)
                    .isThrownBy(() -> claimed.claim(OTHER, READ))
                    .satisfies(refusal -> assertThat(refusal.memberId()).isEqualTo(MODERATOR))
                    .satisfies(refusal -> assertThat(refusal.until()).isEqualTo(LATER));
        }

        @Test
        void a_claim_made_again_holds_longer() {
            assertThat(claimedBy(MODERATOR).claim(READER, READ.plusSeconds(60)).claim())
                    .isEqualTo(new Claim(MODERATOR, LATER.plusSeconds(60)));
        }

        @Test
        void a_claim_that_ran_out_keeps_nobody_away() {
            assertThat(claimedBy(MODERATOR).claim(OTHER, LATER).claim())
                    .isEqualTo(new Claim("other", LATER.plus(Claim.LASTS)));
            assertThat(claimedBy(MODERATOR)
                            .decide(APPROVE, 1, OTHER, ATTEMPTS, LATER)
                            .state())
                    .isEqualTo(State.PUBLISHED);
        }

        @Test
        void released_it_is_free_for_the_others_and_there_is_nothing_to_tell() {
            Question released = claimedBy(MODERATOR).release(MODERATOR, READ);

            assertThat(released.claim()).isNull();
            assertThat(released.outbox()).isEmpty();
            assertThat(released.release(MODERATOR, READ)).isSameAs(released);
        }
    }

    @Nested
    class Deciding {

        @Test
        void an_approved_question_is_public_and_everybody_hears_of_it() {
            Question published = pendingBy("asker").decide(Verdict.approve("Good one"), 1, READER, ATTEMPTS, READ);

            assertThat(published.state()).isEqualTo(State.PUBLISHED);
            assertThat(published.publishedAt()).isEqualTo(READ);
            assertThat(published.lastActivityAt()).isEqualTo(READ);
            assertThat(published.pendingSlot()).isNull();
            assertThat(published.outbox())
                    .containsExactly(
                            new ReviewDecided(
                                    "q1",
                                    "asker",
                                    MODERATOR,
                                    1,
                                    ReviewDecided.Decision.APPROVE,
                                    null,
                                    false,
                                    null,
                                    READ),
                            new QuestionPublished(
                                    "q1",
                                    "asker",
                                    "Direct memory grows with TLS",
                                    List.of("tls", "memory"),
                                    Visibility.PUBLIC,
                                    1,
                                    SENT,
                                    READ));
        }

        @Test
        void a_rejected_question_stays_with_its_asker_and_no_word_of_it_is_told() {
            Question rejected =
                    pendingBy("asker").decide(Verdict.reject("off-topic", "Ask elsewhere"), 1, READER, ATTEMPTS, READ);

            assertThat(rejected.state()).isEqualTo(State.REJECTED);
            assertThat(rejected.publishedAt()).isNull();
            assertThat(rejected.pendingSlot()).isNull();
            assertThat(rejected.outbox())
                    .containsExactly(new ReviewDecided(
                            "q1",
                            "asker",
                            MODERATOR,
                            1,
                            ReviewDecided.Decision.REJECT,
                            "off-topic",
                            false,
                            null,
                            READ));
        }

        @Test
        void a_decision_names_the_revision_that_was_read() {
            Question revised = pendingBy("asker").revise(draft("It grows, but why?"), 1, "asker", READ);

            assertThatExceptionOfType(Refusal.RevisionChanged.class)
                    .isThrownBy(() -> revised.decide(APPROVE, 1, READER, ATTEMPTS, READ))
                    .satisfies(refusal -> assertThat(refusal.revision()).isEqualTo(2));
            assertThat(revised.decide(APPROVE, 2, READER, ATTEMPTS, READ).state())
                    .isEqualTo(State.PUBLISHED);
        }

        @Test
        void who_decides_second_hears_who_was_first_and_what_they_said() {
            assertThatExceptionOfType(Refusal.AlreadyDecided.class)
                    .isThrownBy(() -> rejectedBy("asker").decide(APPROVE, 1, OTHER, ATTEMPTS, LATER))
                    .satisfies(refusal -> assertThat(refusal.memberId()).isEqualTo(MODERATOR))
                    .satisfies(refusal -> assertThat(refusal.decision()).isEqualTo("reject"))
                    .satisfies(refusal -> assertThat(refusal.at()).isEqualTo(READ));
        }

        @Test
        void the_same_decision_by_the_same_person_is_one_decision() {
            Question published = publishedBy("asker");

            assertThat(published.decide(APPROVE, 1, READER, ATTEMPTS, LATER)).isSameAs(published);
            assertRefused(
                    Refusal.AlreadyDecided.class,
                    () -> published.decide(Verdict.reject("unclear", null), 1, READER, ATTEMPTS, LATER));
            assertRefused(Refusal.AlreadyDecided.class, () -> published.decide(APPROVE, 1, OTHER, ATTEMPTS, LATER));
        }

        @Test
        void what_its_asker_took_back_is_not_decided() {
            assertRefused(
                    Refusal.Withdrawn.class, () -> withdrawnBy("asker").decide(APPROVE, 1, READER, ATTEMPTS, LATER));
            assertRefused(Refusal.Withdrawn.class, () -> withdrawnBy("asker").claim(READER, LATER));
        }

        @Test
        void moderators_leave_their_own_questions_to_the_others() {
            Question own = pendingBy(MODERATOR);

            assertRefused(Refusal.OwnQuestion.class, () -> own.decide(APPROVE, 1, READER, ATTEMPTS, READ));
            assertRefused(Refusal.OwnQuestion.class, () -> own.claim(READER, READ));
            assertThat(own.reviewableBy(READER)).isFalse();
        }

        @Test
        void the_only_moderator_decides_on_their_own_question_and_it_is_noted() {
            Moderator alone = new Moderator(MODERATOR, true);
            Question own = pendingBy(MODERATOR);

            assertThat(own.reviewableBy(alone)).isTrue();
            Question published = own.decide(APPROVE, 1, alone, ATTEMPTS, READ);

            assertThat(published.state()).isEqualTo(State.PUBLISHED);
            assertThat(published.decision()).isEqualTo(new Decision(APPROVE, MODERATOR, 1, true, READ));
            assertThat(published.outbox().getFirst())
                    .isInstanceOfSatisfying(
                            ReviewDecided.class,
                            told -> assertThat(told.ownQuestion()).isTrue());
        }
    }

    @Nested
    class Accepting {

        @Test
        void the_asker_says_which_answer_solved_it() {
            Question accepted = publishedBy("asker").accept("a1", "author", "asker", LATER);

            assertThat(accepted.acceptance()).isEqualTo(new Acceptance("a1", LATER));
            assertThat(accepted.outbox())
                    .containsExactly(new AnswerAccepted(
                            "q1", "a1", "author", "asker", "Direct memory grows with TLS", Visibility.PUBLIC, LATER));
        }

        @Test
        void accepted_again_it_changes_nothing_and_another_replaces_it() {
            Question accepted = publishedBy("asker").accept("a1", "author", "asker", READ);

            assertThat(accepted.accept("a1", "author", "asker", LATER)).isSameAs(accepted);
            assertThat(accepted.accept("a2", "author", "asker", LATER).acceptance())
                    .isEqualTo(new Acceptance("a2", LATER));
        }

        @Test
        void nobody_else_says_so() {
            assertRefused(Refusal.NotYours.class, () -> publishedBy("asker").accept("a1", "author", "author", LATER));
        }

        @Test
        void a_question_that_is_not_public_has_no_answers_to_accept() {
            assertRefused(Refusal.Absent.class, () -> pendingBy("asker").accept("a1", "author", "asker", LATER));
        }
    }

    @Nested
    class Seeing {

        static Stream<Question> notPublic() {
            return Stream.of(pendingBy("asker"), claimedBy(MODERATOR), rejectedBy("asker"), withdrawnBy("asker"));
        }

        @ParameterizedTest
        @MethodSource("notPublic")
        void what_is_not_public_is_there_for_its_asker_and_moderators_alone(Question question) {
            assertThat(question.visibleTo(Viewer.ANONYMOUS)).isFalse();
            assertThat(question.visibleTo(new Viewer("stranger", false))).isFalse();
            assertThat(question.visibleTo(new Viewer("asker", false))).isTrue();
            assertThat(question.visibleTo(new Viewer("other", true))).isTrue();
        }

        @Test
        void what_is_published_is_there_for_everybody() {
            assertThat(publishedBy("asker").visibleTo(Viewer.ANONYMOUS)).isTrue();
        }

        @Test
        void what_a_moderator_wrote_stays_between_the_asker_and_the_moderators() {
            Question rejected = rejectedBy("asker");

            assertThat(rejected.decisionVisibleTo(new Viewer("asker", false))).isTrue();
            assertThat(rejected.decisionVisibleTo(new Viewer("other", true))).isTrue();
            assertThat(rejected.decisionVisibleTo(new Viewer("stranger", false)))
                    .isFalse();
        }
    }

    @Nested
    class Replying {

        private static final Verdict NO = Verdict.reject("off-topic", null);

        @Test
        void the_asker_answers_once_and_it_is_read_again_at_its_old_place() {
            Question again = rejectedBy("asker").reply("It is about the pool", "asker:2", "asker", LATER);

            assertThat(again.state()).isEqualTo(State.IN_REVIEW);
            assertThat(again.submittedAt()).isEqualTo(SENT);
            assertThat(again.pendingSlot()).isEqualTo("asker:2");
            assertThat(again.revision().number()).isEqualTo(2);
            assertThat(again.revision().reply()).isEqualTo("It is about the pool");
            assertThat(again.revision().body())
                    .isEqualTo(rejectedBy("asker").revision().body());
            assertThat(again.decision()).isNull();
            assertThat(again.earlierDecisions()).hasSize(1);
            assertThat(again.outbox()).containsExactly(new QuestionSubmitted("q1", "asker", 2, SENT));
            assertThat(again.reply("It is about the pool", "asker:2", "asker", LATER))
                    .isSameAs(again);
        }

        @Test
        void what_is_decided_then_is_the_last_word() {
            Question again = rejectedBy("asker").reply("It is about the pool", "asker:1", "asker", LATER);
            Question declined = again.decide(NO, 2, READER, ATTEMPTS, LATER);

            assertRefused(Refusal.AlreadyReplied.class, () -> declined.reply("But", "asker:1", "asker", LATER));
            assertThat(declined.repliableBy(new Viewer("asker", false))).isFalse();
        }

        @Test
        void nobody_else_answers_and_nothing_else_is_answered() {
            assertRefused(Refusal.NotYours.class, () -> rejectedBy("asker").reply("Hm", "asker:1", "stranger", LATER));
            assertRefused(Refusal.NotDeclined.class, () -> publishedBy("asker").reply("Hm", "asker:1", "asker", LATER));
            assertRefused(Refusal.NotDeclined.class, () -> withdrawnBy("asker").reply("Hm", "asker:1", "asker", LATER));
        }
    }

    @Nested
    class Correcting {

        private static final Draft BETTER = draft("Direct memory grows with TLS on");

        @Test
        void what_a_moderator_corrects_is_public_as_corrected_and_names_what_was_read() {
            Question corrected = pendingBy("asker").correct(BETTER, APPROVE, 1, READER, READ);

            assertThat(corrected.state()).isEqualTo(State.PUBLISHED);
            assertThat(corrected.revision().title()).isEqualTo(BETTER.title());
            assertThat(corrected.revision().number()).isEqualTo(2);
            assertThat(corrected.revision().correctedBy()).isEqualTo(MODERATOR);
            assertThat(corrected.decisionOn(1)).isPresent();
            assertThat(corrected.wasPublic(corrected.revision().writtenAt())).isFalse();
            assertThat(corrected.outbox())
                    .extracting(Object::getClass)
                    .containsExactly(ReviewDecided.class, QuestionPublished.class, QuestionCorrected.class);
            assertThat(corrected.outbox().getLast())
                    .isEqualTo(new QuestionCorrected("q1", "asker", MODERATOR, BETTER.title(), 1, 2, READ));
        }

        @Test
        void the_same_correction_again_changes_nothing_and_another_is_too_late() {
            Question corrected = pendingBy("asker").correct(BETTER, APPROVE, 1, READER, READ);

            assertThat(corrected.correct(BETTER, APPROVE, 1, READER, LATER)).isSameAs(corrected);
            assertRefused(
                    Refusal.AlreadyDecided.class,
                    () -> corrected.correct(draft("Another one entirely"), APPROVE, 1, READER, LATER));
        }

        @Test
        void a_text_that_was_changed_while_it_was_corrected_is_read_again() {
            Question changed = pendingBy("asker").revise(draft("It is another one"), 1, "asker", READ);

            assertRefused(Refusal.RevisionChanged.class, () -> changed.correct(BETTER, APPROVE, 1, READER, READ));
        }

        @Test
        void the_same_text_is_approved_as_it_is() {
            Question pending = pendingBy("asker");
            Draft same = draft("Direct memory grows with TLS");

            assertThat(pending.correct(same, APPROVE, 1, READER, READ).revision())
                    .isEqualTo(pending.revision());
        }
    }

    /** No fact of a question that is not published may hold a word of it, or what a moderator wrote to its asker. */
    @Test
    void facts_of_unpublished_questions_hold_none_of_their_words() {
        Question question = Question.submit("q1", "hash", "asker", 1, draft("XYZZY title of the text"), SENT);
        Question revised = question.revise(draft("PLUGH title of the text"), 1, "asker", SENT);
        Question claimed = revised.claim(READER, READ);
        Question rejected = claimed.decide(Verdict.reject("unclear", "QUUX to you"), 2, READER, ATTEMPTS, READ);

        Question replied = rejected.reply("QUUX myself", "asker:1", "asker", LATER);

        assertThat(Stream.of(question, revised, claimed, rejected, replied, revised.withdraw("asker", READ))
                        .flatMap(each -> each.outbox().stream())
                        .map(Object::toString))
                .hasSize(6)
                .noneMatch(fact -> fact.contains("XYZZY") || fact.contains("PLUGH") || fact.contains("QUUX"));
    }

    private static void assertRefused(Class<? extends Refusal> reason, ThrowingCallable act) {
        assertThatExceptionOfType(reason).isThrownBy(act);
    }
}
