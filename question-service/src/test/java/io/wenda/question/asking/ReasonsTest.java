package io.wenda.question.asking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

    private final Reasons reasons = SampleReasons.of("too-short");

    @Test
    void an_asker_reads_the_reason_in_their_language_or_else_in_english() {
        assertThat(reasons.words("too-short", "zh")).contains("请再说详细些。");
        assertThat(reasons.words("too-short", "fr")).contains("Say more.");
    }

    @Test
    void a_reason_that_the_community_gave_up_has_no_words() {
        assertThat(reasons.words("off-topic", "en")).isEmpty();
        assertThat(reasons.has("off-topic")).isFalse();
    }

    @Test
    void what_was_stored_before_communities_had_their_own_is_the_code_of_today() {
        assertThat(Verdict.reject("OFF_TOPIC", null).reason()).isEqualTo("off-topic");
    }
}
