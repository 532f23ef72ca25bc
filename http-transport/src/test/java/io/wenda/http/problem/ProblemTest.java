package io.wenda.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

class ProblemTest {

    @Test
    void a_problem_is_written_as_rfc_9457_says_with_its_extras_beside() {
        Problem problem = Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", "Too many attempts")
                .detail("Five a minute.")
                .retryAfter(Duration.ofMillis(1500))
                .with("limit", 5)
                .with(
                        "violations",
                        List.of(new Violation("name", "required", null), new Violation("b", "too-long", 9)));
        assertThat(new JsonMapper().writeValueAsString(problem)).isEqualTo("""
                        {"type":"urn:wenda:problem:too-many-attempts","title":"Too many attempts","status":429,\
                        "detail":"Five a minute.","code":"too-many-attempts","retryAfter":2,"limit":5,\
                        "violations":[{"field":"name","code":"required"},{"field":"b","code":"too-long","limit":9}]}""");
    }

    @Test
    void retrying_at_once_is_never_advised() {
        Problem problem =
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "try-again", "Away").retryAfter(Duration.ZERO);
        assertThat(problem.retryAfterSeconds()).isEqualTo(1);
    }
}
