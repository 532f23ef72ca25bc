package io.wenda.gateway;

import static io.wenda.gateway.Stage.GATEWAY;
import static io.wenda.gateway.Stage.QUESTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is too large never reaches a service whole, whether or not it says its size. */
class LimitsIT {

    private static final int LIMIT = 256 * 1024;

    @BeforeEach
    void answers() {
        QUESTION.answers(200, "{}");
    }

    @Test
    void a_body_of_just_the_limit_passes() {
        assertThat(GATEWAY.post("/api/questions", "x".repeat(LIMIT)).statusCode())
                .isEqualTo(200);
        assertThat(chunked(LIMIT).statusCode()).isEqualTo(200);
        assertThat(QUESTION.arrived())
                .allSatisfy(request -> assertThat(request.body()).hasSize(LIMIT));
    }

    @Test
    void a_larger_body_is_refused_by_its_announced_size() {
        HttpResponse<String> answer = GATEWAY.post("/api/questions", "x".repeat(LIMIT + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"too-large\"", "\"limit\":262144");
        assertThat(QUESTION.arrived()).isEmpty();
    }

    @Test
    void an_image_may_be_larger_than_a_text() {
        assertThat(GATEWAY.post("/api/images", "x".repeat(4 * LIMIT)).statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.post("/api/images", "x".repeat(7 * 1024 * 1024)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_larger_body_that_hides_its_size_is_refused_too() {
        HttpResponse<String> answer = chunked(4 * LIMIT);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"too-large\"");
        assertThat(QUESTION.arrived()).isEmpty();
    }

    private static HttpResponse<String> chunked(int size) {
        return GATEWAY.send(GATEWAY.to("/api/questions")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("x".repeat(size).getBytes(UTF_8)))));
    }
}
