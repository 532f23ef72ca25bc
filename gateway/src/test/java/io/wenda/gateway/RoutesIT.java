package io.wenda.gateway;

import static io.wenda.gateway.Stage.GATEWAY;
import static io.wenda.gateway.Stage.MEMBERSHIP;
import static io.wenda.gateway.Stage.NOTIFICATION;
import static io.wenda.gateway.Stage.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which path goes where, and what the gateway itself says to the rest. */
class RoutesIT {

    @BeforeEach
    void everybodyAnswersByName() {
        QUESTION.answers(200, "question");
        MEMBERSHIP.answers(200, "membership");
        NOTIFICATION.answers(200, "notification");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/members,                     membership",
        "/api/members/m1/roles,            membership",
        "/api/session,                     membership",
        "/api/session/demo,                membership",
        "/api/session/issued,              membership",
        "/api/second-factor,               membership",
        "/api/tokens/t1,                   membership",
        "/api/issuers/github/visits,       membership",
        "/.well-known/jwks.json,           membership",
        "/api/admin/membership/keys,       membership",
        "/api/questions?view=latest&tag=c, question",
        "/api/questions/q1/answers,        question",
        "/api/answers/a1,                  question",
        "/api/reviews/r1/claim,            question",
        "/api/people,                      question",
        "/api/preview,                     question",
        "/api/follows/question/q1,         notification",
        "/api/inbox,                       notification",
        "/api/inbox/count,                 notification",
        "/api/inbox/stream,                notification",
        "/,                                question",
        "/questions?view=unanswered,       question",
        "/questions/q1,                    question",
        "/questions/q1/why-is-it-so,       question",
    })
    void the_first_word_after_api_says_which_service_answers(String path, String service) {
        assertThat(GATEWAY.get(path).body()).isEqualTo(service);
    }

    @Test
    void path_and_query_arrive_as_they_were_sent() {
        GATEWAY.get("/api/questions?tag=c%2B%2B&after=a%20b");

        assertThat(QUESTION.onlyArrived().path()).isEqualTo("/api/questions?tag=c%2B%2B&after=a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/nothing", "/api/questionsx", "/api/actuator/health"})
    void an_unknown_path_of_the_api_is_a_problem(String path) {
        HttpResponse<String> answer = GATEWAY.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"not-found\"", "\"type\":\"urn:wenda:problem:not-found\"");
    }

    @Test
    void an_unknown_page_is_a_page_in_the_readers_language() {
        HttpResponse<String> answer = GATEWAY.get("/nothing-here", "Accept-Language", "zh-CN,zh;q=0.9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<html", "lang=\"zh-Hans\"");
    }

    @Test
    void management_is_never_routed() {
        assertThat(GATEWAY.get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(GATEWAY.managementPort()).isNotEqualTo(GATEWAY.port());
    }
}
