package io.wenda.question.moderating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wenda.http.problem.InvalidException;
import io.wenda.question.asking.Reasons;
import io.wenda.question.asking.SampleReasons;
import io.wenda.question.asking.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionRequestTest {

    private static final Reasons REASONS = SampleReasons.of("too-short");
    private static final String BODY = "The heap is flat and it grows.";

    @Test
    void a_duplicate_names_its_original_and_nothing_else_does() {
        assertThat(read(request("duplicate", null, "q7")).verdict()).isEqualTo(Verdict.duplicate("q7", null));
        assertInvalid(request("duplicate", null, null));
        assertInvalid(request("approve", null, "q7"));
    }

    @Test
    void an_original_is_bounded_whatever_is_decided() {
        assertInvalid(request("duplicate", null, "x".repeat(101)));
        assertInvalid(request(null, null, "x".repeat(101)));
    }

    @Test
    void a_reason_is_one_of_the_communitys_and_stands_where_something_is_not_published() {
        assertThat(read(request("reject", "too-short", null)).verdict()).isEqualTo(Verdict.reject("too-short", null));
        assertThat(read(request("ask-for-changes", "too-short", null)).verdict())
                .isEqualTo(Verdict.askForChanges("too-short", null));
        assertInvalid(request("reject", "off-topic", null));
        assertInvalid(request("ask-for-changes", "off-topic", null));
        assertInvalid(request("ask-for-changes", null, null));
        assertInvalid(request("approve", "too-short", null));
    }

    @Test
    void only_what_is_approved_is_corrected_and_within_the_bounds_of_any_question() {
        assertThat(read(correcting("approve", "Long enough a title")).text()).isNotNull();
        assertInvalid(correcting("approve", "Short"));
        assertInvalid(correcting("reject", "Long enough a title"));
    }

    private static DecisionRequest correcting(String decision, String title) {
        DecisionRequest.Corrected text = new DecisionRequest.Corrected(title, BODY, null);
        return new DecisionRequest(decision, 1, decision.equals("reject") ? "too-short" : null, null, null, text);
    }

    private static DecisionRequest request(
            @Nullable String decision, @Nullable String reason, @Nullable String originalId) {
        return new DecisionRequest(decision, 1, reason, null, originalId, null);
    }

    private static DecisionRequest.Checked read(DecisionRequest request) {
        return request.read(REASONS);
    }

    private static void assertInvalid(DecisionRequest request) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> read(request));
    }
}
