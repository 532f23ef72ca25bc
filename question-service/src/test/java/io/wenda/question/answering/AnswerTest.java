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
import io.wenda.events.MembersMentioned;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Question;
import io.wenda.question.people.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTest {

    private static final Reply REPLY = Reply.of("Share **one** pool.");
    private static final Viewer AUTHOR = new Viewer("author", false);
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
        assertThat(published.heldBack().letIn(publishedBy("asker"), READ).outbox())
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
