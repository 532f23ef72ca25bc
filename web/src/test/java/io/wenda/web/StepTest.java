package io.wenda.web;

import static io.wenda.web.Step.State.DONE;
import static io.wenda.web.Step.State.NOT_YET;
import static io.wenda.web.Step.State.WITH_US;
import static io.wenda.web.Step.State.YOUR_TURN;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void in_review_it_is_with_us() {
        assertThat(SamplePages.inReview(frame(SamplePages.IDA_READS)).steps())
                .extracting(Step::state)
                .containsExactly(DONE, WITH_US, NOT_YET, NOT_YET, NOT_YET);
    }

    @Test
    void an_answer_makes_it_the_askers_turn_and_nobody_elses() {
        assertThat(SamplePages.waitingForItsAsker(frame(SamplePages.IDA_READS))
                        .steps()
                        .getLast()
                        .state())
                .isEqualTo(YOUR_TURN);
        assertThat(SamplePages.waitingForItsAsker(frame(SamplePages.OTTO_READS))
                        .steps()
                        .getLast()
                        .state())
                .isEqualTo(NOT_YET);
        assertThat(SamplePages.waitingForItsAsker(frame(null)).steps().getLast().state())
                .isEqualTo(NOT_YET);
    }

    @Test
    void accepted_is_the_end() {
        assertThat(SamplePages.answered(frame(null)).steps())
                .extracting(Step::state)
                .containsOnly(DONE);
    }

    @Test
    void who_answered_first_is_named_though_another_was_accepted() {
        assertThat(SamplePages.answered(frame(null)).steps())
                .extracting(Step::label)
                .contains("Answered by Otto Brandt");
    }

    @Test
    void a_person_is_the_same_square_everywhere() {
        assertThat(new Person("m1", "👩‍💻 Ada").initial()).isEqualTo("👩‍💻");
        assertThat(new Person("m1", "é").initial()).isEqualTo("É");
        assertThat(new Person("m1", "").initial()).isEqualTo("?");
        assertThat(new Person("m1", "Ida").grey())
                .isEqualTo(new Person("m1", "Otto").grey())
                .isBetween(1, 4);
    }

    private static Frame frame(@Nullable Viewer viewer) {
        return SamplePages.frame(Language.EN, Theme.SYSTEM, "/", viewer);
    }
}
