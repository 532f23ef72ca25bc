package io.wenda.question.moderating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wenda.http.problem.InvalidException;
import io.wenda.question.asking.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionRequestTest {

    @Test
    void a_duplicate_names_its_original_and_nothing_else_does() {
        assertThat(request("duplicate", "q7").verdict()).isEqualTo(Verdict.duplicate("q7", null));
        assertInvalid(request("duplicate", null));
        assertInvalid(request("approve", "q7"));
    }

    @Test
    void an_original_is_bounded_whatever_is_decided() {
        assertInvalid(request("duplicate", "x".repeat(101)));
        assertInvalid(request(null, "x".repeat(101)));
    }

    private static DecisionRequest request(@Nullable String decision, @Nullable String originalId) {
        return new DecisionRequest(decision, 1, null, null, originalId);
    }

    private static void assertInvalid(DecisionRequest request) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(request::verdict);
    }
}
