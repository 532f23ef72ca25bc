package io.wenda.gateway;

import static io.wenda.gateway.Stage.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What integrators find under {@code /docs}. */
class ApiDocumentsIT {

    @Test
    void the_page_shows_every_operation_and_every_code() {
        HttpResponse<String> page = GATEWAY.get("/docs", "Cookie", "wenda_lang=zh; wenda_theme=dark");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("lang=\"zh-Hans\"", "data-theme=\"dark\"", "<code>/api/questions/{id}/answers</code>");
        for (String id : document("/docs/openapi.json").findValuesAsString("operationId")) {
            assertThat(page.body()).contains("id=\"" + id + "\"");
        }
        assertThat(page.body()).contains("id=\"problem-too-many-pending\"", "id=\"problem-service-slow\"");
    }

    @Test
    void a_client_can_be_generated_from_the_whole_and_from_each_part() {
        assertThat(document("/docs/openapi.json")
                        .at("/paths/~1api~1questions/post/operationId")
                        .asString())
                .isEqualTo("questionsAsk");
        assertThat(document("/docs/openapi/membership-service.json")
                        .required("paths")
                        .propertyNames())
                .contains("/api/session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/openapi/nothing.json", "/docs/openapi/..%2Fapplication.json", "/docs/", "/docs/openapi"})
    void nothing_else_is_there(String path) {
        assertThat(GATEWAY.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_is_told_of_what_is_for_operators_machines() {
        assertThat(GATEWAY.get("/docs/openapi.json").body()).doesNotContain("actuator");
    }

    private static JsonNode document(String path) {
        HttpResponse<String> answer = GATEWAY.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return JsonMapper.shared().readTree(answer.body());
    }
}
