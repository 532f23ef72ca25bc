package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionsTest {

    @Test
    void what_stands_under_a_heading_is_its_section_down_to_the_next() {
        assertThat(Sections.of("Before.\n\n## Goal\n\nLess *waiting*.\n\n- one\n- two\n\nCost\n====\n\n```\nten\n```"))
                .containsEntry("", "Before.")
                .containsEntry("goal", "Less waiting.one two")
                .containsEntry("cost", "ten");
    }

    @Test
    void a_heading_with_nothing_below_or_in_code_says_nothing() {
        assertThat(Sections.of("## Goal\n\n---\n\n## Cost\n\n```\n## Design\n```"))
                .containsEntry("goal", "")
                .doesNotContainKey("design");
    }
}
