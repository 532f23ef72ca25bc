package io.wenda.question.commenting;

import static io.wenda.question.asking.SampleQuestions.READ;
import static io.wenda.question.asking.SampleQuestions.publishedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wenda.events.PostSubmitted;
import io.wenda.events.PrivateCommented;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentTest {

    private static final Viewer AUTHOR = new Viewer("author", false);
    private static final Moderator JONAS = new Moderator("jonas", false);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Instant LATER = READ.plus(FRESH);
    private static final Remark OTHER = Remark.of("Which heap?");

    private final Question question = publishedBy("asker");
    private final Post post = new Post(question, null);
    private final Comment published = Comment.publish("c1", post, List.of(), "author", Remark.of("Which one?"), READ);
    private final Comment waiting = published.propose(Remark.of("Which pool?"), 1, post, AUTHOR, FRESH, READ);

    @Test
    void a_comment_is_no_longer_fresh_but_for_what_moderators_talk_of_with_its_author() {
        assertThatExceptionOfType(Refusal.TooLate.class)
                .isThrownBy(() -> published.propose(OTHER, 1, post, AUTHOR, FRESH, LATER));
        assertThat(waiting.propose(OTHER, 2, post, AUTHOR, FRESH, LATER).editInReview())
                .isTrue();
        assertThat(decided(Verdict.askForChanges(null, "Of what?"))
                        .propose(OTHER, 3, post, AUTHOR, FRESH, LATER)
                        .editInReview())
                .isTrue();
    }

    @Test
    void an_edit_that_was_declined_keeps_no_comment_changeable_and_none_makes_it_so_unread() {
        Comment declined = decided(Verdict.reject("unclear", null));

        assertThat(declined.editableBy(AUTHOR, FRESH, READ)).isTrue();
        assertThat(declined.editableBy(AUTHOR, FRESH, LATER)).isFalse();
        assertThatExceptionOfType(Refusal.TooLate.class)
                .isThrownBy(() -> declined.propose(OTHER, 3, post, AUTHOR, FRESH, LATER));
        assertThatExceptionOfType(Refusal.TooLate.class)
                .isThrownBy(() -> waiting.edit(OTHER, 2, post, AUTHOR, FRESH, LATER));
    }

    @Test
    void what_its_author_changes_while_the_question_is_kept_from_the_public_waits_as_well() {
        Post hidden = new Post(question.keepPrivate("moderator", READ), null);

        assertThat(published.propose(OTHER, 1, hidden, AUTHOR, FRESH, READ).body())
                .isEqualTo("Which one?");
    }

    @Test
    void what_is_said_while_the_question_is_kept_from_the_public_is_for_few_until_a_moderator_has_read_it() {
        Post hidden = new Post(question.keepPrivate("moderator", READ), null);
        Comment held = Comment.publish("c1", hidden, List.of(), "author", Remark.of("Which one?"), READ)
                .heldBack();
        Comment changed = held.propose(OTHER, 1, hidden, AUTHOR, FRESH, READ);
        Viewer reader = new Viewer("reader", false);

        assertThat(held.outbox()).hasExactlyElementsOfTypes(PrivateCommented.class, PostSubmitted.class);
        assertThat(changed.body()).isEqualTo(OTHER.body());
        assertThat(changed.shownTo(reader, hidden.question())).isTrue();
        assertThat(changed.shownTo(reader, question)).isFalse();
        assertThat(changed.letIn(post, List.of(), READ).shownTo(reader, question))
                .isTrue();
    }

    private Comment decided(Verdict verdict) {
        return waiting.decide(verdict, 2, null, question, true, JONAS, 1, READ);
    }
}
